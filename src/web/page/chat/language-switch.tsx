import { useDemo } from '../demo.ts';
import { ApiError, api } from './connection.ts';

/** Chooses the language of the page, and with it the one of the commands and of the bot's answers. */
export function LanguageSwitch() {
  const { texts, store, toast } = useDemo();
  const { t, locale, languages } = texts;
  const choose = async (wanted: string) => {
    try {
      await api.language(wanted);
      // All texts change, and the stream has to be opened again.
      window.location.reload();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(store.state.visiblePane, t(error.key));
    }
  };
  return (
    <select
      id="language"
      aria-label={t('demo-language')}
      value={locale}
      onChange={({ currentTarget }) => void choose(currentTarget.value)}
    >
      {languages.map((each) => (
        <option key={each.locale} value={each.locale} lang={each.locale}>
          {each.name}
        </option>
      ))}
    </select>
  );
}
