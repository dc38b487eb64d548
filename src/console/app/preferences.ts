import { type ConsoleLocale, chooseLocale, locales } from '../texts/locale.ts';

/** The themes; `system` follows the operating system. */
export const themes = ['system', 'light', 'dark'] as const;

/** A theme. */
export type Theme = (typeof themes)[number];

/** What a person has chosen in this browser. */
export interface Preferences {
  readonly theme: Theme;
  /** Null follows the browser. */
  readonly locale: ConsoleLocale | null;
}

/** Also read by public/theme.js. */
const storageKey = 'medianest-preferences';

/** Reads what was chosen; the defaults if nothing was, or if the storage is blocked. */
export function readPreferences(): Preferences {
  const stored = readStored();
  return {
    theme: themes.find((theme) => theme === stored['theme']) ?? 'system',
    locale: locales.find((locale) => locale === stored['locale']) ?? null,
  };
}

/** Saves a choice, and applies the theme at once. */
export function savePreferences(preferences: Preferences): void {
  const { theme } = preferences;
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferences));
  } catch {
    // Storage is blocked: the choice lasts until the page is closed.
  }
}

/** The language to show: the chosen one, or that of the browser. */
export function resolveLocale({ locale }: Preferences): ConsoleLocale {
  return locale ?? chooseLocale(navigator.languages);
}

function readStored(): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
