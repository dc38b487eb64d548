import type { DigestFigures, DigestTarget } from '../../domain/alerts/weekly-digest.ts';
import type { DigestPublisher } from '../../ports/alerts/digest-sources.ts';
import type { Translate, Translations } from '../i18n/translations.ts';
import { getOutbound, type Outbounds } from '../outbound.ts';
import type { Field, View } from '../view.ts';

/** Posts digests in the language of their place. */
export function createDigestPublisher(deps: {
  readonly outbounds: Outbounds;
  readonly translations: Translations;
  /** A key of at most 22 characters that is the same for the same text. */
  readonly toKey: (text: string) => string;
}): DigestPublisher {
  const { outbounds, translations, toKey } = deps;
  return {
    async post(figures, { place, locale, timeZone }: DigestTarget, week) {
      const view = {
        ...digestView(figures, translations.forLocale(locale)),
        locale: translations.resolveLocale(locale),
        timeZone,
      };
      const key = toKey(`digest ${week}:${place.address}:${place.topic ?? ''}`);
      await getOutbound(outbounds, place.platform).post(place, view, key);
    },
  };
}

/** What happened in a week. */
function digestView(figures: DigestFigures, t: Translate): View {
  const { since, until, requests, decisions, waitSeconds, topRequesters, storage, uptime } =
    figures;
  const fields: (Field | null)[] = [
    { name: t('digest-requests'), value: [t('digest-requests-counts', requests)] },
    { name: t('digest-decisions'), value: [t('digest-decisions-counts', decisions)] },
    waitSeconds && {
      name: t('digest-wait'),
      value: [
        t('digest-wait-times', {
          count: waitSeconds.count,
          half: duration(waitSeconds.p50, t),
          most: duration(waitSeconds.p90, t),
        }),
      ],
    },
    topRequesters.length === 0
      ? null
      : {
          name: t('digest-top'),
          value: [topRequesters.map(({ name, count }) => `${name} (${count})`).join(', ')],
        },
    { name: t('digest-storage'), value: [storageText(storage, t)] },
    uptime.length === 0
      ? null
      : {
          name: t('digest-uptime'),
          value: [
            uptime
              .map(({ title, share }) =>
                t('digest-uptime-share', { title, percent: toPercent(share) }),
              )
              .join(' · '),
          ],
        },
  ];
  return {
    tone: 'neutral',
    title: t('digest-title'),
    lines: [[{ when: since, style: 'date' }, ' – ', { when: until, style: 'date' }]],
    fields: fields.filter((field) => field !== null),
  };
}

function storageText({ databaseBytes, freeBytes }: DigestFigures['storage'], t: Translate): string {
  const megabytes = Math.ceil(databaseBytes / 1_000_000);
  const database = t('digest-storage-database', { megabytes });
  if (freeBytes === null) return database;
  return `${database} · ${t('digest-storage-free', { gigabytes: Math.floor(freeBytes / 1e9) })}`;
}

function duration(seconds: number, t: Translate): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 120) return t('digest-minutes', { minutes });
  const hours = Math.round(minutes / 60);
  return hours < 48
    ? t('digest-hours', { hours })
    : t('digest-days', { days: Math.round(hours / 24) });
}

/** Rounded down, so that 100 means that no check failed. */
function toPercent(share: number): number {
  return Math.floor(share * 1_000) / 10;
}
