import type { AccountId, UserId } from '../id.ts';
import type { ChatAccountKey } from '../place.ts';
import type { VerificationMethod } from './account.ts';
import { splitLosses } from './proven-losses.ts';

/** An account with the chat IDs in its profile. */
export interface Profile {
  readonly accountId: AccountId;
  readonly discordIds: readonly string[];
  readonly telegramIds: readonly string[];
  readonly isBlocked: boolean;
}

/** A user whose chats a profile may list. */
export interface ProfileUser {
  readonly userId: UserId;
  readonly chats: readonly ChatAccountKey[];
  readonly isBlocked: boolean;
  /** False for users who gave up an account that they had from a profile. */
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
  /** Since when no profile has confirmed the link. */
  readonly missingSince: Date | null;
}

export interface UserAccount {
  readonly userId: UserId;
  readonly accountId: AccountId;
}

export interface ProfileLinkPlan {
  readonly linked: readonly UserAccount[];
  readonly unlinked: readonly UserAccount[];
  /** Links that are kept until it is proven that no profile confirms them. */
  readonly doubted: readonly UserAccount[];
}

/**
 * Plans how the links of one server change to match the profiles there. If exactly one profile
 * lists a user's chat, the user gets its account. A profile can list chats of several users.
 * Account owners edit their own profiles, so a chat in two profiles links nothing, and a profile
 * never replaces an account that was verified in another way. A user whose chats are in different
 * profiles keeps the account they chose. Blocked links stay unchanged. Otherwise a blocked person
 * could continue by adding another chat to their profile. If many users would lose their account at
 * once, it has to be proven first (`splitLosses`).
 */
export function planProfileLinks(
  profiles: readonly Profile[],
  users: readonly ProfileUser[],
  links: readonly ProfileLink[],
  now: Date,
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
  const replaced = new Set(linked.map(({ userId }) => userId));
  const losses = unlinked
    .filter(({ userId }) => !replaced.has(userId))
    .map(({ missingSince, ...link }) => ({ ...link, missingSince: missingSince ?? now }));
  const knownCount = links.filter(({ verifiedBy }) => verifiedBy === 'profile').length;
  const doubted = new Set(splitLosses(losses, { knownCount, now }).doubted.map(toLinkKey));
  return {
    linked,
    unlinked: unlinked.filter((link) => !doubted.has(toLinkKey(link))).map(toUserAccount),
    doubted: unlinked.filter((link) => doubted.has(toLinkKey(link))).map(toUserAccount),
  };
}

function toUserAccount({ userId, accountId }: ProfileLink): UserAccount {
  return { userId, accountId };
}

function toLinkKey({ userId, accountId }: UserAccount): string {
  return `${userId}:${accountId}`;
}

/** The profiles that list each chat. */
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
