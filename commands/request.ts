import { defineAction } from '../src/chat/action.ts';
import { count, flag, id, oneOf, titleKey } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { hitSuggestion, hitsView } from '../src/chat/hits.ts';
import { type Reply, toast, update, whisper } from '../src/chat/reply.ts';
import { requestCard } from '../src/chat/request-card.ts';
import { pickedAfter, seasonPage } from '../src/chat/season-picker.ts';
import { type Offer, pickableSeasons, titleCard } from '../src/chat/title-card.ts';
import { say, type View } from '../src/chat/view.ts';
import type { ServiceAccount } from '../src/core/account.ts';
import { Fault } from '../src/core/fault.ts';
import type { DraftId, ServiceId } from '../src/core/id.ts';
import { rightsOf } from '../src/core/permission.ts';
import { directTo } from '../src/core/place.ts';
import type { SearchHit, TitleFacts, TitleKey } from '../src/core/title.ts';
import { nameWithYear, parseTitleKey } from '../src/core/title.ts';

type Draft = Awaited<ReturnType<Context['app']['wishes']['open']>>;

const draftId = id<'draft'>();

/** A person's pick from a list of hits; the list belongs to the one who searched. */
const choose = defineAction({
  verb: 'choose',
  args: { owner: id<'user'>(), wants4k: flag },
  picks: true,
  async run(ctx, { owner, wants4k }, press) {
    if (owner !== ctx.user.id) throw new Fault('not-yours');
    const key = titleKey.read(press.toggled ?? press.values[0] ?? '');
    if (!key) throw new Fault('bad-input');
    return update(await openCard(ctx, key, wants4k));
  },
});

const pick = defineAction({
  verb: 'pick',
  args: { draft: draftId },
  picks: true,
  run: (ctx, args, press) =>
    changeDraft(ctx, args.draft, (draft, seasons) => {
      const page = seasonPage(seasons, draft.page);
      return { ...draft, seasons: pickedAfter(page, draft.seasons, press) };
    }),
});

const take = defineAction({
  verb: 'take',
  args: { draft: draftId, which: oneOf('all', 'latest') },
  run: (ctx, { draft: wanted, which }) =>
    changeDraft(ctx, wanted, (draft, seasons) => {
      const numbers = seasons.map((season) => season.number);
      return { ...draft, seasons: which === 'all' ? numbers : numbers.slice(-1) };
    }),
});

const turn = defineAction({
  verb: 'turn',
  args: { draft: draftId, page: count },
  run: (ctx, { draft: wanted, page }) => changeDraft(ctx, wanted, (draft) => ({ ...draft, page })),
});

const ask = defineAction({
  verb: 'ask',
  args: { draft: draftId, is4k: flag },
  async run(ctx, { draft: wanted, is4k }) {
    const { app, user, space, place, door, locale, answer, t } = ctx;
    const draft = await app.wishes.open(user, wanted);
    const origin = app.services.originFor(space, place);
    const request = await app.requests.ask({
      user,
      draft,
      is4k,
      space,
      door,
      locale,
      answer,
      origin,
    });
    return update(
      requestCard(request, { role: 'private', tells: [], t, followId: followId(request) }),
    );
  },
});

const drop = defineAction({
  verb: 'drop',
  args: { draft: draftId },
  async run(ctx, { draft }) {
    await ctx.app.wishes.open(ctx.user, draft);
    return update(say(ctx.t('cancelled-draft')));
  },
});

const follow = defineAction({
  verb: 'follow',
  args: { draft: draftId, is4k: flag },
  async run(ctx, { draft: wanted, is4k }) {
    const { app, user, language, t } = ctx;
    const draft = await app.wishes.open(user, wanted);
    const place = app.services.originFor(ctx.space, ctx.place) ?? directTo(ctx.visitor);
    const outcome = await app.following.follow(ctx, { ...draft, is4k }, { place, language });
    if (outcome === 'there' || outcome === 'own') {
      return toast(t(`notify-${outcome}`, { title: nameWithYear(draft.title) }));
    }
    return update(await cardOf(ctx, draft));
  },
});

const unfollow = defineAction({
  verb: 'unfollow',
  args: { draft: draftId, is4k: flag },
  async run(ctx, { draft: wanted, is4k }) {
    const { app, user } = ctx;
    const draft = await app.wishes.open(user, wanted);
    await app.following.unfollow(user, { ...draft, is4k });
    return update(await cardOf(ctx, draft));
  },
});

/** The id of the button that offers to hear of a request's title; null for requests made elsewhere. */
export function followId(request: {
  readonly draftId: DraftId | null;
  readonly is4k: boolean;
}): string | null {
  return request.draftId && follow.id({ draft: request.draftId, is4k: request.is4k });
}

