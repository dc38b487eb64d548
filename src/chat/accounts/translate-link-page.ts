import type { PageMethod, SignInResult } from '../../domain/accounts/sign-in.ts';
import type { AppError } from '../../domain/app-error.ts';
import type { Platform } from '../../domain/place.ts';
import { type MediaServer, mediaServerNames } from '../../domain/services/media-server.ts';
import { errorMessage } from '../error-message.ts';
import type { Translate, Translations } from '../i18n/translations.ts';
import { signInResultText } from './sign-in.ts';

/** The texts of the sign-in page in a language. */
export function translateLinkPage(translations: Translations, locale: string | null) {
  const t = translations.forLocale(locale);
  return {
    language: translations.resolveLocale(locale),
    /** The texts of a form, which depend on whose name and password it asks for. */
    form: (
      method: PageMethod,
      { server, mediaServer }: { server: string; mediaServer: MediaServer | null },
    ) =>
      method === 'jellyfin' && mediaServer
        ? translateJellyfinForm(t, { server, mediaServer: mediaServerNames[mediaServer] })
        : translatePasswordForm(t, server),
    intro: ({ name, platform }: { name: string; platform: Platform }, server: string) =>
      t('sign-in-page-intro', { name, platform: t(`platform-${platform}`), server }),
    notYouHint: t('sign-in-page-warning'),
    submit: t('sign-in-page-submit'),
    serverUnavailable: (server: string) => t('sign-in-page-unreachable', { server }),
    /** Why the server refused, in its own words if nothing else says it. */
    refusal: (error: AppError, server: string) => errorMessage(error, { t, server }),
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

function translatePasswordForm(t: Translate, server: string) {
  return {
    title: t('sign-in-page-title', { server }),
    name: t('sign-in-page-email'),
    password: t('sign-in-page-password'),
    privacyNote: t('sign-in-page-privacy', { server }),
    wrongPassword: (left: number) => t('sign-in-page-wrong-password', { left }),
    mediaServerUnreachable: t('error-media-server-unreachable', { server }),
    mediaServerRefused: t('error-media-server-refused', { server }),
  };
}

function translateJellyfinForm(t: Translate, names: { server: string; mediaServer: string }) {
  const { mediaServer } = names;
  return {
    title: t('sign-in-page-title-jellyfin', { mediaServer }),
    name: t('sign-in-page-user-name', { mediaServer }),
    password: t('sign-in-page-password-jellyfin', { mediaServer }),
    privacyNote: t('sign-in-page-privacy-jellyfin', names),
    wrongPassword: (left: number) => t('sign-in-page-wrong-password-jellyfin', { left }),
    mediaServerUnreachable: t('sign-in-page-media-server-unreachable', names),
    mediaServerRefused: t('sign-in-page-media-server-refused', names),
  };
}
