import type { SignInResult } from '../../domain/accounts/sign-in.ts';
import type { Platform } from '../../domain/place.ts';
import type { Translations } from '../i18n/translations.ts';
import { signInResultText } from './sign-in.ts';

/** What the page for signing in says to a person with this language. */
export function translateLinkPage(translations: Translations, locale: string | null) {
  const t = translations.forLocale(locale);
  const language = locale?.split('-')[0] ?? 'en';
  return {
    language: translations.locales.includes(language) ? language : 'en',
    title: (server: string) => t('link-page-title', { server }),
    intro: ({ name, platform }: { name: string; platform: Platform }, server: string) =>
      t('link-page-who', { name, platform: t(`platform-${platform}`), server }),
    notYouHint: t('link-page-stranger'),
    email: t('link-page-email'),
    password: t('link-page-password'),
    submit: t('link-page-submit'),
    privacyNote: (server: string) => t('link-page-kept', { server }),
    wrongPassword: (left: number) => t('link-page-wrong', { left }),
    serverUnavailable: t('link-page-away'),
    passwordSignInOff: t('fault-sign-in-off'),
    tryAgain: t('link-page-again'),
    done: t('link-page-done'),
    closeHint: t('link-page-close'),
    refused: t('link-page-refused'),
    expiredTitle: t('link-page-gone-title'),
    expired: t('link-page-gone'),
    result: (result: SignInResult) => signInResultText(result, t),
  };
}
