import { useState } from 'preact/hooks';
import { useConsole } from '../../../../app/console-context.ts';
import { SearchField } from '../../../../ui/controls/search-field.tsx';
import { Card } from '../../../../ui/data/stat.tsx';
import { EmptyState, QueryView } from '../../../../ui/feedback/states.tsx';
import { SettingList, SettingsNotice } from '../../setting-list.tsx';
import { aboutSetting } from '../../setting-texts.ts';
import { useSettings } from '../../use-settings.ts';

/** All settings in effect, where each comes from, and who changed it. */
export default function ConfigurationTab() {
  const { t } = useConsole();
  const query = useSettings();
  const [search, setSearch] = useState('');
  const matches = (name: string) => {
    const about = aboutSetting(name);
    const text = `${name} ${about ? t(about) : ''}`.toLowerCase();
    return text.includes(search.trim().toLowerCase());
  };
  return (
    <div class="stack">
      <div class="toolbar">
        <SearchField label={t('settings-search')} value={search} onSearch={setSearch} />
      </div>
      <QueryView query={query}>
        {(report) => {
          const found = report.settings.filter(({ name }) => matches(name));
          const groups = [...new Set(found.map(({ group }) => group))];
          return (
            <div class="stack">
              <SettingsNotice report={report} />
              {found.length === 0 && <EmptyState icon="search" title={t('settings-empty')} />}
              {groups.map((group) => (
                <Card key={group} title={t(`settings-group-${group}`)}>
                  <SettingList
                    settings={found.filter((setting) => setting.group === group)}
                    onChanged={query.reload}
                  />
                </Card>
              ))}
              <p class="quiet">{t('settings-processes')}</p>
            </div>
          );
        }}
      </QueryView>
    </div>
  );
}
