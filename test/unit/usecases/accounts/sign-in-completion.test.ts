import { describe, expect, it } from 'vitest';
import type { RemoteAccount, RemoteUserId } from '../../../../src/domain/accounts/account.ts';
import type { PlexUser, SignIn, SignInResult } from '../../../../src/domain/accounts/sign-in.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { Job } from '../../../../src/domain/job.ts';
import type { AccountRepository } from '../../../../src/ports/accounts/account-repository.ts';
import type { PlexTv } from '../../../../src/ports/accounts/sign-in-repository.ts';
import { createPlexAccounts } from '../../../../src/usecases/accounts/plex-accounts.ts';
import { createSignInCompletion } from '../../../../src/usecases/accounts/sign-in-completion.ts';
import { anAccount, anId, aRemoteUserId } from '../../../support/factories.ts';
import { scripted } from '../../../support/in-memory/scripted.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { createInMemorySignIns } from '../../../support/in-memory/sign-in-repository.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const now = new Date('2026-11-23T12:00:00Z');
const serviceId = anId<'service'>();
const account = anAccount({ serviceId, remoteUserId: aRemoteUserId(5) });
const linkedResult: SignInResult = {
  kind: 'linked',
  account: 'bob',
  server: 'Seerr',
  isShared: false,
};
const plexUser: PlexUser = { plexId: 'p5', email: 'bob@example.org', isEmailConfirmed: true };

function aRemoteAccount(parts: Partial<RemoteAccount> = {}): RemoteAccount {
  return {
    remoteUserId: aRemoteUserId(5),
    name: 'bob',
    email: 'bob@example.org',
    plexId: 'p5',
    permissions: 32,
    createdAt: null,
    discordIds: [],
    telegramIds: [],
    ...parts,
  };
}

async function createFixture({
  signIn = {} as Partial<SignIn>,
  pinStates = [plexUser] as (PlexUser | 'waiting' | 'gone' | Error)[],
  byPlexId = true,
  byEmail = false,
  remote = aRemoteAccount() as RemoteAccount | null,
  writesChatIds = true,
  othersWithChat = false,
  notifyError = null as Error | null,
  codeStates = ['approved'] as ('waiting' | 'approved' | 'gone' | Error)[],
  codeResult = aRemoteUserId(5) as RemoteUserId | 'no-account' | 'gone' | Error,
} = {}) {
  const signIns = createInMemorySignIns(() => now);
  const attempt: SignIn = {
    id: anId<'sign-in'>(),
    userId: anId<'user'>(),
    serviceId,
    method: 'plex',
    requester: { platform: 'discord', platformUserId: '1001', name: 'ada' },
    answer: null,
    locale: 'en',
    mediaServer: 'plex',
    plexPinId: 7,
    quickConnectSecret: null,
    result: null,
    expiresAt: new Date(now.getTime() + 60_000),
    ...signIn,
  };
  await signIns.repository.create(attempt, null);
  const steps: string[] = [];
  const later: { readonly job: Job; readonly seconds: number }[] = [];
  const { log, lines } = createRecordingLog();
  const findByUser = async () => account;
  const servers = createScriptedServers([
    {
      id: serviceId,
      server: {
        findAccount: async () => remote,
        listAccountsByPlexUser: async () => [],
        async checkQuickConnect(secret) {
          steps.push(`check ${secret}`);
          const state = codeStates.length > 1 ? codeStates.shift() : codeStates[0];
          if (state instanceof Error) throw state;
          return state ?? 'gone';
        },
        async finishQuickConnect() {
          if (!(codeResult instanceof Error)) return codeResult;
          const error = codeResult;
          codeResult = aRemoteUserId(5);
          throw error;
        },
        async addChatIdToProfile() {
          steps.push('write chat ID');
          return true;
        },
      },
    },
  ]);
  const completion = createSignInCompletion({
    verifiedLinks: {
      async link() {
        steps.push('link');
        return linkedResult;
      },
      async linkRemoteUser(_, number, verifiedBy) {
        steps.push(`link ${number} by ${verifiedBy}`);
        return linkedResult;
      },
      async fail(_, reason) {
        return { kind: 'refused', reason };
      },
    },
    signIns: signIns.repository,
    accountLinks: { findByUser },
    accounts: scripted<AccountRepository>({
      upsert: async () => [account],
      listByProfile: async () => (othersWithChat ? [anAccount({ serviceId })] : []),
    }),
    plexAccounts: createPlexAccounts({
      accounts: { upsert: async () => [account] },
      plexAccounts: {
        listByPlexId: async () => (byPlexId ? [account] : []),
        listByEmail: async () => (byEmail ? [account] : []),
      },
      servers,
    }),
    servers,
    plex: scripted<PlexTv>({
      async checkPin() {
        const state = pinStates.length > 1 ? pinStates.shift() : pinStates[0];
        if (state instanceof Error) throw state;
        return state ?? 'gone';
      },
      async signOut() {
        steps.push('sign out');
      },
    }),
    notifier: {
      async notify(_, result) {
        if (notifyError) throw notifyError;
        steps.push(`notify ${result.kind === 'linked' ? 'linked' : result.reason}`);
      },
    },
    quotas: {
      async get() {
        steps.push('quotas');
        throw new AppError('overseerr-unreachable');
      },
    },
    clock: () => now,
    log,
    writesChatIds,
    jobs: {
      async enqueueLater(job, seconds) {
        later.push({ job, seconds });
      },
    },
  });
  return {
    completion,
    steps,
    lines,
    /** Runs the job, and the later ones that it adds; returns after how many seconds they started. */
    async complete() {
      const waits: number[] = [];
      await completion.completeSignIn(attempt.id);
      for (let next = later.shift(); next && waits.length < 10; next = later.shift()) {
        expect(next.job).toEqual({ kind: 'await-sign-in', payload: { signInId: attempt.id } });
        waits.push(next.seconds);
        await completion.completeSignIn(attempt.id);
      }
      return waits;
    },
    load: () => signIns.repository.find(attempt.id),
    notified: signIns.notified,
    attempt,
  };
}

