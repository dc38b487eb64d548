import { toDirectPlace } from '../../domain/place.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Log } from '../../ports/log.ts';
import type { AdminNotice, AdminNotifier } from '../../ports/notifications/admin-notifier.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Translate, Translations } from '../i18n/translations.ts';
import type { Outbounds } from '../outbound.ts';
import { textView, type View } from '../view.ts';

/** Sends notices to the direct messages of every admin. */
export function createAdminNotifier(deps: {
  readonly outbounds: Outbounds;
  readonly translations: Translations;
  readonly servers: Pick<OverseerrServers, 'getTitle'>;
  readonly users: Pick<UserRepository, 'listAdminChats'>;
  /** An ID of at most 22 characters. */
  readonly newKey: () => string;
  readonly log: Log;
}): AdminNotifier {
  const { outbounds, translations, servers, users, newKey, log } = deps;
  return {
    async notify(notice) {
      const server = servers.getTitle(notice.serviceId);
      try {
        for (const { locale, ...chat } of await users.listAdminChats()) {
          const view = noticeView(notice, translations.forLocale(locale ?? 'en'), server);
          const { platform, platformUserId } = chat;
          try {
            await outbounds[platform]?.post(toDirectPlace(chat), view, newKey());
          } catch (error) {
            log.warn({ error, platform, platformUserId }, 'An admin was not notified');
          }
        }
      } catch (error) {
        log.warn({ error }, 'The admins were not notified');
      }
    },
  };
}

function noticeView({ count }: AdminNotice, t: Translate, server: string): View {
  const text =
    count === null
      ? t('admin-notice-user-list', { server })
      : t('admin-notice-users-missing', { server, count });
  return textView(text, 'warn');
}
