import { readJson } from '../../../../api/api-client.ts';
import { useQuery } from '../../../../api/use-query.ts';
import { useConsole } from '../../../../app/console-context.ts';
import type { PlainMessageKey } from '../../../../texts/texts.ts';
import { Card, Facts } from '../../../../ui/data/stat.tsx';
import { QueryView } from '../../../../ui/feedback/states.tsx';
import { SettingList } from '../../setting-list.tsx';
import { useSettings } from '../../use-settings.ts';

const settingNames = ['FORGET_AFTER_DAYS', 'BACKUP_KEEP_DAYS', 'BACKUP_KEEP_COUNT'];

const kinds: Readonly<Record<string, PlainMessageKey>> = {
  alert: 'settings-retention-kind-alert',
  api_token: 'settings-retention-kind-api-token',
  audit_log: 'settings-retention-kind-audit-log',
  backup_run: 'settings-retention-kind-backup-run',
  console_task: 'settings-retention-kind-console-task',
  error_log: 'settings-retention-kind-error-log',
  job_interval: 'settings-retention-kind-job-interval',
  service_check: 'settings-retention-kind-service-check',
  service_check_hour: 'settings-retention-kind-service-check-hour',
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
      <QueryView query={kept}>
        {({ items }) => (
          <Card title={t('settings-retention-kept')}>
            <Facts
              facts={items.map(({ name, days }) => {
                const kind = kinds[name];
                return {
                  name: kind ? t(kind) : name,
                  value: t('settings-retention-days-value', { days }),
                };
              })}
            />
          </Card>
        )}
      </QueryView>
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
    </div>
  );
}
