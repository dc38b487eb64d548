import { useConsole } from '../../../../app/console-context.ts';
import { type Theme, themes } from '../../../../app/preferences.ts';
import { type ConsoleLocale, localeNames } from '../../../../texts/locale.ts';
import { Select } from '../../../../ui/controls/field.tsx';
import { Card } from '../../../../ui/data/stat.tsx';

/** The theme and the language, for this browser. */
export default function AppearanceTab() {
  const { t, preferences, savePreferences } = useConsole();
  const locales: readonly { value: ConsoleLocale | ''; label: string }[] = [
    { value: '', label: t('settings-appearance-automatic') },
    { value: 'en', label: localeNames.en },
    { value: 'de', label: localeNames.de },
  ];
  return (
    <Card title={t('settings-appearance')}>
      <div class="stack">
        <p class="quiet">{t('settings-appearance-intro')}</p>
        <Select<Theme>
          label={t('theme')}
          value={preferences.theme}
          choices={themes.map((theme) => ({ value: theme, label: t(`theme-${theme}`) }))}
          onChange={(theme) => savePreferences({ ...preferences, theme })}
        />
        <Select<ConsoleLocale | ''>
          label={t('language')}
          value={preferences.locale ?? ''}
          choices={locales}
          onChange={(locale) => savePreferences({ ...preferences, locale: locale || null })}
        />
      </div>
    </Card>
  );
}
