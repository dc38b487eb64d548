import type { AuthorizedActor } from '../../src/domain/actor.ts';
import type { AuditEntry } from '../../src/domain/audit-entry.ts';
import { anId } from './factories.ts';

/** Somebody in the console. */
export function aConsoleActor(isAdmin: boolean): AuthorizedActor {
  return { userId: anId<'user'>(), name: 'Ada', source: 'web', isAdmin };
}

/** An audit log and a record of refusals that keep what they are given. */
export function createRecords() {
  const audited: AuditEntry[] = [];
  const refused: string[] = [];
  return {
    audited,
    refused,
    audit: { record: async (entry: AuditEntry) => void audited.push(entry) },
    refusals: {
      recordRefusal: async (code: string, _by: unknown, detail: object) =>
        void refused.push(`${code} ${JSON.stringify(detail)}`),
    },
  };
}
