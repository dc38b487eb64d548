import { v7 as uuidv7 } from 'uuid';
import { type AuditEntry, toAuditEntry } from '../domain/audit-entry.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import type { RefusalLog } from '../ports/refusal-log.ts';
import type { KyselyClient } from './kysely.ts';

/** The audit log: entries are added and never changed. */
export function createAuditLog({ kysely }: { readonly kysely: KyselyClient }): AuditLog {
  return { record: (entry) => insertAuditEntry(kysely, entry) };
}

/** What people were refused, in the audit log. */
export function createRefusalLog({ kysely }: { readonly kysely: KyselyClient }): RefusalLog {
  return {
    async recordRefusal(action, by, detail) {
      const after = JSON.parse(JSON.stringify(detail));
      const change = Object.keys(after).length > 0 ? { after } : {};
      const subject = { kind: 'user', id: by.userId } as const;
      await insertAuditEntry(kysely, toAuditEntry(by, action, subject, change));
    },
  };
}

/** Adds an entry, in the transaction of `kysely` if it is one. The user is left out if it was erased meanwhile. */
export async function insertAuditEntry(
  kysely: KyselyClient,
  entry: AuditEntry,
  id: string = uuidv7(),
): Promise<void> {
  const { user_id: userId, ...row } = toAuditRow(entry);
  await kysely
    .insertInto('audit_log')
    .values((query) => ({
      ...row,
      id,
      user_id: userId && query.selectFrom('user').select('user.id').where('user.id', '=', userId),
    }))
    .execute();
}

/** The row of an entry, without its id. */
function toAuditRow({ userId, subjectKind, subjectId, before, after, ...entry }: AuditEntry) {
  return {
    ...entry,
    user_id: userId,
    subject_kind: subjectKind,
    subject_id: subjectId,
    before: before ?? null,
    after: after ?? null,
  };
}
