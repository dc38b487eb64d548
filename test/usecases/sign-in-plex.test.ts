import { describe, expect, it } from 'vitest';
import type { RemoteAccount, ServiceAccount } from '../../src/core/account.ts';
import { Fault } from '../../src/core/fault.ts';
import type { PlexPerson, SignIn, SignInEnd } from '../../src/core/sign-in.ts';
import type { Accounts, MediaServer } from '../../src/ports.ts';
import { createSignInWait } from '../../src/usecases/sign-in-wait.ts';
import { aRemoteAccount } from '../store/stage.ts';
import { anId } from '../support/factories.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const serviceId = anId<'service'>();
const person: PlexPerson = { plexId: '4711', email: 'Ada@rig.local', isConfirmed: true };

/** What the waiting asks of a media server and of the accounts; the rest would be a mistake. */
type Few = Pick<MediaServer, 'account'>;

function never(): never {
  throw new Error('not asked for');
}

/** Lets one person sign in; `kept` is what we knew of the accounts, `now` what the service says today. */
async function signInWith(given: {
  readonly kept: readonly RemoteAccount[];
  readonly now?: readonly RemoteAccount[];
  readonly person?: PlexPerson;
  readonly tell?: () => Promise<void>;
}) {
  const { kept, now = kept, person: confirmed = person } = given;
  const rows = kept.map((remote) => ({ remote, row: toRow(remote) }));
  const find = (is: (remote: RemoteAccount) => boolean) =>
    rows.filter(({ remote }) => is(remote)).map(({ row }) => row);
  const proved: string[] = [];
  const told: SignInEnd[] = [];
  const jobs: string[] = [];
  let signIn: SignIn | null = aSignIn();
  const few: Few = { account: async (number) => now.find((one) => one.number === number) ?? null };
  const wait = createSignInWait({
    desk: {
      async proved(_signIn, account) {
        proved.push(account.name);
        return { kind: 'linked', account: account.name, server: 'Seerr' };
      },
      refused: async (_signIn, why) => ({ kind: 'refused', why }),
    },
    signIns: {
      find: async () => signIn,
      async end(_id, end) {
        if (!signIn || signIn.end) return false;
        signIn = { ...signIn, end };
        return true;
      },
      async settle() {
        signIn = null;
      },
      open: never,
      byToken: never,
      tries: never,
      countTry: never,
    },
    accounts: { ...noAccounts, keep: async () => [] },
    matches: {
      byPlexId: async (_service, plexId) => find((remote) => remote.plexId === plexId),
      byEmail: async (_service, email) =>
        find((remote) => remote.email?.toLowerCase() === email.toLowerCase()),
    },
    servers: { get: () => ({ ...noServer, ...few }), idFor: never, ids: never, guest: never },
    plex: { begin: never, look: async () => confirmed },
    herald: {
      async tell(_signIn, end) {
        await given.tell?.();
        told.push(end);
      },
    },
    jobs: { add: async (added) => void jobs.push(...added.map(({ kind }) => kind)) },
    clock: () => new Date('2026-11-23T10:00:00Z'),
    log: silent,
    writesIds: false,
  });
  const run = async () => wait.follow(aSignIn().id);
  return { run, proved, told, jobs, open: () => signIn };
}

const byId = aRemoteAccount(3, { name: 'by id', plexId: '4711', email: 'other@rig.local' });
const byEmail = aRemoteAccount(4, { name: 'by e-mail', email: 'ada@rig.local' });

describe('a Plex account', () => {
  it('is matched by its id first, whatever the e-mail addresses say', async () => {
    const { run, proved } = await signInWith({ kept: [byEmail, byId] });
    await run();
    expect(proved).toEqual(['by id']);
  });

  it('is matched by a confirmed e-mail address, in upper or lower case', async () => {
    const { run, proved } = await signInWith({ kept: [byEmail] });
    await run();
    expect(proved).toEqual(['by e-mail']);
  });

  it.each<[string, Parameters<typeof signInWith>[0]]>([
    ['nobody has it', { kept: [] }],
    [
      'its address is not confirmed',
      { kept: [byEmail], person: { ...person, isConfirmed: false } },
    ],
    ['it has no address', { kept: [byEmail], person: { ...person, email: null } }],
    ['two accounts have its address', { kept: [byEmail, { ...byEmail, number: byId.number }] }],
    ['the account with its address has another Plex id', { kept: [{ ...byEmail, plexId: '1' }] }],
    ['the account is gone', { kept: [byId], now: [] }],
    ['the account has another Plex id by now', { kept: [byId], now: [{ ...byId, plexId: '1' }] }],
    ['the account has lost its Plex id', { kept: [byId], now: [{ ...byId, plexId: null }] }],
    [
      'the account has another address by now',
      { kept: [byEmail], now: [{ ...byEmail, email: 'x' }] },
    ],
    ['the account has got a Plex id', { kept: [byEmail], now: [{ ...byEmail, plexId: '1' }] }],
  ])('is nobody when %s; the accounts are read again', async (_, given) => {
    const { run, proved, told, jobs } = await signInWith(given);
    await run();
    expect(proved).toEqual([]);
    expect(told).toEqual([{ kind: 'refused', why: 'stranger' }]);
    expect(jobs).toEqual(['sync']);
  });
});

describe('the end', () => {
  it('is told once, also when the job is done twice', async () => {
    const { run, told } = await signInWith({ kept: [byId] });
    await run();
    await run();
    expect(told).toHaveLength(1);
  });

  it('is told later when the chat is away, without asking Plex again', async () => {
    let isAway = true;
    const { run, told, proved } = await signInWith({
      kept: [byId],
      tell: async () => {
        if (isAway) throw new Fault('chat-failed');
      },
    });
    await expect(run()).rejects.toThrow('chat-failed');
    isAway = false;
    await run();
    expect(told).toHaveLength(1);
    expect(proved).toHaveLength(1);
  });

  it('is let be when there is nobody to tell', async () => {
    const { run, open } = await signInWith({
      kept: [byId],
      tell: async () => {
        throw new Fault('direct-closed');
      },
    });
    await run();
    expect(open()).toBeNull();
  });
});

function toRow({ number, name, permissions }: RemoteAccount): ServiceAccount {
  const id = anId<'account'>();
  return { id, serviceId, number, name, permissions, userId: null, proof: null, isLimited: false };
}

function aSignIn(): SignIn {
  return {
    id: anId<'sign-in'>(),
    userId: anId<'user'>(),
    serviceId,
    way: 'plex',
    asker: { platform: 'discord', platformUserId: '1', name: 'Ada' },
    answer: null,
    locale: 'en',
    pin: 1,
    end: null,
    expiresAt: new Date('2026-11-23T10:10:00Z'),
  };
}

const noAccounts: Accounts = {
  ofUser: never,
  find: never,
  byNumber: never,
  namedBy: never,
  link: never,
  unlink: never,
  keep: never,
  matchProfiles: never,
  dropOlderThan: never,
};

const noServer: MediaServer = {
  facts: never,
  check: never,
  search: never,
  find: never,
  details: never,
  create: never,
  request: never,
  requestsFor: never,
  recent: never,
  waiting: never,
  remove: never,
  decide: never,
  retry: never,
  downloaders: never,
  choices: never,
  target: never,
  edit: never,
  quotas: never,
  requestTimes: never,
  accounts: never,
  account: never,
  login: never,
  nameInProfile: never,
};
