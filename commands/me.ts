import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { assertPrivate } from '../src/chat/doer.ts';
import { faultMessage } from '../src/chat/fault-message.ts';
import { notLinkedView } from '../src/chat/linking.ts';
import { whisper } from '../src/chat/reply.ts';
import { nameOn } from '../src/chat/server-choice.ts';
import type { Say } from '../src/chat/text/catalogue.ts';
import type { Field, Line, View } from '../src/chat/view.ts';
import { Fault } from '../src/core/fault.ts';
import { rightsOf } from '../src/core/permission.ts';
import { type Quotas, remaining } from '../src/core/quota.ts';

type Standing = Awaited<ReturnType<Context['app']['identity']['standing']>>;
type AccountStanding = Standing['here'];
type Servers = Awaited<ReturnType<Context['app']['services']['named']>>;

export default defineCommand({
  name: 'me',
  summary: 'command-me',
  options: {},
  actions: [],
  async run(ctx) {
    assertPrivate(ctx);
    const { services, identity } = ctx.app;
    const standing = await identity.standing(ctx, await services.idFor(ctx));
    return whisper(await meView(ctx, standing, await services.named()));
  },
});

async function meView(ctx: Context, standing: Standing, servers: Servers): Promise<View> {
  const { user, t } = ctx;
  const { here, elsewhere, chatAccounts } = standing;
  const { acting, quotas } = here;
  const chats = chatAccounts.map(({ platform, name }) => `${name} (${t(`platform-${platform}`)})`);
  const closed = chatAccounts.filter((account) => account.isClosed);
  const unknown = acting instanceof Fault && acting.code === 'not-linked';
  const buttons = unknown ? (await notLinkedView(ctx)).buttons : undefined;
  const fields: Field[] = [
    field(t('me-chats'), chats.join(', ')),
    field(t('me-account'), nameOn(servers, here.serviceId, accountText(acting, t))),
    field(t('me-rights'), rightsText(acting, user.isAdmin, t)),
    ...(quotas ? [field(t('me-quota'), quotaText(quotas, t))] : []),
    ...elsewhere.map((other) => field(nameOf(servers, other), elsewhereText(other, t))),
    field(t('me-told'), toldText(standing, t)),
  ];
  const lines: Line[] = closed.map(({ platform }) => [
    t('me-told-closed', { platform: t(`platform-${platform}`) }),
  ]);
  return {
    tone: acting instanceof Fault ? 'warn' : 'neutral',
    title: t('me-title', { name: user.displayName }),
    lines,
    fields,
    ...(buttons ? { buttons } : {}),
  };
}

/** All about an account on another server, in one field: there may be many. */
function elsewhereText({ acting, quotas }: AccountStanding, t: Say): string {
  return [
    accountText(acting, t),
    rightsText(acting, false, t),
    ...(quotas ? [quotaText(quotas, t)] : []),
  ].join(' · ');
}

function nameOf(servers: Servers, { serviceId }: AccountStanding): string {
  return servers.find(({ id }) => id === serviceId)?.name ?? '';
}

function field(name: string, value: string): Field {
  return { name, value: [value] };
}

function accountText(acting: AccountStanding['acting'], t: Say): string {
  if (acting instanceof Fault) return faultMessage(acting, t);
  const { account, isGuest } = acting;
  if (isGuest || !account.proof) return t('me-account-guest');
  return t('me-account-proof', { name: account.name, proof: t(`proof-${account.proof}`) });
}

/** What there is to ask for, and the end of its texts. */
const wishes = [
  ['movie', false, 'movie'],
  ['tv', false, 'tv'],
  ['movie', true, 'movie-4k'],
  ['tv', true, 'tv-4k'],
] as const;

function rightsText(acting: AccountStanding['acting'], isAdmin: boolean, t: Say): string {
  const words: string[] = isAdmin ? [t('right-admin')] : [];
  if (!(acting instanceof Fault)) {
    const rights = rightsOf(acting.account.permissions);
    const { request, autoApproved, manageRequests, seeOthers } = rights;
    const able = wishes.filter(([type, is4k]) => request(type, is4k));
    words.push(...able.map(([, , name]) => t(`right-${name}`)));
    const atOnce = able.filter(([type, is4k]) => autoApproved(type, is4k));
    words.push(...atOnce.map(([, , name]) => t(`right-auto-${name}`)));
    if (manageRequests && !acting.isGuest) words.push(t('right-manage'));
    if (seeOthers && !acting.isGuest) words.push(t('right-see'));
  }
  return words.length > 0 ? words.join(', ') : t('right-none');
}

function quotaText({ movie, tv }: Quotas, t: Say): string {
  const [films, seasons] = [remaining(movie), remaining(tv)];
  return [
    films === null
      ? t('me-quota-movie-free')
      : t('me-quota-movie', { left: films, limit: movie.limit ?? films }),
    seasons === null
      ? t('me-quota-tv-free')
      : t('me-quota-tv', { left: seasons, limit: tv.limit ?? seasons }),
  ].join(' · ');
}

function toldText({ preferences: { tellAt } }: Standing, t: Say): string {
  return tellAt ? t('me-told-direct', { platform: t(`platform-${tellAt}`) }) : t('me-told-asked');
}
