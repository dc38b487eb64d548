import type {
  HeldAccount,
  UserDetails,
  UserOverview,
} from '../../../src/domain/operator/user-overview.ts';
import { anId } from '../factories.ts';

const start = new Date('2026-11-01T10:00:00Z');

/** A user with one chat on Discord and no account, as admins see them. */
export function aUserOverview(parts: Partial<UserOverview> = {}): UserOverview {
  return {
    id: anId<'user'>(),
    name: 'Ada',
    locale: null,
    isAdmin: false,
    isListed: false,
    blockedAt: null,
    createdAt: start,
    lastSeenAt: start,
    chats: [
      {
        platform: 'discord',
        platformUserId: '1001',
        name: 'Ada',
        username: null,
        isClosed: false,
        createdAt: start,
      },
    ],
    accounts: [],
    ...parts,
  };
}

/** The same with what they requested. */
export function aUserDetails(parts: Partial<UserDetails> = {}): UserDetails {
  return {
    ...aUserOverview(parts),
    requestCounts: { pending: 1 },
    requests: [
      {
        id: anId<'request'>(),
        mediaType: 'movie',
        title: 'Dune',
        year: 2021,
        is4k: false,
        state: 'pending',
        createdAt: start,
      },
    ],
    subscriptionCount: 0,
    notifyOn: null,
    ...parts,
  };
}

/** An account of a user as admins see it. */
export function aHeldAccount(parts: Partial<HeldAccount> = {}): HeldAccount {
  return {
    id: anId<'account'>(),
    serviceId: anId<'service'>(),
    remoteUserId: 2,
    name: 'ada',
    permissions: 32,
    verifiedBy: 'plex',
    verifiedAt: start,
    isBlocked: false,
    quotas: null,
    quotasReadAt: null,
    sharedWith: [],
    ...parts,
  };
}
