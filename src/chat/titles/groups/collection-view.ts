import type { QuotaWarning } from '../../../domain/accounts/quota.ts';
import type { MediaRequest } from '../../../domain/requests/request.ts';
import { formatTitle, toPosterUrl } from '../../../domain/titles/title.ts';
import type { Collection, CollectionPart } from '../../../domain/titles/title-group.ts';
import { quotaLine } from '../../accounts/quota-line.ts';
import { titleKey } from '../../argument.ts';
import { cutAtWord } from '../../fit.ts';
import type { Translate } from '../../i18n/translations.ts';
import type { Button, Line, View } from '../../view.ts';

const overviewMax = 300;
/** A picker holds no more. */
const partsShown = 25;

/** What a press would request in one quality. */
export interface CollectionOffer {
  readonly missing: readonly CollectionPart[];
  readonly requestable: readonly CollectionPart[];
}

export interface CollectionViewProps {
  readonly collection: Collection;
  /** Null where the account or the server does not allow the quality. */
  readonly standard: CollectionOffer | null;
  readonly in4k: CollectionOffer | null;
  /** The quota for movies; null without a limit. */
  readonly quota: { readonly left: number; readonly limit: number } | null;
  /** When a used-up quota resets. */
  readonly quotaWarning: QuotaWarning | null;
  readonly ids: {
    readonly openTitle: string;
    readonly requestMissing: (is4k: boolean) => string;
  };
  readonly t: Translate;
}

/** A collection: its movies, and what requesting the missing ones means for the quota. */
export function collectionView(props: CollectionViewProps): View {
  const { collection, quota, quotaWarning, ids, t } = props;
  const { id, name, overview, posterPath, parts } = collection;
  const image = toPosterUrl(posterPath);
  const about = cutAtWord(overview, overviewMax);
  const shown = selectShown(props);
  const hidden = parts.length - shown.length;
  return {
    tone: 'neutral',
    title: name,
    url: `https://www.themoviedb.org/collection/${id}`,
    ...(image ? { image } : {}),
    lines: [
      ...(about ? [[about]] : []),
      // Before the movies: of a long text, the platforms cut the end.
      ...effectLines(props),
      ...(quota && quotaWarning?.left === 0 ? [quotaLine(quotaWarning, t)] : []),
      ...shown.map((part): Line => [{ bold: formatTitle(part) }, ` · ${partStatus(part, t)}`]),
      ...(hidden > 0 ? [[t('collection-others', { count: hidden })]] : []),
    ],
    ...(shown.length > 0
      ? {
          picker: {
            press: ids.openTitle,
            isMultiple: false,
            placeholder: t('search-placeholder'),
            options: shown.map((part) => ({
              value: titleKey.write(part),
              label: formatTitle(part),
              detail: partStatus(part, t),
              isSelected: false,
            })),
          },
        }
      : {}),
    buttons: buttons(props),
  };
}

/** What became of the movies that were requested with one press. */
export function collectionRequestsView(props: {
  readonly collection: Collection;
  readonly requests: readonly MediaRequest[];
  readonly refreshId: string;
  readonly t: Translate;
}): View {
  const { collection, requests, refreshId, t } = props;
  const image = toPosterUrl(collection.posterPath);
  if (requests.length === 0) {
    return { tone: 'neutral', title: collection.name, lines: [[t('collection-nothing')]] };
  }
  return {
    tone: 'busy',
    title: collection.name,
    ...(image ? { image } : {}),
    lines: [
      [t('collection-requested', { count: requests.length })],
      ...requests.map(
        (request): Line => [
          { bold: formatTitle(request.title) },
          ` · ${t(`state-${request.state}`)}`,
        ],
      ),
    ],
    buttons: [[{ label: t('button-refresh'), press: refreshId, style: 'plain' }]],
  };
}

function partStatus({ standard, in4k }: CollectionPart, t: Translate): string {
  const status = t(`availability-${standard}`);
  return in4k === 'unknown'
    ? status
    : `${status} · ${t('quality-4k')}: ${t(`availability-${in4k}`)}`;
}

/** Says before the press how many movies are requested, and what is left of the quota afterwards. */
function effectLines({ collection, standard, in4k, quota, t }: CollectionViewProps): Line[] {
  if (collection.parts.length === 0) return [[t('discover-empty')]];
  if (!standard && !in4k) return [[t('title-no-permission')]];
  const lines = [
    ...offerLines(standard, 'collection-missing', { quota, t }),
    ...offerLines(in4k, 'collection-missing-4k', { quota, t }),
  ];
  return lines.length > 0 ? lines : [[t('collection-complete')]];
}

function offerLines(
  offer: CollectionOffer | null,
  missingText: 'collection-missing' | 'collection-missing-4k',
  { quota, t }: Pick<CollectionViewProps, 'quota' | 't'>,
): Line[] {
  if (!offer || offer.missing.length === 0) return [];
  const [missing, count] = [offer.missing.length, offer.requestable.length];
  const left = quota && quota.left - count;
  const isCutByPress = count < missing && left !== 0;
  return [
    [t(missingText, { count: missing })],
    ...(isCutByPress ? [[t('collection-at-once', { count })]] : []),
    ...(quota && left !== null && count > 0
      ? [[t('collection-quota', { count, left, limit: quota.limit })]]
      : []),
  ];
}

/** The movies that the view has room for, by release: those that can be requested rather than others. */
function selectShown({ collection: { parts }, standard, in4k }: CollectionViewProps) {
  const wanted = new Set([...(standard?.requestable ?? []), ...(in4k?.requestable ?? [])]);
  const rank = (part: CollectionPart) => (wanted.has(part) ? 0 : 1);
  const shown = new Set(
    parts.toSorted((one, other) => rank(one) - rank(other)).slice(0, partsShown),
  );
  return parts.filter((part) => shown.has(part));
}

function buttons({ standard, in4k, ids, t }: CollectionViewProps): Button[][] {
  const row: Button[] = [];
  const [count, count4k] = [standard?.requestable.length ?? 0, in4k?.requestable.length ?? 0];
  if (count > 0) {
    const label = t('button-request-movies', { count });
    row.push({ label, press: ids.requestMissing(false), style: 'main' });
  }
  if (count4k > 0) {
    const label = t('button-request-movies-4k', { count: count4k });
    row.push({ label, press: ids.requestMissing(true), style: 'main' });
  }
  return row.length > 0 ? [row] : [];
}