describe('a sign-in with Plex', () => {
  it('links the account, notifies the chat, and signs out of Plex', async () => {
    const { complete, steps, load, notified, attempt } = await createFixture();
    await complete();
    expect(steps[0]).toBe('link');
    expect(steps.slice(1, 3).sort()).toEqual(['quotas', 'write chat ID']);
    expect(steps.slice(3)).toEqual(['notify linked', 'sign out']);
    expect((await load())?.result).toEqual(linkedResult);
    expect(notified).toEqual([attempt.id]);
  });

  it('is looked at again until the user has confirmed, less often while plex.tv does not respond', async () => {
    const pinStates = ['waiting', new AppError('plex-unreachable'), plexUser] as const;
    const { complete, steps } = await createFixture({ pinStates: [...pinStates] });
    const [wait = 0, longWait = 0, ...others] = await complete();
    expect(longWait).toBeGreaterThan(wait);
    expect(others).toEqual([]);
    expect(steps).toContain('notify linked');
  });

  it.each<[string, Parameters<typeof createFixture>[0]]>([
    ['expires', { signIn: { expiresAt: now } }],
    ['ends when Plex no longer knows it', { pinStates: ['gone'] }],
  ])('%s without a link', async (_, options) => {
    const { complete, steps } = await createFixture(options);
    await complete();
    expect(steps).toEqual(['notify expired', 'sign out']);
  });

  it('that nobody confirms holds up no worker and is kept', async () => {
    const { completion, attempt, load, steps } = await createFixture({ pinStates: ['waiting'] });
    await completion.completeSignIn(attempt.id);
    expect((await load())?.result).toBeNull();
    expect(steps).toEqual([]);
  });

  it('whose result is known only sends the result', async () => {
    const { complete, steps } = await createFixture({ signIn: { result: linkedResult } });
    await complete();
    expect(steps).not.toContain('link');
    expect(steps).toContain('notify linked');
  });
});

