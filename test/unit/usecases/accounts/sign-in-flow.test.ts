import { describe, expect, it } from 'vitest';
import type {
  Credentials,
  LoginResult,
  SignInMethod,
} from '../../../../src/domain/accounts/sign-in.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { Job } from '../../../../src/domain/job.ts';
import type { MediaServer } from '../../../../src/domain/services/media-server.ts';
import type { PlexTv } from '../../../../src/ports/accounts/sign-in-repository.ts';
import { createSignInFlow } from '../../../../src/usecases/accounts/sign-in-flow.ts';
import { anActor, anId, aRemoteUserId, aServerInfo } from '../../../support/factories.ts';
import { scripted } from '../../../support/in-memory/scripted.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { createInMemorySignIns } from '../../../support/in-memory/sign-in-repository.ts';

const serviceId = anId<'service'>();
const actor = anActor();
const minuteMs = 60_000;
const everyMethod = { password: true, plex: true, jellyfin: true, quickConnect: true };

function createFixture({
  allowed = { ...everyMethod, jellyfin: false, quickConnect: false },
  mediaServer = 'plex' as MediaServer,
  hasPlex = true,
  publicUrl = 'https://bot.example' as string | null,
  password = 'right',
  rightResult = aRemoteUserId(5) as LoginResult,
  serverError = null as Error | null,
} = {}) {
  let milliseconds = Date.parse('2026-11-23T12:00:00Z');
  let tokens = 0;
  const clock = () => new Date(milliseconds);
  const signIns = createInMemorySignIns(clock);
  const refusals: unknown[] = [];
  const jobs: Job[] = [];
  const linked: unknown[] = [];
  const logins: Credentials[] = [];
  const needs = {
    signIns: signIns.repository,
    verifiedLinks: {
      async linkRemoteUser(...[, number, verifiedBy]: readonly unknown[]) {
        linked.push([number, verifiedBy]);
        return { kind: 'linked', account: 'bob', server: 'Seerr', isShared: false } as const;
      },
      async fail(_: unknown, reason: 'no-account' | 'too-many-attempts' | string) {
        refusals.push(reason);
        return { kind: 'refused', reason } as never;
      },
      async recordRefusal(_: unknown, after: unknown) {
        refusals.push(after);
      },
    },
    servers: createScriptedServers([
      {
        id: serviceId,
        title: 'Seerr',
        server: {
          getInfo: async () => aServerInfo({ signIn: allowed, mediaServer }),
          async login(credentials) {
            logins.push(credentials);
            if (serverError) throw serverError;
            return credentials.password === password ? rightResult : 'wrong-password';
          },
          startQuickConnect: async () => ({ code: '123456', secret: 's3cret' }),
        },
      },
    ]),
    plex: hasPlex
      ? scripted<PlexTv>({
          createPin: async (_, label) => ({ pinId: 7, url: `https://plex.example/${label}` }),
        })
      : null,
    jobs: {
      async enqueue(added: readonly Job[]) {
        jobs.push(...added);
      },
    },
    locks: { withLock: <Result>(_: string, work: () => Promise<Result>) => work() },
    clock,
    newId: () => anId<'sign-in'>(),
    newToken: () => {
      tokens += 1;
      return `token-${tokens}`;
    },
    hash: (token: string) => `hash of ${token}`,
    publicUrl,
  };
  const flow = createSignInFlow(needs);
  const start = (method: SignInMethod = 'password', by = actor) =>
    flow.start(method, { actor: by, serviceId, answer: null, locale: 'en' });
  const send = (token: string, sent: string, name = 'bob@example.org') =>
    flow.tryPassword(token, name, sent);
  return {
    flow,
    start,
    send,
    refusals,
    jobs,
    linked,
    logins,
    signIns,
    wait(ms: number) {
      milliseconds += ms;
    },
  };
}

describe('the methods of signing in', () => {
  it.each([
    [{}, ['plex', 'password']],
    [{ allowed: { ...everyMethod, plex: false } }, ['quick-connect', 'jellyfin', 'password']],
    [
      { allowed: { ...everyMethod, password: false, plex: false }, publicUrl: null },
      ['quick-connect'],
    ],
    [{ hasPlex: false }, ['password']],
    [{ publicUrl: null }, ['plex']],
  ])('with %j are %j', async (options, methods) => {
    expect((await createFixture(options).flow.getOptions(serviceId)).methods).toEqual(methods);
  });

  it('cannot be started if they are off', async () => {
    const { start, signIns } = createFixture({ publicUrl: null });
    await expect(start('password')).rejects.toThrow('sign-in-disabled');
    expect(signIns.list()).toEqual([]);
  });
});

describe('signing in with Plex', () => {
  it('shows on Plex who is signing in, and waits for the result in a job', async () => {
    const { start, jobs, signIns } = createFixture();
    expect(await start('plex')).toEqual({
      kind: 'address',
      url: 'https://plex.example/Ada on Discord',
    });
    const [signIn] = signIns.list();
    expect(signIn).toMatchObject({ method: 'plex', plexPinId: 7, userId: actor.userId });
    expect(jobs).toEqual([{ kind: 'await-sign-in', payload: { signInId: signIn?.id } }]);
  });
});

