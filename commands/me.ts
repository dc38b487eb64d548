import { createCode, linkCodeButton, sharedAccountLines } from '../src/chat/accounts/link-code.ts';
import { notLinkedView } from '../src/chat/accounts/linking.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { errorMessage } from '../src/chat/error-message.ts';
import type { Translate } from '../src/chat/i18n/translations.ts';
import { assertPrivate } from '../src/chat/private-chat.ts';
import { replyPrivately } from '../src/chat/reply.ts';
import { accountNameWithServer } from '../src/chat/services/server-choice.ts';
import type { Field, Line, View } from '../src/chat/view.ts';
import { toRights } from '../src/domain/accounts/permission.ts';
import { getRemaining, type QuotaSet } from '../src/domain/accounts/quota.ts';
import { AppError } from '../src/domain/app-error.ts';

const uses = ['identity', 'services'] as const;
type MeContext = Context<(typeof uses)[number]>;

type IdentityDetails = Awaited<ReturnType<MeContext['useCases']['identity']['getDetails']>>;
type AccountWithQuotas = IdentityDetails['here'];
type Servers = Awaited<ReturnType<MeContext['useCases']['services']['listNamed']>>;

export default defineCommand({
  name: 'me',
  summary: 'command-me',
  uses,
  options: {},
  actions: [createCode],
  async run(ctx) {
    assertPrivate(ctx);
    const { services, identity } = ctx.useCases;
    const details = await identity.getDetails(
      ctx.actor,
      await services.resolveServiceId(ctx.actor),
    );
    return replyPrivately(await meView(ctx, details, await services.listNamed()));
  },
});

async function meView(ctx: MeContext, details: IdentityDetails, servers: Servers): Promise<View> {
  const { actor, t } = ctx;
  const { here, elsewhere, chatAccounts } = details;
  const { acting, quotaSet, sharedWith } = here;
  const chats = chatAccounts.map(({ platform, name }) => `${name} (${t(`platform-${platform}`)})`);
  const closed = chatAccounts.filter((account) => account.isClosed);
  const isUnlinked = acting instanceof AppError && acting.code === 'not-linked';
  const buttons = isUnlinked ? (await notLinkedView(ctx)).buttons : codeButtons(details, t);
  const hereText = accountText(here, t, serverNameOf(servers, here));
  const fields: Field[] = [
    field(t('me-chats'), chats.join(', ')),
    field(t('me-account'), accountNameWithServer(servers, here.serviceId, hereText)),
    field(t('me-permissions'), rightsText(acting, actor.isAdmin, t)),
    ...(quotaSet ? [field(t('me-quota'), quotaText(quotaSet, t))] : []),
    ...elsewhere.map((other) => {
      const server = serverNameOf(servers, other);
      return field(server, elsewhereText(other, t, server));
    }),
    field(t('me-notifications'), notificationPlaceText(details, t)),
  ];
  const lines: Line[] = [
    ...sharedAccountLines(sharedWith, t),
    ...closed.map(({ platform }) => [
      t('me-direct-messages-closed', { platform: t(`platform-${platform}`) }),
    ]),
  ];
  return {
    tone: acting instanceof AppError ? 'warn' : 'neutral',
    title: actor.name,
    lines,
    fields,
    ...(buttons ? { buttons } : {}),
  };
}

/** The button that connects another chat, if an account is shared: the other user may be the same person. */
function codeButtons({ here, elsewhere }: IdentityDetails, t: Translate): View['buttons'] {
  const isShared = [here, ...elsewhere].some(({ sharedWith }) => sharedWith.length > 0);
  return isShared ? [[linkCodeButton(t)]] : undefined;
}

/** Everything about an account on another server, in one field, because there may be many servers. */
function elsewhereText(other: AccountWithQuotas, t: Translate, server: string): string {
  const { acting, quotaSet, sharedWith } = other;
  return [
    accountText(other, t, server),
    rightsText(acting, false, t),
    ...(quotaSet ? [quotaText(quotaSet, t)] : []),
    ...(sharedWith.length > 0 ? [t('account-shared', { names: sharedWith.join(', ') })] : []),
  ].join(' · ');
}

function serverNameOf(servers: Servers, { serviceId }: AccountWithQuotas): string {
  return servers.find(({ id }) => id === serviceId)?.name ?? '';
}

function field(name: string, value: string): Field {
  return { name, value: [value] };
}

function accountText({ acting }: AccountWithQuotas, t: Translate, server: string): string {
  if (acting instanceof AppError) return errorMessage(acting, { t, server });
  if (acting.isGuest) return t('me-account-guest');
  const { name, verifiedBy } = acting.account;
  return t('me-account-verified', { name, method: t(`verified-${verifiedBy}`) });
}

/** What can be requested, and the end of the text keys for it. */
const requestKinds = [
  ['movie', false, 'movie'],
  ['tv', false, 'tv'],
  ['movie', true, 'movie-4k'],
  ['tv', true, 'tv-4k'],
] as const;

function rightsText(acting: AccountWithQuotas['acting'], isAdmin: boolean, t: Translate): string {
  const words: string[] = isAdmin ? [t('permission-admin')] : [];
  if (!(acting instanceof AppError)) {
    const rights = toRights(acting.account.permissions);
    const { canRequest, isAutoApproved, canManageRequests, canSeeOthers } = rights;
    const requestableKinds = requestKinds.filter(([type, is4k]) => canRequest(type, is4k));
    words.push(...requestableKinds.map(([, , name]) => t(`permission-request-${name}`)));
    const autoApprovedKinds = requestableKinds.filter(([type, is4k]) => isAutoApproved(type, is4k));
    words.push(...autoApprovedKinds.map(([, , name]) => t(`permission-auto-approve-${name}`)));
    if (canManageRequests && !acting.isGuest) words.push(t('permission-manage-requests'));
    if (canSeeOthers && !acting.isGuest) words.push(t('permission-view-requests'));
  }
  return words.length > 0 ? words.join(', ') : t('permission-none');
}

function quotaText({ movie, tv }: QuotaSet, t: Translate): string {
  const [movies, seasons] = [getRemaining(movie), getRemaining(tv)];
  return [
    movies === null
      ? t('me-quota-movie-unlimited')
      : t('me-quota-movie', { left: movies, limit: movie.limit ?? movies }),
    seasons === null
      ? t('me-quota-tv-unlimited')
      : t('me-quota-tv', { left: seasons, limit: tv.limit ?? seasons }),
  ].join(' · ');
}

function notificationPlaceText(
  { preferences: { notifyOn } }: IdentityDetails,
  t: Translate,
): string {
  return notifyOn
    ? t('me-notifications-direct', { platform: t(`platform-${notifyOn}`) })
    : t('me-notifications-in-place');
}
