import { isExactTitle } from '../../domain/titles/exact-title.ts';
import { formatLinkedTitle, parseLinkedSeason } from '../../domain/titles/links/linked-season.ts';
import { parseNameLink } from '../../domain/titles/links/name-link.ts';
import { parseServerPage } from '../../domain/titles/links/server-page.ts';
import { isAddress, parseTitleLink } from '../../domain/titles/links/title-link.ts';
import type { Found, SearchPage, TitlePage } from '../../domain/titles/search.ts';
import type { SearchHit } from '../../domain/titles/title.ts';
import { formatTitle, toPosterUrl } from '../../domain/titles/title.ts';
import { formatGroupKey, type GroupHit } from '../../domain/titles/title-group.ts';
import type { TitleStatus } from '../../domain/titles/title-status.ts';
import { titleKey } from '../argument.ts';
import { cutAtWord } from '../fit.ts';
import type { Translate } from '../i18n/translations.ts';
import type { Suggestion } from '../option.ts';
import { type Button, type PickerOption, textView, type View } from '../view.ts';
import { groupKey } from './list-argument.ts';

const suggestionDetailMax = 200;
const groupsMax = 5;

/** What was found as suggestions; a person or collection of this name comes first. */
export function toSuggestions({ hits, groups }: Found, words: string, t: Translate): Suggestion[] {
  const season = parseLinkedSeason(words);
  const [exact, others] = splitGroups(groups, words);
  const toSuggestionOfGroup = (group: GroupHit) => toGroupSuggestion(group, t);
  return [
    ...exact.map(toSuggestionOfGroup),
    ...hits.map((hit) => ({ ...toSuggestion(hit, t), value: formatLinkedTitle(hit, season) })),
    ...others.map(toSuggestionOfGroup),
  ];
}

function toGroupSuggestion(group: GroupHit, t: Translate): Suggestion {
  const image = toPosterUrl(group.imagePath);
  return {
    label: `${group.name} · ${describeGroup(group, t)}`,
    value: formatGroupKey(group),
    ...(image ? { image } : {}),
  };
}

/** A search result as a suggestion: name, year, type, and whether it is available or requested. */
function toSuggestion(hit: SearchHit, t: Translate): Omit<Suggestion, 'value'> {
  const image = toPosterUrl(hit.posterPath);
  const detail = cutAtWord(hit.overview, suggestionDetailMax);
  return {
    label: `${formatTitle(hit)} · ${describeHit(hit, t)}`,
    ...(detail ? { detail } : {}),
    ...(image ? { image } : {}),
  };
}

export interface SearchResultsProps {
  readonly words: string;
  readonly results: SearchPage;
  readonly ids: {
    readonly chooseTitle: string;
    /** Null if all results are on one page. */
    readonly turnPage: ((page: number) => string) | null;
  };
  readonly t: Translate;
}

/** Search results to choose from. */
export function searchResultsView({ words, results, ids, t }: SearchResultsProps): View {
  const isPaged = ids.turnPage !== null;
  const isUnknownPage = results.isGuess && parseServerPage(words) !== null;
  return {
    tone: 'neutral',
    title: t(isUnknownPage ? 'search-did-you-mean' : 'search-title'),
    lines: [
      [isUnknownPage ? t('search-unknown-page') : t('search-results', { words })],
      ...(isPaged ? [[t('search-many')]] : []),
    ],
    picker: {
      press: ids.chooseTitle,
      isMultiple: false,
      placeholder: t('search-placeholder'),
      options: foundOptions(results, words, t),
    },
    ...(isPaged
      ? {
          footer: t('page-number', { page: results.page + 1 }),
          buttons: [pageButtons(results, ids.turnPage, t)],
        }
      : {}),
  };
}

/** Titles with a similar name, when nothing was found. */
export function didYouMeanView(
  words: string,
  hits: readonly SearchHit[],
  ids: { readonly chooseTitle: string },
  t: Translate,
): View {
  return {
    tone: 'neutral',
    title: t('search-did-you-mean'),
    lines: [[t('search-empty-but', { words })]],
    picker: {
      press: ids.chooseTitle,
      isMultiple: false,
      placeholder: t('search-placeholder'),
      options: titleOptions(hits, t),
    },
  };
}

/** What to try when nothing was found. */
export function emptySearchView(words: string, t: Translate): View {
  const isUnknownLink = isAddress(words) && !parseTitleLink(words) && !parseNameLink(words);
  return textView(isUnknownLink ? t('search-unknown-link') : t('search-empty', { words }), 'warn');
}

/** Titles, people, and collections as the options of a picker; a person or collection of this name comes first. */
function foundOptions({ hits, groups }: Found, words: string, t: Translate): PickerOption[] {
  const options = (list: readonly GroupHit[]) => list.map((group) => groupOption(group, t));
  const [exact, others] = splitGroups(groups, words);
  return [...options(exact), ...titleOptions(hits, t), ...options(others)];
}

function groupOption(group: GroupHit, t: Translate): PickerOption {
  return {
    value: groupKey.write(group),
    label: group.name,
    detail: describeGroup(group, t),
    isSelected: false,
  };
}

/** Those with exactly this name, and the others; a picker has room for five of them behind twenty titles. */
function splitGroups(groups: readonly GroupHit[], words: string): [GroupHit[], GroupHit[]] {
  const shown = groups.slice(0, groupsMax);
  const isExact = ({ name }: GroupHit) => isExactTitle({ name, year: null }, words);
  return [shown.filter(isExact), shown.filter((group) => !isExact(group))];
}

/** Titles as the options of a picker. */
export function titleOptions(hits: readonly SearchHit[], t: Translate): PickerOption[] {
  return hits.map((hit) => ({
    value: titleKey.write(hit),
    label: formatTitle(hit),
    detail: describeHit(hit, t),
    isSelected: false,
  }));
}

/** The buttons that turn pages; none where there is only one page. */
export function pageButtons(
  { page, isLast }: Pick<TitlePage, 'page' | 'isLast'>,
  turnPage: (page: number) => string,
  t: Translate,
): Button[] {
  const row: Button[] = [];
  if (page > 0) row.push({ label: t('button-back'), press: turnPage(page - 1), style: 'plain' });
  if (!isLast) row.push({ label: t('button-next'), press: turnPage(page + 1), style: 'plain' });
  return row;
}

function describeGroup({ kind, knownFor }: GroupHit, t: Translate): string {
  return [t(`title-group-${kind}`), ...knownFor].join(' · ');
}

function describeHit(hit: SearchHit, t: Translate): string {
  const mark = statusMarks[hit.status];
  const kind = t(`media-type-${hit.mediaType}`);
  return mark ? `${kind} · ${t(mark)}` : kind;
}

const statusMarks = {
  unknown: null,
  pending: 'search-requested',
  approved: 'search-requested',
  requested: 'search-requested',
  processing: 'search-processing',
  failed: 'search-failed',
  partial: 'search-partial',
  available: 'search-available',
  blocked: 'availability-blocked',
  deleted: null,
  other: null,
} as const satisfies Record<TitleStatus, string | null>;