describe('the page for a password', () => {
  it('has a secret URL', async () => {
    const { start, flow } = createFixture();
    expect(await start()).toEqual({ kind: 'address', url: 'https://bot.example/link/token-1' });
    expect(await flow.findByToken('token-1')).toMatchObject({ userId: actor.userId });
    expect(await flow.findByToken('hash of token-1')).toBeNull();
  });

  it('links the account once with the right password, and notifies the chat in a job', async () => {
    const { start, send, linked, jobs } = createFixture();
    await start();
    expect(await send('token-1', 'right')).toMatchObject({
      kind: 'linked',
      account: 'bob',
      server: 'Seerr',
    });
    expect(await send('token-1', 'right')).toEqual({ kind: 'gone' });
    expect(linked).toHaveLength(1);
    expect(jobs).toHaveLength(1);
  });

  it('expires after ten minutes', async () => {
    const { start, send, linked, wait } = createFixture();
    await start();
    wait(10 * minuteMs);
    expect(await send('token-1', 'right')).toEqual({ kind: 'gone' });
    expect(linked).toEqual([]);
  });

  it('is replaced by a newer one', async () => {
    const { start, send } = createFixture();
    await start();
    await start();
    expect(await send('token-1', 'right')).toEqual({ kind: 'gone' });
    expect(await send('token-2', 'right')).toMatchObject({ kind: 'linked' });
  });

  it('counts down after wrong passwords, and then ends', async () => {
    const { start, send, refusals } = createFixture();
    await start();
    for (const attemptsLeft of [4, 3, 2, 1]) {
      expect(await send('token-1', 'wrong')).toEqual({ kind: 'wrong', attemptsLeft });
    }
    const refused = { kind: 'refused', reason: 'too-many-attempts' };
    expect(await send('token-1', 'wrong')).toEqual(refused);
    expect(await send('token-1', 'right')).toEqual({ kind: 'gone' });
    expect(refusals).toEqual(['too-many-attempts']);
  });

  it('cannot be opened again after too many wrong passwords', async () => {
    const { start, send } = createFixture();
    await start();
    for (let attempt = 0; attempt < 5; attempt += 1) await send('token-1', 'wrong');
    await expect(start()).rejects.toThrow('too-many-sign-in-attempts');
    expect(await start('plex')).toMatchObject({ kind: 'address' });
  });

  it('does not count an attempt while the server is down', async () => {
    const serverError = new AppError('overseerr-unreachable');
    const { start, send, signIns } = createFixture({ serverError });
    await start();
    await expect(send('token-1', 'right')).rejects.toThrow('overseerr-unreachable');
    expect(await signIns.repository.countFailedAttempts(actor.userId)).toBe(0);
  });

  it('counts no attempt for right credentials without an account, and ends', async () => {
    const { start, send, signIns, linked } = createFixture({ rightResult: 'no-account' });
    await start();
    expect(await send('token-1', 'right')).toEqual({ kind: 'refused', reason: 'no-account' });
    expect(await send('token-1', 'right')).toEqual({ kind: 'gone' });
    expect(linked).toEqual([]);
    expect(await signIns.repository.countFailedAttempts(actor.userId)).toBe(0);
  });

  it('bounds the guesses at one name from many chats, however it is spelled', async () => {
    const { start, send, logins } = createFixture();
    const spellings = ['bob@example.org', ' BOB@example.org', 'Bob@Example.Org'];
    const results: unknown[] = [];
    for (let chat = 1; chat <= 6; chat += 1) {
      await start('password', anActor({ userId: anId<'user'>() }));
      for (const name of spellings) results.push(await send(`token-${chat}`, 'guess', name));
    }
    expect(logins).toHaveLength(10);
    await start('password', anActor({ userId: anId<'user'>() }));
    const refused = { kind: 'refused', reason: 'too-many-attempts' };
    expect(await send('token-7', 'right')).toEqual(refused);
    await start('password', anActor({ userId: anId<'user'>() }));
    expect(await send('token-8', 'right', 'carol@example.org')).toMatchObject({ kind: 'linked' });
  });
});

describe('the page for Jellyfin or Emby', () => {
  const jellyfin = { mediaServer: 'emby', allowed: { ...everyMethod, plex: false } } as const;

  it('sends a name and its password to the server as those of the media server', async () => {
    const { start, send, logins, linked, signIns } = createFixture(jellyfin);
    expect(await start('jellyfin')).toMatchObject({ kind: 'address' });
    expect(signIns.list()).toMatchObject([{ method: 'jellyfin', mediaServer: 'emby' }]);
    expect(await send('token-1', 'right', 'bob')).toMatchObject({ kind: 'linked' });
    expect(logins).toEqual([{ method: 'jellyfin', name: 'bob', password: 'right' }]);
    expect(linked).toEqual([[5, 'password']]);
  });
});

describe('Quick Connect', () => {
  const jellyfin = { mediaServer: 'jellyfin', allowed: everyMethod } as const;

  it('shows a code, keeps its secret, and waits for the result in a job', async () => {
    const { start, jobs, signIns } = createFixture(jellyfin);
    expect(await start('quick-connect')).toEqual({ kind: 'code', code: '123456' });
    const [signIn] = signIns.list();
    expect(signIn).toMatchObject({ method: 'quick-connect', quickConnectSecret: 's3cret' });
    expect(jobs).toEqual([{ kind: 'await-sign-in', payload: { signInId: signIn?.id } }]);
  });

  it('has no page', async () => {
    const { start, send, flow } = createFixture(jellyfin);
    await start('quick-connect');
    expect(await flow.findByToken('token-1')).toBeNull();
    expect(await send('token-1', 'right')).toEqual({ kind: 'gone' });
  });
});

describe('misuse of a page', () => {
  it('is recorded for a known token only', async () => {
    const { start, flow, refusals } = createFixture();
    await start();
    await flow.recordMisuse('guessed', 'form');
    expect(refusals).toEqual([]);
    await flow.recordMisuse('token-1', 'form');
    expect(refusals).toEqual([{ reason: 'form' }]);
  });
});
