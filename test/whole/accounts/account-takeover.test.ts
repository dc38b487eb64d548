import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { id } from '../../../src/chat/argument.ts';
import type { AccountId, UserId } from '../../../src/domain/id.ts';
import { createFakePlex, type FakePlex } from '../../fakes/plex/server.ts';
import { listHolderChats, listHolders } from '../../support/account-holders.ts';
import { syncAccounts, toText } from '../../support/approvals.ts';
import { expectRefused, listAuditEntries, toReplyText } from '../../support/attacks.ts';
import { aLog } from '../../support/overseerr-setup.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { createLinkPageClient, publicUrl, startSignIn } from '../../support/sign-in.ts';
import { anyText, t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const admin = '700000000000000001';
const vera = '700000000000000002';
const eve = '700000000000000003';
const carol = { name: 'carol@rig.local', password: 'carol-password-1' };
const carolAtPlex = { id: 4711, username: 'carol', email: carol.name, confirmed: true };
const carolNumber = 4;
const dave = 5;

let plex: FakePlex;
let bot: ScriptedBot;

beforeAll(async () => {
  plex = await createFakePlex();
  bot = await createScriptedBot({
    config: {
      plexTvUrl: plex.url,
      http: { publicUrl },
      admins: [{ platform: 'discord', platformUserId: admin }],
    },
  });
});
beforeEach(async () => {
  await bot.startOver();
  plex.startOver();
  await syncAccounts(bot);
  await as(admin).command('help');
});
afterEach(() => expect(bot.overseerr.crashes).toEqual([]));
afterAll(async () => {
  await bot.stop();
  await plex.stop();
});

const as = (who: string) => bot.as(who, null, { name: `person ${who}` });

async function signInWithPassword(who: string): Promise<string> {
  const { url, message } = await startSignIn(as(who), 'password');
  await createLinkPageClient(bot, aLog()).send(url, carol);
  await waitUntil(() => message.latest() !== undefined, 'the chat to be told');
  return toText(message.latest());
}

async function signInWithPlex(who: string, account = carolAtPlex): Promise<string> {
  plex.quick.account = account;
  const { message } = await startSignIn(as(who), 'plex');
  await waitUntil(() => message.latest() !== undefined, 'the chat to be told');
  return toText(message.latest());
}

async function userIdOf(who: string): Promise<UserId> {
  await as(who).command('help');
  const chat = { platformUserId: who };
  const { userId } = await bot.prisma.chatAccount.findFirstOrThrow({ where: chat });
  return userId as UserId;
}

/** The IDs of a user and of carol's account as the buttons of /user contain them. */
async function assignmentOf(who: string): Promise<readonly [string, string]> {
  const row = await bot.prisma.account.findFirstOrThrow({ where: { remoteUserId: carolNumber } });
  const account = id<'account'>().write(row.id as AccountId);
  return [id<'user'>().write(await userIdOf(who)), account];
}

async function assign(who: string, by = admin): Promise<string> {
  const [user, account] = await assignmentOf(who);
  return toReplyText(await as(by).press(`user-assign:${user}:${account}`));
}

async function setBlocked(who: string, isBlocked: boolean): Promise<void> {
  const card = getView(await as(admin).command('user', { who: `person ${who}` }));
  await as(admin).press(findButtonId(card, isBlocked ? 'user-block' : 'user-unblock'));
}

async function requestAs(who: string): Promise<string> {
  const card = getView(await as(who).command('request', { title: 'movie:438631' }));
  await as(who).press(findButtonId(card, 'request'));
  await bot.waitUntilIdle();
  return toReplyText(await as(who).command('requests'));
}

const askByProfile = async (who: string) =>
  toReplyText(await as(who).command('request', { title: 'movie:438631' }));

/** Writes chat IDs into a profile on the Overseerr server. Users are matched on contact. */
async function name(number: number, ...whos: readonly string[]): Promise<void> {
  bot.overseerr.driver.setNotification(number, { discordId: whos.join(' ') });
  await syncAccounts(bot);
}

const linkedText = t('sign-in-linked', { account: 'carol', server: 'Seerr' });

describe('an account that is already linked', () => {
  beforeEach(async () => {
    expect(await signInWithPassword(vera)).toContain(linkedText);
    await userIdOf(eve);
  });
  afterEach(async () => {
    expect(await listHolderChats(bot, carolNumber)).toContain(vera);
  });

  it('is shared with a user who signs in with its password, and both see it', async () => {
    expect(await signInWithPassword(eve)).toContain(linkedText);
    expect(await listHolderChats(bot, carolNumber)).toEqual([vera, eve]);
    for (const [who, other] of [
      [vera, eve],
      [eve, vera],
    ] as const) {
      const me = toReplyText(await as(who).command('me'));
      expect(me).toContain(t('account-shared', { names: `person ${other}` }));
      expect(me).toContain(t('account-shared-hint'));
      expect(me).toContain('link-code');
    }
  });

  it('is shared with a user who signs in with Plex and can connect their chats', async () => {
    const said = await signInWithPlex(eve);
    expect(said).toContain(linkedText);
    expect(said).toContain('link-code');
    expect(await listHolderChats(bot, carolNumber)).toEqual([vera, eve]);
  });

  it('is shared with the user in its profile', async () => {
    await name(carolNumber, eve);
    expect(await listHolders(bot, carolNumber)).toMatchObject([
      { chat: vera, verifiedBy: 'password' },
      { chat: eve, verifiedBy: 'profile' },
    ]);
    const again = toReplyText(await as(eve).press('recheck'));
    expect(again).toContain(linkedText);
    expect(again).toContain('link-code');
  });

  it('is shared with a user chosen by an admin, who first sees the holder', async () => {
    const [user, account] = await assignmentOf(eve);
    const asked = toReplyText(await as(admin).press(`user-link:${user}:${account}`));
    expect(asked).toContain(t('user-account-shared', { names: `person ${vera}` }));
    await assign(eve);
    expect(await listHolderChats(bot, carolNumber)).toEqual([vera, eve]);
  });

  it('does not merge the users who share it', async () => {
    await signInWithPassword(eve);
    bot.overseerr.driver.setPermissions(carolNumber, ['request']);
    await name(carolNumber, vera, eve);
    expect(await userIdOf(vera)).not.toBe(await userIdOf(eve));
    const [request] = await Promise.all([requestAs(vera), syncAccounts(bot)]);
    expect(request).toContain('Dune');
    expect(toReplyText(await as(eve).command('requests'))).not.toContain('Dune');
  });

  it('is not linked to a Plex account with an unconfirmed address', () =>
    expectRefused(bot, () => signInWithPlex(eve, { ...carolAtPlex, confirmed: false }), {
      says: anyText('sign-in-refused-no-account'),
      action: 'sign-in-refused',
      after: { method: 'plex', reason: 'no-account' },
    }));

  it('is not replaced when another profile contains its user', async () => {
    await name(dave, vera);
    expect(await listHolderChats(bot, dave)).toEqual([]);
    await name(dave, vera, eve);
    expect(await listHolderChats(bot, dave)).toEqual([eve]);
    await askByProfile(vera);
    expect(await listHolderChats(bot, dave)).toEqual([eve]);
  });

  it('can be assigned only by admins', () =>
    expectRefused(bot, () => assign(eve, eve), {
      says: t('error-admins-only'),
      action: 'admins-only',
      after: { action: 'user-link' },
    }));

  it('cannot be claimed by answering the question of another user', async () => {
    const code = await as(admin).createCode();
    const asked = toReplyText(await as(vera).command('link', { code }));
    expect(asked).toContain(t('merge-warning'));
    const merge = /merge:[\w-]{22}:any/.exec(asked)?.[0] ?? '';
    await expectRefused(bot, async () => toReplyText(await as(eve).press(merge)), {
      says: t('error-invalid-code'),
      action: 'invalid-code',
    });
  });
});

describe('a blocked account', () => {
  beforeEach(async () => {
    await signInWithPassword(vera);
    await userIdOf(eve);
    await setBlocked(vera, true);
  });

  it('cannot be used from another chat, regardless of the verification', async () => {
    const says = t('sign-in-refused-account-blocked');
    const refusal = { says, action: 'sign-in-refused' } as const;
    const after = { reason: 'account-blocked' };
    await expectRefused(bot, () => signInWithPassword(eve), { ...refusal, after });
    await expectRefused(bot, () => signInWithPlex(eve), { ...refusal, after });
    await name(carolNumber, eve);
    await expectRefused(bot, () => askByProfile(eve), {
      says: t('error-account-blocked'),
      action: 'account-blocked',
    });
    expect(await listHolderChats(bot, carolNumber)).toEqual([vera]);
  });

  it('cannot be used by users who already share it until an admin unblocks it', async () => {
    await setBlocked(vera, false);
    await signInWithPassword(eve);
    await setBlocked(vera, true);
    expect(await askByProfile(eve)).toContain(t('error-account-blocked'));
    expect(toReplyText(await as(eve).command('me'))).toContain(t('error-account-blocked'));
    expect(toReplyText(await as(eve).command('help'))).toContain(t('error-account-blocked'));
    const card = toReplyText(await as(admin).command('user', { who: `person ${eve}` }));
    expect(card).toContain(t('user-account-blocked'));
    await setBlocked(eve, false);
    expect(await askByProfile(eve)).toContain('Dune');
    expect(await askByProfile(vera)).toContain(t('error-user-blocked'));
  });
});

describe('a user who is in two profiles', () => {
  it('gets neither account, and sees an error message', async () => {
    await userIdOf(eve);
    await name(dave, eve);
    await name(carolNumber, eve);
    await expectRefused(bot, () => askByProfile(eve), {
      says: anyText('error-ambiguous-account'),
      action: 'ambiguous-account',
    });
    expect(await bot.prisma.accountLink.count()).toBe(0);
    await signInWithPassword(eve);
    expect(await listHolderChats(bot, carolNumber)).toEqual([eve]);
  });
});

describe('two users who link one account at the same time', () => {
  /** Ways to get carol's account. A user matched by profile has had no contact before. */
  const ways = {
    password: signInWithPassword,
    plex: (who: string) => signInWithPlex(who),
    profile: askByProfile,
    admin: (who: string) => assign(who),
  } as const;
  const names = Object.keys(ways) as (keyof typeof ways)[];
  const pairs = names.flatMap((one, index) =>
    names.slice(index).map((other) => [one, other] as const),
  );

  it.each(pairs)('by %s and by %s both get it', async (one, other) => {
    const people = [
      { who: vera, way: one },
      { who: eve, way: other },
    ];
    await name(carolNumber, ...people.filter(({ way }) => way === 'profile').map((p) => p.who));
    for (const { who, way } of people) if (way !== 'profile') await userIdOf(who);
    await Promise.all(people.map(({ who, way }) => ways[way](who)));
    await bot.waitUntilIdle();
    expect(await listHolderChats(bot, carolNumber)).toEqual([vera, eve]);
    expect(await bot.prisma.user.count()).toBe(3);
    expect((await listAuditEntries(bot)).filter(({ action }) => action !== 'account-link')).toEqual(
      [],
    );
  });
});
