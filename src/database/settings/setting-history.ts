import { sql } from 'kysely';
import type { SettingHistory } from '../../ports/settings/setting-history.ts';
import type { KyselyClient } from '../kysely.ts';

/**
 * Reads who changed settings from the audit log: for each setting the newest entries of its part of the index
 * (subject_kind, subject_id, id), so the size of the log does not matter.
 */
export function createSettingHistory({
  kysely,
}: {
  readonly kysely: KyselyClient;
}): SettingHistory {
  return {
    async listLastChanges(names) {
      return kysely
        .selectFrom(
          sql<{ name: string }>`unnest(${[...names]}::text[])`.as<'setting'>(sql`setting(name)`),
        )
        .innerJoinLateral(
          (inner) =>
            inner
              .selectFrom('audit_log')
              .select(['at', 'actor'])
              .where('subject_kind', '=', 'installation')
              .whereRef('audit_log.subject_id', '=', 'setting.name')
              .where('action', '=', 'setting.change')
              .orderBy('id', 'desc')
              .limit(1)
              .as('last'),
          (join) => join.onTrue(),
        )
        .select(['setting.name', 'last.at', 'last.actor as by'])
        .execute();
    },
  };
}
