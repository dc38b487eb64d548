import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { choosePageLocale } from './texts/page-texts.ts';

const cookieName = 'medianest-language';
const cookieSeconds = 365 * 24 * 3_600;

/** The language of the page: the one that was chosen on it, or the best for the browser. */
export function readPageLocale(c: Context, locales: readonly string[]): string {
  const chosen = getCookie(c, cookieName);
  return (
    locales.find((locale) => locale === chosen) ??
    choosePageLocale(c.req.header('accept-language'), locales)
  );
}

/** Remembers the chosen language in the browser. */
export function rememberPageLocale(c: Context, locale: string): void {
  setCookie(c, cookieName, locale, {
    path: '/web',
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: cookieSeconds,
  });
}
