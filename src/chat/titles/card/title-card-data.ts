import { toAccountRights } from '../../../domain/accounts/permission.ts';
import { type AppError, toAppError } from '../../../domain/app-error.ts';
import type { SubscribedQualities } from '../../../domain/notifications/subscription.ts';
import type { Draft } from '../../../domain/requests/draft.ts';
import { offers4k } from '../../../domain/services/overseerr-server-info.ts';
import type { TitleKey } from '../../../domain/titles/title.ts';
import type { Context } from '../../context.ts';
import { isPrivate } from '../../private-chat.ts';
import { allowedOptions } from '../allowed-options.ts';
import { resolveRegion } from './region.ts';

const notSubscribed: SubscribedQualities = { standard: null, in4k: null };

type CardDataContext = Context<
  'downloadChoices' | 'members' | 'onBehalf' | 'quotas' | 'subscriptions' | 'titleSearch'
>;

/** What the card of a title shows besides the draft. */
export type CardData = Awaited<ReturnType<typeof loadTitleCardData>>;

/**
 * How much of a title is in the library, and what the actor may request, or the member whom they request for. Throws
 * what `OnBehalf.resolve` throws.
 */
export async function loadTitleCardData(
  ctx: CardDataContext,
  { serviceId, forUserId }: Pick<Draft, 'serviceId' | 'forUserId'>,
  key: TitleKey,
) {
  const { useCases, actor, language, now, t } = ctx;
  const member = forUserId && (await useCases.onBehalf.resolve(actor, serviceId, forUserId));
  const { account, isGuest } = member
    ? { account: member.account, isGuest: false }
    : await useCases.members.resolveKnownAccount(actor, serviceId);
  const info = await useCases.titleSearch.getServerInfo(serviceId);
  const [allowed, title, subscribed, findWarning, beneficiary, canChoose] = await Promise.all([
    allowedOptions(ctx, account, key),
    useCases.titleSearch.getDetails(account, key, language),
    member ? notSubscribed : useCases.subscriptions.findQualities(actor, serviceId, key),
    member ? null : useCases.quotas.prepareWarning(account, key.mediaType),
    member ? describeMember(ctx, member, key) : null,
    useCases.downloadChoices.canChoose(actor, { serviceId }),
  ]);
  const canReport = !member && toAccountRights(account).canReportIssues;
  const ownRemoteUserId = isGuest ? null : account.remoteUserId;
  const { seriesRules: rules } = info;
  const region = resolveRegion(ctx, info);
  return {
    allowed,
    title,
    rules,
    region,
    server: ctx.getServerTitle(serviceId),
    has4k: offers4k(info, key.mediaType),
    /** A warning about the quota of the actor; that of another member is shown in any case. */
    findQuotaWarning: async (seasons: readonly number[]) =>
      findWarning === null ? null : findWarning(seasons.length || 1),
    subscribed,
    beneficiary,
    canChoose,
    isGuest,
    ownRemoteUserId,
    canReport,
    now,
    t,
  };
}

type Member = Awaited<ReturnType<CardDataContext['useCases']['onBehalf']['resolve']>>;

/**
 * Where others can read the card, it does not show the quota of the member. Without an answer of the server, neither.
 * The server decides then.
 */
async function describeMember(
  ctx: CardDataContext,
  { name, account }: Member,
  { mediaType }: TitleKey,
) {
  if (!isPrivate(ctx)) return { name, accountName: account.name, quota: null };
  const quotas = await ctx.useCases.quotas.get(account).catch((error: unknown) => {
    const appError: AppError = toAppError(error);
    if (appError.code === 'internal') throw error;
    return null;
  });
  return { name, accountName: account.name, quota: quotas?.[mediaType] ?? null };
}
