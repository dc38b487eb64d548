import { createHash } from 'node:crypto';
import { errorMetadata } from '../domain/app-error.ts';
import { type AuditEntry, toAuditEntry } from '../domain/audit-entry.ts';
import { newId } from '../lib/ids/new-id.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import type { RefusalLog } from '../ports/refusal-log.ts';
import type { KyselyClient } from './kysely.ts';

/** The audit log: entries are added; only refused attempts that are repeated share one. */
export function createAuditLog({ kysely }: { readonly kysely: KyselyClient }): AuditLog {
  return { record: (entry) => insertAuditEntry(kysely, entry) };
}

/** What people were refused, in the audit log. */
export function createRefusalLog({ kysely }: { readonly kysely: KyselyClient }): RefusalLog {
  return {
    async recordRefusal(action, by, detail) {
      const after = JSON.parse(JSON.stringify(detail));
      const change = Object.keys(after).length > 0 ? { after } : {};
      const subject = { kind: 'user', id: by.userId ?? by.name } as const;
      await insertAuditEntry(kysely, toAuditEntry(by, action, subject, change));
    },
  };
}

/**
 * Adds an entry, in the transaction of `kysely` if it is one. The user is left out if it was erased meanwhile. A refused
 * attempt that the same user repeats on the same subject within an hour of the clock is counted in the first entry:
 * otherwise anyone could fill the table by pressing buttons.
 */
export async function insertAuditEntry(
  kysely: KyselyClient,
  entry: AuditEntry,
  id: string = newId(),
): Promise<void> {
  const { user_id: userId, ...row } = toAuditRow(entry);
  const foldHash = toFoldHash(entry);
  await kysely
    .insertInto('audit_log')
    .values((query) => ({
      ...row,
      id,
      user_id: userId && query.selectFrom('user').select('user.id').where('user.id', '=', userId),
      fold_key:
        foldHash &&
        query.fn<string>('concat', [
          query.cast<string>(query.val(`${foldHash} `), 'text'),
          query.fn('date_trunc', [query.cast<string>(query.val('hour'), 'text'), query.fn('now')]),
        ]),
    }))
    .onConflict((conflict) =>
      conflict.column('fold_key').doUpdateSet((query) => ({
        count: query('audit_log.count', '+', 1),
        last_at: query.fn<Date>('now'),
      })),
    )
    .execute();
}

/** Null for an entry that is not about a refused attempt, whose action is then the code of the error. */
function toFoldHash(entry: AuditEntry): string | null {
  const { userId, actor, source, action, subjectKind, subjectId } = entry;
  if (!(action in errorMetadata)) return null;
  const parts = [userId ?? actor, source, action, subjectKind, subjectId, attemptOf(entry)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/**
 * What was attempted: the command or the verb of the button, without the IDs that anyone can make up. A button that does
 * not exist is made up as a whole.
 */
function attemptOf({ action, after = {} }: AuditEntry): string {
  const what = after['what'] ?? after['action'];
  if (typeof what !== 'string' || action === 'unknown-button') return '';
  return what.split(':', 1)[0] ?? '';
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
