import type { ServiceId } from '../../../domain/id.ts';
import type { TitleKey } from '../../../domain/titles/title.ts';
import type { Context } from '../../context.ts';
import { allowedOptions } from '../allowed-options.ts';
import { resolveRegion } from './region.ts';

/** How much of a title is in the library, and what the actor may request. */
export async function loadTitleCardData(
  ctx: Context<'members' | 'quotas' | 'subscriptions' | 'titleSearch'>,
  serviceId: ServiceId,
  key: TitleKey,
) {
  const { useCases, actor, language, now, t } = ctx;
  const { account, isGuest } = await useCases.members.resolveKnownAccount(actor, serviceId);
  const info = await useCases.titleSearch.getServerInfo(serviceId);
  const [allowed, title, quotaWarning, subscribed] = await Promise.all([
    allowedOptions(ctx, account, key),
    useCases.titleSearch.getDetails(account, key, language),
    useCases.quotas.findWarning(account, key.mediaType),
    useCases.subscriptions.findQualities(actor, serviceId, key),
  ]);
  const ownRemoteUserId = isGuest ? null : account.remoteUserId;
  const { seriesRules: rules } = info;
  const region = resolveRegion(ctx, info);
  return {
    allowed,
    title,
    rules,
    region,
    quotaWarning,
    subscribed,
    isGuest,
    ownRemoteUserId,
    now,
    t,
  };
}
