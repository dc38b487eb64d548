import type { SignInResult } from '../../domain/accounts/sign-in.ts';
import type { Platform } from '../../domain/place.ts';
import type { Translations } from '../i18n/translations.ts';
import { signInResultText } from './sign-in.ts';

/** The texts of the sign-in page in a language. */
export function translateLinkPage(translations: Translations, locale: string | null) {
  const t = translations.forLocale(locale);
  const language = locale?.split('-')[0] ?? 'en';
  return {
    language: translations.locales.includes(language) ? language : 'en',
    title: (server: string) => t('sign-in-page-title', { server }),
    intro: ({ name, platform }: { name: string; platform: Platform }, server: string) =>
      t('sign-in-page-intro', { name, platform: t(`platform-${platform}`), server }),
    notYouHint: t('sign-in-page-warning'),
    email: t('sign-in-page-email'),
    password: t('sign-in-page-password'),
    submit: t('sign-in-page-submit'),
    privacyNote: (server: string) => t('sign-in-page-privacy', { server }),
    wrongPassword: (left: number) => t('sign-in-page-wrong-password', { left }),
    serverUnavailable: (server: string) => t('sign-in-page-unreachable', { server }),
    passwordSignInOff: t('error-sign-in-disabled'),
    tryAgain: t('sign-in-page-invalid-form'),
    done: t('sign-in-page-done'),
    closeHint: t('sign-in-page-close'),
    refused: t('sign-in-page-failed'),
    expiredTitle: t('sign-in-page-expired-title'),
    expired: t('sign-in-page-expired'),
    databaseUnreachable: t('error-database-unreachable'),
    unexpectedError: t('error-platform-rejected'),
    result: (result: SignInResult, server: string) => signInResultText(result, t, server),
  };
}
