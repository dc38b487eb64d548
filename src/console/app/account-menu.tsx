import { useAction } from '../api/use-action.ts';
import { localeNames, locales } from '../texts/locale.ts';
import { IconButton } from '../ui/controls/button.tsx';
import { Segments } from '../ui/controls/tabs.tsx';
import { useConsole } from './console-context.ts';
import { themes } from './preferences.ts';

/** Who is signed in, the theme, the language, and signing out. */
export function AccountMenu() {
  const { t, session, locale, preferences, savePreferences, version, isDemo } = useConsole();
  const { api, setSession } = useConsole();
  const signOut = useAction(async () => {
    await api.session.$delete();
    setSession({ session: null, version, isDemo });
  });
  if (!session) return null;
  return (
    <div class="account">
      <div class="account-choices">
        <Segments
          label={t('theme')}
          value={preferences.theme}
          choices={themes.map((theme) => ({ value: theme, label: t(`theme-${theme}`) }))}
          onChange={(theme) => savePreferences({ ...preferences, theme })}
        />
        <Segments
          label={t('language')}
          value={locale}
          choices={locales.map((value) => ({ value, label: localeNames[value] }))}
          onChange={(value) => savePreferences({ ...preferences, locale: value })}
        />
      </div>
      <div class="account-person">
        <span class="account-name">
          <strong>{session.name}</strong>
          <small>{t(`role-${session.role}`)}</small>
        </span>
        <IconButton
          icon="signOut"
          label={t('sign-out')}
          isDisabled={signOut.isRunning}
          onClick={() => void signOut.run()}
        />
      </div>
    </div>
  );
}
