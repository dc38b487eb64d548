import { randomBytes } from 'node:crypto';
import type { UserSeed } from './overseerr/state.ts';

/** The role of a demo user. */
export type DemoRole = 'owner' | 'member' | 'limited' | 'trusted' | 'guest';

/** A user of the simulated server with their web chat account. */
export interface DemoUser {
  /** ID of the account on the server. */
  readonly remoteUserId: number;
  readonly name: string;
  readonly role: DemoRole;
  /** ID of their account in the web chat. The server does not know it; the assembly links the two. */
  readonly webId: string;
}

/** The users of the demo, by account ID. */
export const demoUsers: readonly DemoUser[] = [
  {
    remoteUserId: 1,
    name: 'Olivia',
    role: 'owner',
    webId: 'web-olivia',
  },
  { remoteUserId: 2, name: 'Ben', role: 'member', webId: 'web-ben' },
  {
    remoteUserId: 3,
    name: 'Mia',
    role: 'limited',
    webId: 'web-mia',
  },
  {
    remoteUserId: 4,
    name: 'Theo',
    role: 'trusted',
    webId: 'web-theo',
  },
  {
    remoteUserId: 5,
    name: 'Gil',
    role: 'guest',
    webId: 'web-gil',
  },
];

const roleSeeds = {
  owner: { permissions: ['admin'] },
  member: { permissions: ['request', 'createIssues'] },
  limited: {
    permissions: ['request'],
    movieQuota: { limit: 1, days: 7 },
    tvQuota: { limit: 3, days: 7 },
  },
  trusted: { permissions: ['request', 'autoApprove', 'createIssues'] },
  guest: { permissions: [] },
} as const satisfies Record<DemoRole, Partial<UserSeed>>;

/** The same users in the form that the server needs. All get the same password, which nobody uses. */
export function toUserSeeds(password: string): UserSeed[] {
  return demoUsers.map(({ remoteUserId, name, role }) => ({
    id: remoteUserId,
    username: name,
    email: `${name.toLowerCase()}@example.org`,
    password,
    avatar: '',
    ...roleSeeds[role],
  }));
}

/** A member whom nobody on the page acts as. Their password is random, and nobody uses it. */
export function toMemberSeed(name: string): UserSeed {
  return {
    username: name,
    email: `${name.toLowerCase()}@example.org`,
    password: randomBytes(18).toString('base64url'),
    avatar: '',
    ...roleSeeds.member,
  };
}
