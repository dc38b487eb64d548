import { describe, expect, it } from 'vitest';
import type { SignIn } from '../../../../src/domain/accounts/sign-in.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { AuditEntry } from '../../../../src/domain/audit-entry.ts';
import { createVerifiedLinks } from '../../../../src/usecases/accounts/verified-links.ts';
import { anAccount, anId, aRemoteUserId } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';

const serviceId = anId<'service'>();
const account = anAccount({ serviceId, name: 'bob', remoteUserId: aRemoteUserId(5) });
const signIn: SignIn = {
  id: anId<'sign-in'>(),
  userId: anId<'user'>(),
  serviceId,
  method: 'jellyfin',
  mediaServer: 'jellyfin',
  requester: { platform: 'discord', platformUserId: '1001', name: 'Ada' },
  answer: null,
  locale: 'en',
  plexPinId: null,
  quickConnectSecret: 's3cret',
  result: null,
  expiresAt: new Date('2026-11-23T12:10:00Z'),
};

function createFixture({
  isKnown = true,
  existsOnServer = true,
  isBlocked = false,
  linkError = null as Error | null,
  holders = 1,
} = {}) {
  const audit: AuditEntry[] = [];
  const linked: unknown[] = [];
  const links = createVerifiedLinks({
    accounts: {
      findByRemoteUserId: async () => (isKnown ? account : null),
      upsert: async () => [account],
    },
    accountLinks: {
      async link(link) {
        if (linkError) throw linkError;
        linked.push(link);
      },
      listUsers: async () => Array.from({ length: holders }, () => ({}) as never),
    },
    users: {
      find: async (id) => ({ id, displayName: 'Ada', locale: null, isAdmin: false, isBlocked }),
    },
    servers: createScriptedServers([
      {
        id: serviceId,
        title: 'Seerr',
        server: { findAccount: async () => (existsOnServer ? ({} as never) : null) },
      },
    ]),
    audit: {
      async record(entry) {
        audit.push(entry);
      },
    },
  });
  const link = () => links.linkRemoteUser(signIn, aRemoteUserId(5), 'quick-connect');
  return { links, link, linked, audit };
}

describe('the account that a sign-in has verified', () => {
  it.each([
    ['a known one', {}, false],
    ['one that the server has just created', { isKnown: false }, false],
    ['one that others use, too', { holders: 2 }, true],
  ])('is linked: %s', async (_, options, isShared) => {
    const { link, linked, audit } = createFixture(options);
    expect(await link()).toEqual({ kind: 'linked', account: 'bob', server: 'Seerr', isShared });
    expect(linked).toEqual([
      {
        accountId: account.id,
        userId: signIn.userId,
        verifiedBy: 'quick-connect',
        by: null,
        chat: signIn.requester,
      },
    ]);
    expect(audit).toEqual([]);
  });

  it.each([
    ['no-account', { isKnown: false, existsOnServer: false }],
    ['user-blocked', { isBlocked: true }],
    ['chat-detached', { linkError: new AppError('not-yours') }],
    ['account-blocked', { linkError: new AppError('account-blocked') }],
  ] as const)('is not linked because of %s, which is recorded', async (reason, options) => {
    const { link, linked, audit } = createFixture(options);
    expect(await link()).toEqual({ kind: 'refused', reason });
    expect(linked).toEqual([]);
    expect(audit).toMatchObject([
      {
        action: 'sign-in-refused',
        subjectId: signIn.userId,
        after: { reason, method: 'jellyfin' },
      },
    ]);
    expect(JSON.stringify(audit)).not.toContain('s3cret');
  });

  it('is not linked after a bug, which is not hidden', async () => {
    const { link } = createFixture({ linkError: new Error('broken') });
    await expect(link()).rejects.toThrow('broken');
  });
});