describe('a sign-in with Quick Connect', () => {
  const quickConnect: Partial<SignIn> = {
    method: 'quick-connect',
    mediaServer: 'jellyfin',
    plexPinId: null,
    quickConnectSecret: 's3cret',
  };

  it('links the account of the person who entered the code, and notifies the chat', async () => {
    const { complete, steps, load, notified, attempt } = await createFixture({
      signIn: quickConnect,
      codeStates: ['waiting', 'approved'],
    });
    await complete();
    expect(steps.slice(0, 3)).toEqual(['check s3cret', 'check s3cret', 'link 5 by quick-connect']);
    expect(steps.at(-1)).toBe('notify linked');
    expect((await load())?.result).toEqual(linkedResult);
    expect(notified).toEqual([attempt.id]);
  });

  it('keeps waiting while the server or Jellyfin does not respond', async () => {
    const { complete, steps } = await createFixture({
      signIn: quickConnect,
      codeStates: [
        new AppError('quick-connect-unavailable'),
        new AppError('overseerr-unreachable'),
        'approved',
      ],
      codeResult: new AppError('overseerr-unreachable'),
    });
    await complete();
    expect(steps).toContain('notify linked');
  });

  it.each<[string, string, Parameters<typeof createFixture>[0]]>([
    ['expires', 'expired', { signIn: { ...quickConnect, expiresAt: now } }],
    ['was forgotten by Jellyfin', 'expired', { signIn: quickConnect, codeStates: ['gone'] }],
    ['is refused in the end', 'expired', { signIn: quickConnect, codeResult: 'gone' }],
    [
      'has a secret that cannot be read',
      'expired',
      { signIn: { ...quickConnect, quickConnectSecret: null } },
    ],
    [
      'belongs to someone without an account',
      'no-account',
      { signIn: quickConnect, codeResult: 'no-account' },
    ],
  ])('that %s links nothing', async (_, reason, options) => {
    const { complete, steps } = await createFixture(options);
    await complete();
    expect(steps.filter((step) => !step.startsWith('check'))).toEqual([`notify ${reason}`]);
  });

  it('writes its secret into no log line', async () => {
    const { complete, lines } = await createFixture({
      signIn: quickConnect,
      codeStates: [new AppError('overseerr-unreachable'), 'approved'],
    });
    await complete();
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines)).not.toContain('s3cret');
  });
});

describe('the account of a Plex user', () => {
  const byAddress = { byPlexId: false, byEmail: true };

  it.each<[string, Parameters<typeof createFixture>[0]]>([
    ['by its Plex ID', {}],
    [
      'by a confirmed email address, if it has no Plex ID',
      { ...byAddress, remote: aRemoteAccount({ plexId: null }) },
    ],
  ])('is found %s', async (_, options) => {
    const { complete, steps } = await createFixture(options);
    await complete();
    expect(steps).toContain('link');
  });

  it.each<[string, Parameters<typeof createFixture>[0]]>([
    ['does not exist', { byPlexId: false }],
    ['was deleted on the server', { remote: null }],
    ['has another Plex ID by now', { remote: aRemoteAccount({ plexId: 'p6' }) }],
    [
      'is only named by an address that Plex has not confirmed',
      {
        ...byAddress,
        remote: aRemoteAccount({ plexId: null }),
        pinStates: [{ ...plexUser, isEmailConfirmed: false }],
      },
    ],
    [
      'has another address by now',
      { ...byAddress, remote: aRemoteAccount({ plexId: null, email: 'carol@example.org' }) },
    ],
  ])('is not linked if it %s', async (_, options) => {
    const { complete, steps } = await createFixture(options);
    await complete();
    expect(steps).toEqual(['notify no-account', 'sign out']);
  });
});

describe('the chat ID of a new link', () => {
  it.each<[string, Parameters<typeof createFixture>[0]]>([
    ['the operator does not want that', { writesChatIds: false }],
    ['another profile has it', { othersWithChat: true }],
  ])('is not written into the profile if %s', async (_, options) => {
    const { complete, steps } = await createFixture(options);
    await complete();
    expect(steps).not.toContain('write chat ID');
    expect(steps).toContain('notify linked');
  });
});

describe('sending the result', () => {
  it('is retried after a temporary error', async () => {
    const notifyError = new AppError('platform-unavailable');
    const { complete, notified } = await createFixture({ notifyError });
    await expect(complete()).rejects.toThrow('platform-unavailable');
    expect(notified).toEqual([]);
  });

  it('is given up if the user cannot be reached', async () => {
    const notifyError = new AppError('direct-messages-closed');
    const { complete, notified, attempt } = await createFixture({ notifyError });
    await complete();
    expect(notified).toEqual([attempt.id]);
  });
});
