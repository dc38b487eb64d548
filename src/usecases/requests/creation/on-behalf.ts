import type { Account, LinkedAccount } from '../../../domain/accounts/account.ts';
import { pickNamed } from '../../../domain/accounts/member-reference.ts';
import { toAccountRights } from '../../../domain/accounts/permission.ts';
import type { Actor } from '../../../domain/actor.ts';
import { AppError, toAppError } from '../../../domain/app-error.ts';
import type { ServiceId, UserId } from '../../../domain/id.ts';
import type { Place } from '../../../domain/place.ts';
import type { MemberRepository } from '../../../ports/accounts/member-repository.ts';
import type { PreferenceRepository } from '../../../ports/accounts/preference-repository.ts';
import type { UserRepository } from '../../../ports/accounts/user-repository.ts';
import type { Members } from '../../accounts/members.ts';
import { createNotificationAddress } from '../../notifications/notification-address.ts';

/** A member whom an approver requests for. */
export interface Beneficiary {
  readonly userId: UserId;
  readonly name: string;
  /** Null if it is not known. */
  readonly locale: string | null;
  /** The member's account on the server. */
  readonly account: LinkedAccount;
  /** The approver's own account, which makes the request. */
  readonly maker: Account;
}

export type OnBehalf = ReturnType<typeof createOnBehalf>;

/**
 * Requests of approvers for other members. Overseerr allows them to accounts with the permissions Manage Requests and
 * Manage Users (docs/overseerr-api.md, "Requests on behalf of another user").
 */
export function createOnBehalf(deps: {
  readonly members: Pick<Members, 'resolveKnownAccount' | 'refreshAccount' | 'findAccount'>;
  readonly users: Pick<UserRepository, 'find' | 'listChatAccounts'>;
  readonly preferences: Pick<PreferenceRepository, 'getPreferences'>;
  readonly memberRepository: Pick<MemberRepository, 'listMembers'>;
}) {
  const { members, users, memberRepository } = deps;
  const findAddress = createNotificationAddress(deps);

  return {
    /**
     * The member whom a mention or a name means; null if it means the actor. Throws what `resolve` throws,
     * `member-not-found`, and `member-ambiguous` if the name means several.
     */
    async find(actor: Actor, serviceId: ServiceId, reference: string): Promise<UserId | null> {
      // Who may not request for others learns nothing about them.
      await findMaker(actor, serviceId);
      const name = reference.trim();
      if (name === '') throw new AppError('member-not-found');
      const filter = { nameQuery: name, onlyUnlinked: false };
      const candidates = pickNamed(await memberRepository.listMembers(serviceId, filter), {
        reference: name,
        platform: actor.chat.platform,
      });
      const [only, ...others] = candidates;
      if (!only) throw new AppError('member-not-found');
      if (others.length > 0) throw new AppError('member-ambiguous');
      return only.id === actor.userId ? null : only.id;
    },

    /**
     * The member and both accounts, as far as the actor may request for them. Throws `on-behalf-not-permitted`,
     * `member-not-found`, `member-blocked`, and `member-not-linked` if the member has no account on this server.
     */
    async resolve(actor: Actor, serviceId: ServiceId, userId: UserId): Promise<Beneficiary> {
      const maker = await findMaker(actor, serviceId);
      const user = await users.find(userId);
      if (!user) throw new AppError('member-not-found');
      if (user.isBlocked) throw new AppError('member-blocked');
      const account = await members.findAccount(userId, serviceId);
      if (!account) throw new AppError('member-not-linked');
      if (account.isBlocked) throw new AppError('member-blocked');
      const { displayName: name, locale } = user;
      return { userId, name, locale, account, maker };
    },

    /** Where the member is shown a request that was made for them; null if the bot knows no chat of theirs. */
    async findCardPlace({ userId }: Beneficiary, { platform }: Place): Promise<Place | null> {
      const address = await findAddress(userId, platform, null);
      return address?.place ?? null;
    },
  };

  /** The stored permissions can be minutes old, so they are read again before the actor is refused. */
  async function findMaker(actor: Actor, serviceId: ServiceId): Promise<Account> {
    const { account, isGuest } = await members.resolveKnownAccount(actor, serviceId);
    if (isGuest) throw new AppError('on-behalf-not-permitted');
    if (isPermitted(account)) return account;
    const fresh = await refreshed(account);
    if (!isPermitted(fresh)) throw new AppError('on-behalf-not-permitted');
    return fresh;
  }

  async function refreshed(account: Account): Promise<Account> {
    try {
      return await members.refreshAccount(account);
    } catch (error) {
      if (toAppError(error).code === 'internal') throw error;
      return account;
    }
  }
}

function isPermitted(account: Account): boolean {
  return toAccountRights(account).canRequestForOthers;
}
