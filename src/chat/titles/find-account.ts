import type { Account } from '../../domain/accounts/account.ts';
import type { Context } from '../context.ts';

/** The account of the actor on the Overseerr server that is used here. Throws `not-linked`. */
export async function findAccount({
  actor,
  useCases,
}: Context<'members' | 'services'>): Promise<Account> {
  const serviceId = await useCases.services.resolveServiceId(actor);
  return (await useCases.members.resolveKnownAccount(actor, serviceId)).account;
}
