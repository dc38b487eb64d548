import type { Platform } from '../core/place.ts';
import type { SignInEnd } from '../core/sign-in.ts';
import { signInEndText } from './sign-in.ts';
import type { Catalogue } from './text/catalogue.ts';

/** What the page for signing in says to a person with this language. */
export function linkPageTexts(texts: Catalogue, locale: string | null) {
  const t = texts.in(locale);
  const language = locale?.split('-')[0] ?? 'en';
  return {
    language: texts.locales.includes(language) ? language : 'en',
    title: (server: string) => t('link-page-title', { server }),
    who: ({ name, platform }: { name: string; platform: Platform }, server: string) =>
      t('link-page-who', { name, platform: t(`platform-${platform}`), server }),
    stranger: t('link-page-stranger'),
    email: t('link-page-email'),
    password: t('link-page-password'),
    submit: t('link-page-submit'),
    kept: (server: string) => t('link-page-kept', { server }),
    wrong: (left: number) => t('link-page-wrong', { left }),
    away: t('link-page-away'),
    off: t('fault-sign-in-off'),
    again: t('link-page-again'),
    done: t('link-page-done'),
    close: t('link-page-close'),
    refused: t('link-page-refused'),
    goneTitle: t('link-page-gone-title'),
    gone: t('link-page-gone'),
    end: (end: SignInEnd) => signInEndText(end, t),
  };
}
