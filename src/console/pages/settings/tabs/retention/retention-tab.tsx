import { readJson } from '../../../../api/api-client.ts';
import { useQuery } from '../../../../api/use-query.ts';
import { useConsole } from '../../../../app/console-context.ts';
import type { PlainMessageKey } from '../../../../texts/texts.ts';
import { Card, Facts } from '../../../../ui/data/stat.tsx';
import { QueryView } from '../../../../ui/feedback/states.tsx';
import { SettingList } from '../../setting-list.tsx';
import { useSettings } from '../../use-settings.ts';

const settingNames = [
  'AUDIT_KEEP_DAYS',
  'ERROR_KEEP_DAYS',
  'CHECK_KEEP_DAYS',
  'ALERT_KEEP_DAYS',
  'BACKUP_RECORD_KEEP_DAYS',
  'TASK_KEEP_DAYS',
  'REVOKED_KEEP_DAYS',
  'FOLLOW_KEEP_DAYS',
  'FORGET_AFTER_DAYS',
  'BACKUP_KEEP_DAYS',
  'BACKUP_KEEP_COUNT',
];

/** What the bot needs for its own work, so that no setting changes it. */
const fixedKinds: Readonly<Record<string, PlainMessageKey>> = {
  issue: 'settings-retention-kind-issue',
  job_interval: 'settings-retention-kind-job-interval',
  telegram_update: 'settings-retention-kind-telegram-update',
};

/** For how long data is kept. */
export default function RetentionTab() {
  const { t, api } = useConsole();
  const settings = useSettings();
  const kept = useQuery('retention', (signal) =>
    readJson(api.settings.retention.$get({}, { init: { signal } })),
  );
  return (
    <div class="stack">
      <p class="quiet">{t('settings-retention-intro')}</p>
      <QueryView query={settings}>
        {(report) => (
          <Card title={t('settings-retention-settings')}>
            <SettingList
              settings={report.settings.filter(({ name }) => settingNames.includes(name))}
              onChanged={settings.reload}
            />
          </Card>
        )}
      </QueryView>
      <QueryView query={kept}>
        {({ items }) => (
          <Card title={t('settings-retention-kept')}>
            <Facts
              facts={items.flatMap(({ name, days }) => {
                const kind = fixedKinds[name];
                const value = t('settings-retention-days-value', { days });
                return kind ? [{ name: t(kind), value }] : [];
              })}
            />
          </Card>
        )}
      </QueryView>
    </div>
  );
}
