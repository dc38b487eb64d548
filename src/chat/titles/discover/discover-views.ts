import type { TitlePage } from '../../../domain/titles/search.ts';
import type { MediaType } from '../../../domain/titles/title.ts';
import type { Genre, TitleList } from '../../../domain/titles/title-list.ts';
import type { Translate } from '../../i18n/translations.ts';
import type { Button, Picker, View } from '../../view.ts';
import { titleList } from '../list-argument.ts';
import { pageButtons, titleOptions } from '../search-results.ts';

/** More genres than a picker can hold do not exist. */
const optionsMax = 25;

/** What people can open from the menu of /discover. */
export function discoverMenuView(
  ids: {
    readonly showList: (list: TitleList) => string;
    readonly showGenres: (mediaType: MediaType) => string;
  },
  t: Translate,
): View {
  const list = (value: TitleList): Button => ({
    label: listTitle({ list: value, of: '' }, t),
    press: ids.showList(value),
    style: 'plain',
  });
  const genres = (mediaType: MediaType): Button => ({
    label: t(`discover-genres-${mediaType}`),
    press: ids.showGenres(mediaType),
    style: 'plain',
  });
  return {
    tone: 'neutral',
    title: t('discover-title'),
    lines: [[t('discover-about')]],
    buttons: [
      [list({ kind: 'trending' }), list({ kind: 'recommended' })],
      [list({ kind: 'popular', mediaType: 'movie' }), list({ kind: 'popular', mediaType: 'tv' })],
      [list({ kind: 'upcoming', mediaType: 'movie' }), list({ kind: 'upcoming', mediaType: 'tv' })],
      [genres('movie'), genres('tv')],
    ],
  };
}

/** The genres of movies or series to choose from. */
export function genresView(props: {
  readonly mediaType: MediaType;
  readonly genres: readonly Genre[];
  readonly ids: { readonly chooseGenre: string; readonly goBack: string };
  readonly t: Translate;
}): View {
  const { mediaType, genres, ids, t } = props;
  const picker: Picker = {
    press: ids.chooseGenre,
    isMultiple: false,
    placeholder: t('discover-choose-genre'),
    options: genres.slice(0, optionsMax).map(({ id, name }) => ({
      value: titleList.write({ kind: 'genre', mediaType, genreId: id }),
      label: name,
      isSelected: false,
    })),
  };
  return {
    tone: 'neutral',
    title: t(`discover-genres-${mediaType}`),
    lines: [[t(genres.length > 0 ? 'discover-choose-genre' : 'discover-empty')]],
    ...(genres.length > 0 ? { picker } : {}),
    buttons: [[{ label: t('button-back'), press: ids.goBack, style: 'plain' }]],
  };
}

/** A list with what its name contains: a genre, a title, or a person. */
export interface ListName {
  readonly list: TitleList;
  readonly of: string;
  /** The address of a picture. */
  readonly image?: string | null;
}

/** A page of a list, to choose a title from. */
export function titleListView(props: {
  readonly name: ListName;
  readonly results: TitlePage;
  readonly ids: {
    readonly openTitle: string;
    readonly turnPage: (page: number) => string;
    /** Null where the menu does not lead to the list. */
    readonly showMenu: string | null;
  };
  readonly t: Translate;
}): View {
  const { name, results, ids, t } = props;
  const isEmpty = results.hits.length === 0;
  const isPaged = results.page > 0 || !results.isLast;
  const row: Button[] = [
    ...pageButtons(results, ids.turnPage, t),
    ...(ids.showMenu === null
      ? []
      : [{ label: t('button-all-lists'), press: ids.showMenu, style: 'plain' } as const]),
  ];
  return {
    tone: 'neutral',
    title: listTitle(name, t),
    ...(name.image ? { image: name.image } : {}),
    lines: isEmpty
      ? [[t(name.list.kind === 'recommended' ? 'discover-no-requests' : 'discover-empty')]]
      : [],
    ...(isEmpty
      ? {}
      : {
          picker: {
            press: ids.openTitle,
            isMultiple: false,
            placeholder: t('search-placeholder'),
            options: titleOptions(results.hits, t),
          },
        }),
    ...(isPaged ? { footer: t('page-number', { page: results.page + 1 }) } : {}),
    ...(row.length > 0 ? { buttons: [row] } : {}),
  };
}

function listTitle({ list, of }: ListName, t: Translate): string {
  switch (list.kind) {
    case 'trending':
      return t('discover-trending');
    case 'recommended':
      return t('discover-recommended');
    case 'popular':
      return t(`discover-popular-${list.mediaType}`);
    case 'upcoming':
      return t(`discover-upcoming-${list.mediaType}`);
    case 'genre':
      return t(`discover-genre-${list.mediaType}`, { genre: of });
    case 'similar':
      return t('discover-similar', { title: of });
    case 'person':
      return t('discover-person', { name: of });
  }
}
