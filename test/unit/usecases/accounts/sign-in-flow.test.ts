import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { AuditEntry } from '../../../../src/domain/audit-entry.ts';
import type { Job } from '../../../../src/domain/job.ts';
import type { AccountRepository } from '../../../../src/ports/accounts/account-repository.ts';
import type { PlexTv } from '../../../../src/ports/accounts/sign-in-repository.ts';
import type { UserRepository } from '../../../../src/ports/accounts/user-repository.ts';
import { createSignInFlow } from '../../../../src/usecases/accounts/sign-in-flow.ts';
import {
  anAccount,
  anActor,
  anId,
  aRemoteUserId,
  aServerInfo,
} from '../../../support/factories.ts';
import { scripted } from '../../../support/in-memory/scripted.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { createInMemorySignIns } from '../../../support/in-memory/sign-in-repository.ts';

const serviceId = anId<'service'>();
const actor = anActor();
const account = anAccount({ serviceId, name: 'bob', remoteUserId: aRemoteUserId(5) });
const minuteMs = 60_000;

function createFixture({
  allowed = { password: true, plex: true },
  hasPlex = true,
  publicUrl = 'https://bot.example' as string | null,
  password = 'right',
  isBlocked = false,
  serverError = null as Error | null,
} = {}) {
  let milliseconds = Date.parse('2026-11-23T12:00:00Z');
  let tokens = 0;
  const clock = () => new Date(milliseconds);
  const signIns = createInMemorySignIns(clock);
  const audit: AuditEntry[] = [];
  const jobs: Job[] = [];
  const linked: unknown[] = [];
  const link = async (...args: readonly unknown[]) => {
    linked.push(args);
  };
  const needs = {
    signIns: signIns.repository,
    accounts: scripted<AccountRepository>({
      findByRemoteUserId: async (_, id) => (id === 5 ? account : null),
    }),
    accountLinks: { link, listUsers: async () => [] },
    users: scripted<UserRepository>({
      find: async (id) => ({
        id,
        displayName: 'Ada',
        locale: null,
        isAdmin: false,
        isBlocked,
      }),
    }),
    servers: createScriptedServers([
      {
        id: serviceId,
        title: 'Seerr',
        server: {
          getInfo: async () => aServerInfo({ signIn: allowed }),
          async login(_, sent) {
            if (serverError) throw serverError;
            return sent === password ? aRemoteUserId(5) : null;
          },
        },
      },
    ]),
    plex: hasPlex
      ? scripted<PlexTv>({
          createPin: async (_, label) => ({ pinId: 7, url: `https://plex.example/${label}` }),
        })
      : null,
    audit: {
      async record(line: AuditEntry) {
        audit.push(line);
      },
    },
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
  const start = (method: 'password' | 'plex' = 'password') =>
    flow.start(method, { actor, serviceId, answer: null, locale: 'en' });
  const send = (token: string, sent: string) => flow.tryPassword(token, 'bob@example.org', sent);
  return {
    flow,
    start,
    send,
    audit,
    jobs,
    linked,
    signIns,
    wait(ms: number) {
      milliseconds += ms;
    },
  };
}

describe('the methods of signing in', () => {
  it.each([
    [{}, ['plex', 'password']],
    [{ allowed: { password: true, plex: false } }, ['password']],
    [{ allowed: { password: false, plex: true } }, ['plex']],
    [{ hasPlex: false }, ['password']],
    [{ publicUrl: null }, ['plex']],
  ])('with %j are %j', async (options, methods) => {
    expect(await createFixture(options).flow.listMethods(serviceId)).toEqual(methods);
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
    expect(await start('plex')).toBe('https://plex.example/Ada on Discord');
    const [signIn] = signIns.list();
    expect(signIn).toMatchObject({ method: 'plex', plexPinId: 7, userId: actor.userId });
    expect(jobs).toEqual([{ kind: 'await-sign-in', payload: { signInId: signIn?.id } }]);
  });
});

describe('the page for a password', () => {
  it('has a secret URL', async () => {
    const { start, flow } = createFixture();
    expect(await start()).toBe('https://bot.example/link/token-1');
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
    const { start, send, audit } = createFixture();
    await start();
    for (const attemptsLeft of [4, 3, 2, 1]) {
      expect(await send('token-1', 'wrong')).toEqual({ kind: 'wrong', attemptsLeft });
    }
    const refused = { kind: 'refused', reason: 'too-many-attempts' };
    expect(await send('token-1', 'wrong')).toEqual(refused);
    expect(await send('token-1', 'right')).toEqual({ kind: 'gone' });
    expect(audit).toMatchObject([
      { action: 'sign-in-refused', after: { reason: 'too-many-attempts' } },
    ]);
  });

  it('cannot be opened again after too many wrong passwords', async () => {
    const { start, send } = createFixture();
    await start();
    for (let attempt = 0; attempt < 5; attempt += 1) await send('token-1', 'wrong');
    await expect(start()).rejects.toThrow('too-many-sign-in-attempts');
    expect(await start('plex')).toContain('plex.example');
  });

  it('does not count an attempt while the server is down', async () => {
    const serverError = new AppError('overseerr-unreachable');
    const { start, send, signIns } = createFixture({ serverError });
    await start();
    await expect(send('token-1', 'right')).rejects.toThrow('overseerr-unreachable');
    expect(await signIns.repository.countFailedAttempts(actor.userId)).toBe(0);
  });

  it('links no account to a blocked user, and records the attempt', async () => {
    const { start, send, linked, audit } = createFixture({ isBlocked: true });
    await start();
    expect(await send('token-1', 'right')).toEqual({ kind: 'refused', reason: 'user-blocked' });
    expect(linked).toEqual([]);
    expect(audit).toMatchObject([{ action: 'sign-in-refused', subjectId: actor.userId }]);
  });

  it('never writes the password to the audit log', async () => {
    const { start, send, audit } = createFixture({ password: 's3cret', isBlocked: true });
    await start();
    await send('token-1', 's3cret');
    expect(JSON.stringify(audit)).not.toContain('s3cret');
  });
});

describe('misuse of a page', () => {
  it('is recorded for a known token only', async () => {
    const { start, flow, audit } = createFixture();
    await start();
    await flow.recordMisuse('guessed', 'form');
    expect(audit).toEqual([]);
    await flow.recordMisuse('token-1', 'form');
    expect(audit).toMatchObject([{ after: { reason: 'form' } }]);
  });
});
