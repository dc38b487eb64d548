import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { id } from '../../../src/chat/argument.ts';
import type { AccountId, UserId } from '../../../src/domain/id.ts';
import { createFakePlex, type FakePlex } from '../../fakes/plex/server.ts';
import { syncAccounts, toText } from '../../support/approvals.ts';
import { expectRefused, listAuditEntries, toReplyText } from '../../support/attacks.ts';
import { aLog } from '../../support/overseerr-setup.ts';
import { createScriptedBot, type ScriptedBot } from '../../support/scripted-bot.ts';
import { createLinkPageClient, publicUrl, startSignIn } from '../../support/sign-in.ts';
import { anyText, t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const admin = '700000000000000001';
const vera = '700000000000000002';
const eve = '700000000000000003';
const carol = { email: 'carol@rig.local', password: 'carol-password-1' };
const carolAtPlex = { id: 4711, username: 'carol', email: carol.email, confirmed: true };
const carolNumber = 4;
const dave = 5;

let plex: FakePlex;
let bot: ScriptedBot;

beforeEach(async () => {
  plex = await createFakePlex();
  bot = await createScriptedBot({
    config: {
      plexTvUrl: plex.url,
      http: { publicUrl },
      admins: [{ platform: 'discord', platformUserId: admin }],
    },
  });
  await syncAccounts(bot);
  await as(admin).command('help');
});
afterEach(async () => {
  bot.signInCompletion.stop();
  await bot.stop();
  await plex.stop();
  expect(bot.overseerr.crashes).toEqual([]);
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

async function assign(who: string, by = admin): Promise<string> {
  const user = id<'user'>().write(await userIdOf(who));
  const row = await bot.prisma.account.findFirstOrThrow({ where: { remoteUserId: carolNumber } });
  const account = id<'account'>().write(row.id as AccountId);
  return toReplyText(await as(by).press(`user-assign:${user}:${account}`));
}

const askByProfile = async (who: string) =>
  toReplyText(await as(who).command('request', { title: 'movie:438631' }));

/** Puts chat ids into a profile on the media server; people are matched when they come. */
async function name(number: number, ...whos: readonly string[]): Promise<void> {
  bot.overseerr.driver.setNotification(number, { discordId: whos.join(' ') });
  await syncAccounts(bot);
}

async function ownerOf(number: number): Promise<string | null> {
  const row = await bot.prisma.account.findFirst({
    where: { remoteUserId: number },
    include: { user: { include: { chatAccounts: true } } },
  });
  return row?.user?.chatAccounts[0]?.platformUserId ?? null;
}

describe('an account that somebody has is not claimed', () => {
  beforeEach(async () => {
    expect(await signInWithPassword(vera)).toContain(
      t('sign-in-linked', { account: 'carol', server: 'Seerr' }),
    );
    await userIdOf(eve);
  });

  const taken = anyText('sign-in-refused-account-taken');
  const named = anyText('error-ambiguous-account');

  it('by its password', () =>
    expectRefused(bot, () => signInWithPassword(eve), {
      says: taken,
      action: 'sign-in-refused',
      after: { method: 'password', reason: 'account-taken' },
    }));

  it('with Plex', () =>
    expectRefused(bot, () => signInWithPlex(eve), {
      says: taken,
      action: 'sign-in-refused',
      after: { method: 'plex', reason: 'account-taken' },
    }));

  it('with a Plex account that only says it has the address', () =>
    expectRefused(bot, () => signInWithPlex(eve, { ...carolAtPlex, confirmed: false }), {
      says: anyText('sign-in-refused-no-account'),
      action: 'sign-in-refused',
      after: { method: 'plex', reason: 'no-account' },
    }));

  it('by a chat id in its profile', async () => {
    await name(carolNumber, eve);
    await expectRefused(bot, () => askByProfile(eve), { says: named, action: 'ambiguous-account' });
    await expectRefused(bot, async () => toReplyText(await as(eve).press('recheck')), {
      says: named,
      action: 'ambiguous-account',
    });
  });

  it('by naming its owner in one’s own profile', async () => {
    await name(dave, vera);
    expect(await ownerOf(carolNumber)).toBe(vera);
    expect(await ownerOf(dave)).toBeNull();
    await name(dave, vera, eve);
    expect(await ownerOf(dave)).toBeNull();
    await askByProfile(vera);
    expect(await ownerOf(carolNumber)).toBe(vera);
    expect(await ownerOf(dave)).toBeNull();
  });

  it('by hand, be it an admin’s', () =>
    expectRefused(bot, () => assign(eve), {
      says: t('error-account-taken'),
      action: 'account-taken',
    }));

  it('by hand of somebody who is no admin', () =>
    expectRefused(bot, () => assign(eve, eve), {
      says: t('error-admins-only'),
      action: 'admins-only',
      after: { action: 'user-link' },
    }));

  it('by a join that somebody else was asked about', async () => {
    const code = await as(admin).createCode();
    const asked = toReplyText(await as(vera).command('link', { code }));
    expect(asked).toContain(t('merge-warning'));
    const join = /merge:[\w-]{22}:any/.exec(asked)?.[0] ?? '';
    await expectRefused(bot, async () => toReplyText(await as(eve).press(join)), {
      says: t('error-invalid-code'),
      action: 'invalid-code',
    });
    expect(await ownerOf(carolNumber)).toBe(vera);
  });
});

describe('who is named by two profiles', () => {
  it('gets neither account', async () => {
    await userIdOf(eve);
    await name(dave, eve);
    await bot.prisma.account.updateMany({ data: { userId: null, verifiedBy: null } });
    await name(carolNumber, eve);
    await expectRefused(bot, () => askByProfile(eve), {
      says: anyText('error-ambiguous-account'),
      action: 'ambiguous-account',
    });
  });
});

describe('two who link one account at the same time', () => {
  /** Ways to get carol's account; whoever is named by the profile has not been here before. */
  const ways = {
    password: signInWithPassword,
    plex: (who: string) => signInWithPlex(who),
    profile: askByProfile,
    hand: (who: string) => assign(who),
  } as const;
  const names = Object.keys(ways) as (keyof typeof ways)[];
  const pairs = names.flatMap((one, index) =>
    names.slice(index).map((other) => [one, other] as const),
  );

  it.each(pairs)('by %s and by %s: one has it, the other is told', async (one, other) => {
    const people = [
      { who: vera, way: one },
      { who: eve, way: other },
    ];
    await name(carolNumber, ...people.filter(({ way }) => way === 'profile').map((p) => p.who));
    for (const { who, way } of people) if (way !== 'profile') await userIdOf(who);
    const said = await Promise.all(people.map(({ who, way }) => ways[way](who)));
    await bot.waitUntilIdle();
    const owner = await ownerOf(carolNumber);
    const loser = people.findIndex(({ who }) => who !== owner);
    expect([vera, eve]).toContain(owner);
    const taken = anyText(
      'error-account-taken',
      'error-ambiguous-account',
      'sign-in-refused-account-taken',
    );
    expect(said[loser]).toMatch(taken);
    expect(said[1 - loser]).not.toMatch(taken);
    const refused = (await listAuditEntries(bot)).filter(({ action }) =>
      ['sign-in-refused', 'account-taken', 'ambiguous-account'].includes(action),
    );
    expect(refused).toHaveLength(1);
    expect(await bot.prisma.account.count({ where: { userId: { not: null } } })).toBe(1);
  });
});
