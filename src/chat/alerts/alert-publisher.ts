import type { Alert } from '../../domain/alerts/alert.ts';
import type { AlertPublisher } from '../../ports/alerts/alert-sources.ts';
import type { PlainMessageKey } from '../i18n/message-keys.ts';
import type { Translate, Translations } from '../i18n/translations.ts';
import { getOutbound, type Outbounds } from '../outbound.ts';
import { serviceFaultText } from '../services/service-fault-text.ts';
import type { Line, View } from '../view.ts';

/** Posts and edits messages about alerts. */
export function createAlertPublisher(deps: {
  readonly outbounds: Outbounds;
  readonly translations: Translations;
  /** A key of at most 22 characters that is the same for the same text. */
  readonly toKey: (text: string) => string;
}): AlertPublisher {
  const { outbounds, translations, toKey } = deps;
  return {
    post(alert, { place, locale }) {
      const key = toKey(`${alert.id}:${place.address}:${place.topic ?? ''}`);
      return getOutbound(outbounds, place.platform).post(place, viewIn(locale, alert), key);
    },
    async edit(alert, message, locale) {
      await getOutbound(outbounds, message.place.platform).edit(message, viewIn(locale, alert));
    },
  };

  function viewIn(locale: string, alert: Alert): View {
    const view = alertView(alert, translations.forLocale(locale));
    return { ...view, locale: translations.resolveLocale(locale) };
  }
}

/** What is wrong and what to do; once it is over, how long it took. */
function alertView(alert: Alert, t: Translate): View {
  const { closedAt, openedAt, detail } = alert;
  const text = describe(alert, t);
  if (closedAt) {
    const minutes = Math.max(1, Math.round((closedAt.getTime() - openedAt.getTime()) / 60_000));
    const over = minutes < 120 ? t('alert-over', { minutes }) : overHours(minutes, t);
    return { tone: 'good', title: over, lines: [[text]] };
  }
  const lines: Line[] = [
    ...(detail.fault ? [[serviceFaultText(detail.fault, t)]] : []),
    ...(detail.reason ? [[{ quiet: detail.reason }]] : []),
    [t(actionKey(alert))],
  ];
  return { tone: 'bad', title: text, lines };
}

function actionKey({ kind, detail }: Alert): PlainMessageKey {
  // A server that lists nobody at all has another cause than one that misses some.
  if (kind === 'users-missing' && detail.count === 0) return 'alert-user-list-action';
  // Requests wait only for their own server.
  if (kind === 'service-down' && detail.service === 'overseerr')
    return 'alert-requests-wait-action';
  return `alert-${kind}-action`;
}

function overHours(minutes: number, t: Translate): string {
  return t('alert-over-hours', { hours: Math.round(minutes / 60) });
}

function describe({ kind, detail }: Alert, t: Translate): string {
  const { name = '', count = 0 } = detail;
  switch (kind) {
    case 'service-down':
      return t('alert-service-down', { name });
    case 'key-rejected':
      return t('alert-key-rejected', { name });
    case 'users-missing':
      return count === 0
        ? t('alert-user-list', { name })
        : t('alert-users-missing', { name, count });
    case 'webhook-silent':
      return t('alert-webhook-silent', { name });
    case 'token-shared':
      return t('alert-token-shared', { name });
    case 'disk-low':
      return t(name ? 'alert-disk-low-backups' : 'alert-disk-low', { megabytes: count });
    case 'dead-letters':
      return t('alert-dead-letters', { count });
    case 'requests-stuck':
      return t('alert-requests-stuck', { count });
    case 'backup-late':
    case 'drill-failed':
    case 'drill-missing':
    case 'member-errors':
    case 'many-errors':
      return t(`alert-${kind}`);
  }
}
