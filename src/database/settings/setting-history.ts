import type { SettingHistory } from '../../ports/settings/setting-history.ts';
import type { KyselyClient } from '../kysely.ts';

/** Reads who changed settings from the audit log. */
export function createSettingHistory({
  kysely,
}: {
  readonly kysely: KyselyClient;
}): SettingHistory {
  return {
    async listLastChanges() {
      const rows = await kysely
        .selectFrom('audit_log')
        .where('subject_kind', '=', 'installation')
        .where('action', '=', 'setting.change')
        .distinctOn('subject_id')
        .select(['subject_id', 'at', 'actor'])
        .orderBy('subject_id')
        .orderBy('id', 'desc')
        .execute();
      return rows.map(({ subject_id: name, at, actor }) => ({ name, at, by: actor }));
    },
  };
}
