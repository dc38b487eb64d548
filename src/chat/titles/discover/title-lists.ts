import { AppError } from '../../../domain/app-error.ts';
import type { UserId } from '../../../domain/id.ts';
import { mediaTypes, toPosterUrl } from '../../../domain/titles/title.ts';
import type { TitleList } from '../../../domain/titles/title-list.ts';
import { defineAction } from '../../action.ts';
import { count, id, oneOf } from '../../argument.ts';
import type { Context } from '../../context.ts';
import { type Reply, replyPrivately, updateMessage } from '../../reply.ts';
import type { View } from '../../view.ts';
import { findAccount } from '../find-account.ts';
import { titleList } from '../list-argument.ts';
import { discoverMenuView, genresView, type ListName, titleListView } from './discover-views.ts';

/** The use cases that lists of titles need. */
export const titleListUses = ['discover', 'members', 'services', 'titleSearch'] as const;
type ListContext = Context<(typeof titleListUses)[number]>;

const owner = id<'user'>();

/** Lists of titles that nobody has searched for, and the actions that open them. */
export function defineTitleLists(toOpenTitleId: (of: { readonly owner: UserId }) => string) {
  const uses = titleListUses;

  /** Shows a list below the message with the button, which stays. */
  const openList = defineAction({
    verb: 'open-list',
    uses,
    args: { owner, list: titleList },
    run: (ctx, { owner: ownerId, list }) =>
      forOwner(ctx, ownerId, async () => replyPrivately(await listView(ctx, list, 0))),
  });

  const showList = defineAction({
    verb: 'title-list',
    uses,
    args: { owner, list: titleList, page: count },
    run: (ctx, { owner: ownerId, list, page }) =>
      forOwner(ctx, ownerId, async () => updateMessage(await listView(ctx, list, page))),
  });

  const showMenu = defineAction({
    verb: 'discover-menu',
    uses,
    args: { owner },
    run: (ctx, { owner: ownerId }) =>
      forOwner(ctx, ownerId, async () => updateMessage(menuView(ctx))),
  });

  const showGenres = defineAction({
    verb: 'discover-genres',
    uses,
    args: { owner, mediaType: oneOf(...mediaTypes) },
    run: (ctx, { owner: ownerId, mediaType }) =>
      forOwner(ctx, ownerId, async () => {
        const account = await findAccount(ctx);
        const { discover } = ctx.useCases;
        const genres = await discover.listGenres(account, mediaType, ctx.language);
        return updateMessage(
          genresView({
            mediaType,
            genres,
            ids: {
              chooseGenre: chooseGenre.id({ owner: ownerId }),
              goBack: showMenu.id({ owner: ownerId }),
            },
            t: ctx.t,
          }),
        );
      }),
  });

  const chooseGenre = defineAction({
    verb: 'choose-genre',
    uses,
    args: { owner },
    hasPicker: true,
    run: (ctx, { owner: ownerId }, press) =>
      forOwner(ctx, ownerId, async () => {
        const list = titleList.read(press.picked ?? press.values[0] ?? '');
        if (list?.kind !== 'genre') throw new AppError('invalid-input');
        return updateMessage(await listView(ctx, list, 0));
      }),
  });

  return {
    listView,
    actions: [openList, showList, showMenu, showGenres, chooseGenre],
    openListId: openList.id,
    menuView,
  };

  function menuView({ actor: { userId }, t }: Pick<ListContext, 'actor' | 't'>): View {
    return discoverMenuView(
      {
        showList: (list) => showList.id({ owner: userId, list, page: 0 }),
        showGenres: (mediaType) => showGenres.id({ owner: userId, mediaType }),
      },
      t,
    );
  }

  async function listView(ctx: ListContext, list: TitleList, page: number): Promise<View> {
    const { actor, language, useCases, t } = ctx;
    const account = await findAccount(ctx);
    const [results, name] = await Promise.all([
      useCases.discover.list(actor, account, { list, page, language }),
      nameOf(ctx, list),
    ]);
    const { userId } = actor;
    return titleListView({
      name,
      results,
      ids: {
        openTitle: toOpenTitleId({ owner: userId }),
        turnPage: (to) => showList.id({ owner: userId, list, page: to }),
        // The list of a title or person was not opened from the menu.
        showMenu:
          list.kind === 'similar' || list.kind === 'person' ? null : showMenu.id({ owner: userId }),
      },
      t,
    });
  }

  /** Costs no call after the genres, or the card of the title, were shown. */
  async function nameOf(ctx: ListContext, list: TitleList): Promise<ListName> {
    const { useCases, language } = ctx;
    if (list.kind === 'genre') {
      const account = await findAccount(ctx);
      const genres = await useCases.discover.listGenres(account, list.mediaType, language);
      const genre = genres.find((each) => each.id === list.genreId);
      return { list, of: genre?.name ?? '' };
    }
    if (list.kind === 'person') {
      const account = await findAccount(ctx);
      const person = await useCases.discover.getPerson(account, list.personId, language);
      return { list, of: person.name, image: toPosterUrl(person.imagePath) };
    }
    if (list.kind === 'similar') {
      const account = await findAccount(ctx);
      const { name } = await useCases.titleSearch.getDetails(account, list.key, language);
      return { list, of: name };
    }
    return { list, of: '' };
  }
}

/** In a group, everyone can press the buttons of a list. */
async function forOwner(
  { actor }: ListContext,
  ownerId: UserId,
  run: () => Promise<Reply>,
): Promise<Reply> {
  if (ownerId !== actor.userId) throw new AppError('not-yours');
  return run();
}
