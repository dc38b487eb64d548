import type { Account } from '../../domain/accounts/account.ts';
import { toRights } from '../../domain/accounts/permission.ts';
import { offers4k } from '../../domain/services/overseerr-server-info.ts';
import type { TitleKey } from '../../domain/titles/title.ts';
import type { Context } from '../context.ts';
import type { RequestOptions } from './title-card.ts';

/** What the actor may request on this server. If that is nothing, their permissions are read again first. */
export async function allowedOptions(
  { useCases }: Context<'members' | 'titleSearch'>,
  account: Account,
  { mediaType }: Pick<TitleKey, 'mediaType'>,
): Promise<RequestOptions> {
  const has4k = offers4k(await useCases.titleSearch.getServerInfo(account.serviceId), mediaType);
  const toOptions = (permissions: number): RequestOptions => {
    const rights = toRights(permissions);
    return {
      standard: rights.canRequest(mediaType, false),
      in4k: has4k && rights.canRequest(mediaType, true),
    };
  };
  const known = toOptions(account.permissions);
  if (known.standard || known.in4k) return known;
  return toOptions((await useCases.members.refreshAccount(account)).permissions);
}
