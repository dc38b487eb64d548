import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
} from 'vitest';
import type { SignInId } from '../../../src/domain/accounts/sign-in.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { createFakePlex, type FakePlex } from '../../fakes/plex/server.ts';
import { syncAccounts, toText } from '../../support/approvals.ts';
import { createScriptedBot, type ScriptedBot } from '../../support/scripted-bot.ts';
import { startSignIn } from '../../support/sign-in.ts';
import { anyText, t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const plexId = 4711;
const person = { id: plexId, username: 'ada', email: 'Ada@rig.local', confirmed: true };

let plex: FakePlex;
let bot: ScriptedBot;

beforeAll(async () => {
  plex = await createFakePlex();
  bot = await createScriptedBot({ config: { plexTvUrl: plex.url } });
});
beforeEach(async () => {
  await bot.startOver();
  plex.startOver();
});
afterEach(() => expect(bot.overseerr.crashes).toEqual([]));
afterAll(async () => {
  await bot.stop();
  await plex.stop();
});

const ada = () => bot.as('700000000000000001', null, { name: 'Ada' });

/** Syncs the accounts and starts Ada's Plex sign-in. `meanwhile` runs before she confirms. */
async function signIn(given: { person?: typeof person; meanwhile?: () => void } = {}) {
  await syncAccounts(bot);
  // As an unknown user, she triggers an account sync. `meanwhile` must run after that.
  await ada().command('link');
  await bot.waitUntilIdle();
  given.meanwhile?.();
  plex.quick.account = given.person ?? person;
  return startSignIn(ada(), 'plex');
}

/** The final text in the chat. */
async function told({ message }: Awaited<ReturnType<typeof signIn>>): Promise<string> {
  await waitUntil(() => message.latest() !== undefined, 'the chat to be told');
  return toText(message.latest());
}

async function linked() {
  const links = await bot.prisma.accountLink.findMany({ include: { account: true } });
  return links.map(({ account, verifiedBy }) => ({ name: account.name, verifiedBy }));
}

type Act = FakeOverseerr['driver'];
const act = (): Act => bot.overseerr.driver;

function change(name: string, parts: { plexId?: number | null; email?: string }): void {
  const user = bot.overseerr.state.users.find(
    (one) => one.plexUsername === name || one.username === name,
  );
  Object.assign(user ?? {}, parts);
}

function aPlexUser(username: string, email: string, id = plexId) {
  return act().addUser({ username, email, plexId: id });
}

describe('a Plex account', () => {
  it('is matched by its ID first, regardless of the email addresses', async () => {
    act().addUser({ username: 'by-address', email: 'ada@rig.local' });
    aPlexUser('by-id', 'other@rig.local');
    expect(await told(await signIn())).toContain(
      t('sign-in-linked', { account: 'by-id', server: 'Seerr' }),
    );
    expect(await linked()).toEqual([{ name: 'by-id', verifiedBy: 'plex' }]);
  });

  it('is confirmed at a URL that contains the name of the user', async () => {
    const { url } = await signIn();
    const query = new URLSearchParams(new URL(url).hash.replace(/^#\?/, ''));
    expect(query.get('context[device][deviceName]')).toBe('Ada on Discord');
  });

  it('is matched by its ID even if its email address is not confirmed', async () => {
    aPlexUser('by-id', 'other@rig.local');
    const started = await signIn({ person: { ...person, confirmed: false } });
    expect(await told(started)).toContain(
      t('sign-in-linked', { account: 'by-id', server: 'Seerr' }),
    );
  });

  it('is matched by a confirmed email address, regardless of letter case', async () => {
    act().addUser({ username: 'by-address', email: 'ADA@rig.Local' });
    expect(await told(await signIn())).toContain(
      t('sign-in-linked', { account: 'by-address', server: 'Seerr' }),
    );
    expect(await linked()).toEqual([{ name: 'by-address', verifiedBy: 'plex' }]);
  });

  it('is matched by its email address when the account has lost its Plex ID', async () => {
    aPlexUser('by-id', 'ada@rig.local');
    const started = await signIn({ meanwhile: () => change('by-id', { plexId: null }) });
    expect(await told(started)).toContain(
      t('sign-in-linked', { account: 'by-id', server: 'Seerr' }),
    );
  });

  const byAddress = () => act().addUser({ username: 'by-address', email: 'ada@rig.local' });

  it.each<[string, () => unknown, Parameters<typeof signIn>[0]?]>([
    ['nobody has it', () => undefined],
    ['its address is not confirmed', byAddress, { person: { ...person, confirmed: false } }],
    ['it has no address', byAddress, { person: { ...person, email: '' } }],
    [
      'two accounts have its address',
      () => [byAddress(), act().addUser({ username: 'second', email: 'ada@rig.local' })],
    ],
    ['the account with its address has another Plex id', () => aPlexUser('x', 'ada@rig.local', 1)],
    [
      'the account is gone',
      () => aPlexUser('by-id', 'x@rig.local'),
      { meanwhile: () => act().removeUser(8) },
    ],
    [
      'the account has another Plex id by now',
      () => aPlexUser('by-id', 'x@rig.local'),
      { meanwhile: () => change('by-id', { plexId: 1 }) },
    ],
    [
      'the account has another address by now',
      byAddress,
      { meanwhile: () => change('by-address', { email: 'x@rig.local' }) },
    ],
    [
      'the account has got a Plex id',
      byAddress,
      { meanwhile: () => change('by-address', { plexId: 1 }) },
    ],
  ])('has no match when %s, and triggers an account sync', async (_, arrange, given) => {
    arrange();
    const started = await signIn(given);
    const before = bot.overseerr.calls.length;
    expect(await told(started)).toMatch(anyText('sign-in-refused-no-account'));
    await bot.waitUntilIdle();
    expect(await linked()).toEqual([]);
    const lists = bot.overseerr.calls.slice(before).filter(({ path }) => path === '/user');
    expect(lists).not.toEqual([]);
    const lines = await bot.prisma.auditLog.findMany({ where: { action: 'sign-in-refused' } });
    expect(lines).toMatchObject([
      { actor: 'Ada', after: { method: 'plex', reason: 'no-account' } },
    ]);
  });
});

describe('the result of a sign-in', () => {
  beforeEach(() => void aPlexUser('by-id', 'x@rig.local'));

  const attempt = () =>
    bot.prisma.session.findFirstOrThrow({ where: { purpose: { in: ['signIn', 'signInClosed'] } } });
  const signInId = async () => (await attempt()).id as SignInId;

  it('is reported once, even if the job runs twice', async () => {
    const started = await signIn();
    await told(started);
    await bot.waitUntilIdle();
    const id = await signInId();
    await Promise.all([
      bot.signInCompletion.completeSignIn(id),
      bot.signInCompletion.completeSignIn(id),
    ]);
    expect(started.message.edits()).toHaveLength(1);
    expect(bot.messages).toEqual([]);
  });

  it('is reported later when the chat is unavailable, without another Plex call', async () => {
    // The others share theirs, which this one ends.
    const shared = bot;
    bot = await createScriptedBot({ config: { plexTvUrl: plex.url } });
    onTestFinished(async () => {
      await bot.stop();
      bot = shared;
    });
    aPlexUser('by-id', 'x@rig.local');
    bot.faults.edit = new AppError('platform-unavailable');
    const started = await signIn();
    const isOver = async () => JSON.stringify((await attempt()).payload).includes('"linked"');
    await waitUntil(isOver, 'the end to be kept');
    // From here on, only the test completes the sign-in.
    bot.jobs.pause();
    const isRetrying = async () =>
      (await bot.listJobs()).some(
        ({ name, state }) => name === 'await-sign-in' && state === 'retry',
      );
    await waitUntil(isRetrying, 'the job to be tried again later');
    const asked = plex.calls.length;
    await expect(bot.signInCompletion.completeSignIn(await signInId())).rejects.toThrow(
      'platform-unavailable',
    );
    bot.faults.edit = null;
    await bot.signInCompletion.completeSignIn(await signInId());
    expect(started.message.edits()).toHaveLength(1);
    expect(plex.calls.slice(asked).filter(({ path }) => path.endsWith('/user'))).toEqual([]);
  });

  it('is dropped when it cannot be delivered', async () => {
    bot.faults.edit = new AppError('reply-expired');
    bot.faults.post = new AppError('direct-messages-closed');
    await signIn();
    await bot.waitUntilIdle();
    const rows = await bot.prisma.session.findMany({ where: { purpose: 'signIn' } });
    expect(rows).toEqual([]);
    expect(await linked()).toHaveLength(1);
  });
});
