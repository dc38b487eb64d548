import type { AccountId, UserId } from '../id.ts';
import type { ChatAccountKey } from '../place.ts';
import type { VerificationMethod } from './account.ts';

/** An account with the chat ids in its profile. */
export interface Profile {
  readonly accountId: AccountId;
  readonly discordIds: readonly string[];
  readonly telegramIds: readonly string[];
  readonly isBlocked: boolean;
}

/** A user that profiles may name, with their chats. */
export interface ProfileUser {
  readonly userId: UserId;
  readonly chats: readonly ChatAccountKey[];
  readonly isBlocked: boolean;
  /** False for users who gave up an account that a profile gave them. */
  readonly linksByProfile: boolean;
}

/** A link as matching sees it. */
export interface ProfileLink {
  readonly userId: UserId;
  readonly accountId: AccountId;
  readonly verifiedBy: VerificationMethod;
  /** Whether the server has removed the account. */
  readonly isRemoved: boolean;
  /** Whether the user or the account is blocked. */
  readonly isBlocked: boolean;
}

export interface UserAccount {
  readonly userId: UserId;
  readonly accountId: AccountId;
}

export interface ProfileLinkPlan {
  readonly linked: readonly UserAccount[];
  readonly unlinked: readonly UserAccount[];
}

/**
 * Which links of one server have to change so that they agree with the profiles there. Everyone whom exactly one
 * profile names gets its account, however many people it names. Profiles are edited by their owners, so a chat that two
 * of them name gives nothing, and a profile never replaces an account that was verified in another way. A user whose
 * chats are named by different profiles keeps the one they chose. What is blocked stays as it is: otherwise a blocked
 * person could go on by naming another chat in their profile.
 */
export function planProfileLinks(
  profiles: readonly Profile[],
  users: readonly ProfileUser[],
  links: readonly ProfileLink[],
): ProfileLinkPlan {
  const naming = indexByChat(profiles);
  const named = new Map(
    users
      .filter(({ isBlocked, linksByProfile }) => !isBlocked && linksByProfile)
      .map(({ userId, chats }) => [userId, chats.map((chat) => naming.get(toKey(chat)) ?? [])]),
  );
  const isStillNamed = ({ userId, accountId }: ProfileLink) =>
    (named.get(userId) ?? []).some(
      ([only, ...others]) => only?.accountId === accountId && others.length === 0,
    );
  const unlinked = links.filter(
    (link) => link.verifiedBy === 'profile' && !link.isBlocked && !isStillNamed(link),
  );
  const kept = links.filter(
    (link) => !unlinked.includes(link) && (!link.isRemoved || link.isBlocked),
  );
  const hasAccount = new Set(kept.map(({ userId }) => userId));
  const linked = [...named].flatMap(([userId, byChat]) => {
    const [profile, ...others] = new Set(byChat.flat());
    const isOnly = profile !== undefined && others.length === 0;
    if (!isOnly || profile.isBlocked || hasAccount.has(userId)) return [];
    return [{ userId, accountId: profile.accountId }];
  });
  return { linked, unlinked: unlinked.map(({ userId, accountId }) => ({ userId, accountId })) };
}

/** The profiles that name each chat. */
function indexByChat(profiles: readonly Profile[]): Map<string, Profile[]> {
  const naming = new Map<string, Profile[]>();
  for (const profile of profiles) {
    for (const key of toChatKeys(profile)) naming.set(key, [...(naming.get(key) ?? []), profile]);
  }
  return naming;
}

function toChatKeys({ discordIds, telegramIds }: Profile): Set<string> {
  return new Set([
    ...discordIds.map((platformUserId) => toKey({ platform: 'discord', platformUserId })),
    ...telegramIds.map((platformUserId) => toKey({ platform: 'telegram', platformUserId })),
  ]);
}

function toKey({ platform, platformUserId }: ChatAccountKey): string {
  return `${platform}:${platformUserId}`;
}