export default defineCommand({
  name: 'request',
  summary: 'command-request',
  options: {
    title: { kind: 'text', summary: 'option-title', isRequired: true, suggest },
    '4k': { kind: 'flag', summary: 'option-4k', isRequired: false },
  },
  actions: [choose, pick, take, turn, ask, drop, follow, unfollow],
  async run(ctx, options) {
    const wants4k = options['4k'];
    const key = parseTitleKey(options.title);
    if (key) return whisper(await openCard(ctx, key, wants4k));
    const hits = await search(ctx, options.title);
    const [only, ...others] = hits;
    if (!only) return whisper(say(ctx.t('nothing-found', { words: options.title }), 'warn'));
    if (others.length === 0) return whisper(await openCard(ctx, only, wants4k));
    const press = choose.id({ owner: ctx.user.id, wants4k });
    return whisper(hitsView(hits, options.title, press, ctx.t));
  },
});

async function suggest(ctx: Context, typed: string) {
  if (typed.trim().length < 2) return [];
  const hits = await search(ctx, typed);
  return hits.map((hit) => hitSuggestion(hit, ctx.t));
}

async function search(ctx: Context, words: string): Promise<SearchHit[]> {
  const { app, language } = ctx;
  const { account } = await app.members.acting(ctx, await app.services.idFor(ctx));
  return app.catalogue.search(account, words, language);
}

/** Begins a wish and shows its card. */
async function openCard(ctx: Context, key: TitleKey, wants4k: boolean): Promise<View> {
  const { app, user } = ctx;
  const serviceId = await app.services.idFor(ctx);
  const offered = await offeredOn(ctx, serviceId, key);
  const { mediaType, tmdbId, name, year, posterPath } = offered.title;
  const facts: TitleFacts = { mediaType, tmdbId, name, year, posterPath };
  const draft = await app.wishes.begin(user, serviceId, facts, wants4k);
  return titleCard({ ...offered, draft, ids: idsOf(draft), t: ctx.t });
}

/** The card of a wish as the title stands now. */
async function cardOf(ctx: Context, draft: Draft): Promise<View> {
  const offered = await offeredOn(ctx, draft.serviceId, draft.title);
  return titleCard({ ...offered, draft, ids: idsOf(draft), t: ctx.t });
}

async function changeDraft(
  ctx: Context,
  wanted: DraftId,
  change: (draft: Draft, seasons: ReturnType<typeof pickableSeasons>) => Draft,
): Promise<Reply> {
  const { app, user } = ctx;
  const before = await app.wishes.open(user, wanted);
  const offered = await offeredOn(ctx, before.serviceId, before.title);
  const seasons = pickableSeasons(offered.title, before, offered.allowed);
  const draft = await app.wishes.keep(change(before, seasons));
  return update(titleCard({ ...offered, draft, ids: idsOf(draft), t: ctx.t }));
}

/** What a server has of a title, and what this person may ask of it. */
async function offeredOn(ctx: Context, serviceId: ServiceId, key: TitleKey) {
  const { app } = ctx;
  const { account, isGuest } = await app.members.acting(ctx, serviceId);
  const [allowed, title, scarcity, followed] = await Promise.all([
    allowedFor(ctx, account, key),
    app.catalogue.details(account, key, ctx.language),
    app.quotas.scarcity(account, key.mediaType),
    app.following.followed(ctx.user, serviceId, key),
  ]);
  const own = isGuest ? null : account.number;
  return { allowed, title, scarcity, followed, isGuest, own };
}

/** What this person may ask for on this server; rights on record are read anew before they say no. */
async function allowedFor(
  { app }: Context,
  account: ServiceAccount,
  { mediaType }: TitleKey,
): Promise<Offer> {
  const facts = await app.catalogue.facts(account.serviceId);
  const has4k = mediaType === 'movie' ? facts.movie4k : facts.series4k;
  const offerOf = (permissions: number): Offer => {
    const rights = rightsOf(permissions);
    return {
      standard: rights.request(mediaType, false),
      in4k: has4k && rights.request(mediaType, true),
    };
  };
  const known = offerOf(account.permissions);
  if (known.standard || known.in4k) return known;
  return offerOf((await app.members.refresh(account)).permissions);
}

function idsOf({ id: draft }: Draft) {
  return {
    ask: (is4k: boolean) => ask.id({ draft, is4k }),
    follow: (is4k: boolean) => follow.id({ draft, is4k }),
    unfollow: (is4k: boolean) => unfollow.id({ draft, is4k }),
    pick: pick.id({ draft }),
    turn: (page: number) => turn.id({ draft, page }),
    take: (which: 'all' | 'latest') => take.id({ draft, which }),
    drop: drop.id({ draft }),
  };
}
