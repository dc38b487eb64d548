import { useConsole } from '../../../../app/console-context.ts';
import { Card } from '../../../../ui/data/stat.tsx';
import { QueryView } from '../../../../ui/feedback/states.tsx';
import { SettingList, SettingsNotice } from '../../setting-list.tsx';
import { useSettings } from '../../use-settings.ts';

/** Where alerts go, and when. */
export default function AlertsTab() {
  const { t } = useConsole();
  const query = useSettings();
  return (
    <QueryView query={query}>
      {(report) => (
        <div class="stack">
          <SettingsNotice report={report} />
          <p class="quiet">{t('settings-alerts-intro')}</p>
          <Card title={t('settings-alerts')}>
            <SettingList
              settings={report.settings.filter(({ group }) => group === 'alerts')}
              onChanged={query.reload}
            />
          </Card>
        </div>
      )}
    </QueryView>
  );
}
