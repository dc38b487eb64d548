import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { id } from '../../../src/chat/argument.ts';
import { render as renderDiscord } from '../../../src/discord/render/render.ts';
import type { AccountId } from '../../../src/domain/id.ts';
import { render as renderTelegram } from '../../../src/telegram/render/render.ts';
import { people, syncAccounts, toText } from '../../support/approvals.ts';
import { toReplyText } from '../../support/attacks.ts';
import { snapshotState } from '../../support/guarded-actions.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { anyText, t } from '../../support/text.ts';

const alice = '123456789012345678';
const newcomerId = '800000000000000001';
let bot: ScriptedBot;

beforeAll(async () => {
  bot = await createScriptedBot({
    config: { admins: [{ platform: 'discord', platformUserId: people.admin }] },
  });
  const { driver } = bot.overseerr;
  driver.addUser({ username: 'Caroline', email: 'CSmith@Rig.local' });
  driver.addUser({ username: 'zoe\u0308', email: 'z@rig.local' });
  driver.addUser({ username: 'Nobody', email: '' });
  await admin().command('help');
  await syncAccounts(bot);
});
afterEach(async () => {
  // An unknown user triggers an account sync.
  await bot.waitUntilIdle();
  await bot.prisma.user.deleteMany({ where: { isAdmin: false } });
  await bot.prisma.auditLog.deleteMany();
});
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

const admin = () => bot.as(people.admin, null);
const meet = (name: string, who = newcomerId) => bot.as(who, null, { name }).command('help');
const list = async (who?: string) => getView(await admin().command('user', who ? { who } : {}));

/** The accounts that the admin card suggests for a user with this name. */
async function couldBe(name: string): Promise<string[]> {
  await meet(name);
  const hints = toText(await list()).matchAll(/might be (.*?) \(ID (\d+)\)/g);
  return [...hints].map(([, account]) => account ?? '');
}

describe('text that PostgreSQL does not store', () => {
  const broken = 'Zed\0\ud83d';

  it('in the name of a sender or a space is removed', async () => {
    await bot.as(newcomerId, 'channel-1', { name: broken }).command('help');
    const user = await bot.prisma.user.findFirst({ where: { displayName: 'Zed' } });
    expect(user).not.toBeNull();
  });

  it('in an option, a picked value, or a field is removed', async () => {
    const person = bot.as(newcomerId);
    const replies = [
      await person.command('request', { title: `dune${broken}` }),
      await admin().command('user', { who: broken }),
      await person.press('user', [broken]),
      await person.submit('user', { name: broken }),
    ];
    for (const reply of replies) {
      expect(toReplyText(reply)).not.toMatch(anyText('error-internal'));
    }
    expect(await bot.prisma.errorLog.count()).toBe(0);
  });

  it('from the Overseerr server is removed', async () => {
    bot.overseerr.driver.addUser({ username: `Zoltan${broken}`, email: 'zz@rig.local' });
    await syncAccounts(bot);
    const names = (await bot.prisma.account.findMany()).map(({ name }) => name);
    expect(names).toContain('ZoltanZed');
  });
});

describe('a suggestion', () => {
  it.each([
    ['in capitals', 'ALICE', 'alice'],
    ['in full width', 'ＡＬＩＣＥ', 'alice'],
    ['with spaces around', ' alice ', 'alice'],
    ['in one sign where the account has two', 'Zo\u00eb', 'zoe\u0308'],
    ['that is an e-mail address', 'csmith@rig.local', 'Caroline'],
    ['that is an e-mail address in capitals', 'CSmith@RIG.local', 'Caroline'],
    ['that is the first part of an e-mail address', 'CSmith', 'Caroline'],
  ])('is made for a name %s', async (_, name, account) => {
    expect(await couldBe(name)).toEqual([account]);
  });

  it.each([
    ['a Cyrillic letter', 'аlice'],
    ['a Greek letter', 'alιce'],
    ['a letter without its dot', 'alıce'],
    ['a capital with a dot', 'ALİCE'],
    ['a combining accent', 'alice\u0301'],
    ['a joiner nobody sees', 'ali\u200dce'],
    ['a space without width', 'ali\u200bce'],
    ['a soft hyphen', 'ali\u00adce'],
    ['a grapheme joiner', 'ali\u034fce'],
    ['a Hangul filler', 'alice\u3164'],
    ['a mark before it', '\u200falice'],
    ['the name turned around by a mark', '\u202eecila'],
    ['the name isolated by marks', '\u2067alice\u2069'],
    ['more than the name', 'alice2'],
    ['less than the name', 'alic'],
    ['a wildcard', '%'],
    ['a wildcard in it', 'alic_'],
    ['nothing but spaces', ' \u3000 '],
    ['the address at another host', 'csmith@evil.test'],
    ['the address with more behind it', 'csmith@rig.local.evil.test'],
    ['the address with a tag', 'csmith+x@rig.local'],
    ['the address with a Cyrillic letter', 'сsmith@rig.local'],
    ['the host of the address', 'rig.local'],
    ['the host with its sign', '@rig.local'],
  ])('is not made for %s', async (_, name) => {
    expect(await couldBe(name)).toEqual([]);
  });

  it('names every matching account with its ID', async () => {
    const twin = bot.overseerr.driver.addUser({ username: 'Al', email: 'alice@elsewhere.test' });
    await syncAccounts(bot);
    expect(await couldBe('alice')).toEqual(['alice', 'Al']);
    expect(toText(await list())).toContain(`Al (ID ${twin.id})`);
    bot.overseerr.driver.removeUser(twin.id);
    await syncAccounts(bot);
  });

  it('excludes linked accounts and users who already have an account', async () => {
    await bot.as(alice, null, { name: 'csmith' }).command('me');
    expect(await couldBe('alice')).toEqual([]);
    expect(toText(await list('csmith'))).not.toMatch(anyText('user-suggestion'));
  });

  it('does not link an account until the admin confirms the details', async () => {
    await meet('csmith@rig.local');
    const before = await snapshotState(bot);
    const card = await list('csmith');
    const question = getView(await admin().press(findButtonId(card, 'user-link')));
    expect(question.title).toBe(
      t('user-link-title', { name: 'csmith@rig.local', account: 'Caroline', id: '8' }),
    );
    expect(toText(question)).toMatch(anyText('user-link-lines'));
    expect(toText(question)).toContain(t('button-user-link', { name: 'Caroline', id: '8' }));
    expect(toText(question)).toContain(`Discord ${newcomerId}`);
    expect(await snapshotState(bot)).toBe(before);
    await admin().press(findButtonId(question, 'user-assign'));
    expect(await bot.prisma.auditLog.findMany()).toMatchObject([
      { action: 'account-link', actor: `user ${people.admin}`, after: { verifiedBy: 'admin' } },
    ]);
  });
});

describe('/user with a name', () => {
  it.each([
    ['a Cyrillic letter', 'аlice'],
    ['a joiner nobody sees', 'ali\u200dce'],
    ['full width', 'ＡＬＩＣＥ'],
    ['the name turned around', '\u202eecila'],
  ])('does not find a user with a lookalike name: %s', async (_, name) => {
    await meet('Alice', alice);
    await meet(name);
    const card = await list('alice');
    expect(card.title).toBe('Alice');
    expect(toText(card)).toContain(alice);
    expect(toText(card)).not.toContain(newcomerId);
  });

  it('lists all users with the name by ID, and links none of them directly', async () => {
    await meet('Alice', alice);
    await meet('alice');
    const both = await list('ALICE');
    for (const who of [alice, newcomerId]) expect(toText(both)).toContain(`Discord ${who}`);
    expect(listButtonIds(both).every((each) => each.startsWith('user-show:'))).toBe(true);
  });

  it.each(['%', '_', '%%', 'a%e', '\\', "' or 1=1 --"])('finds no user by %s', async (who) => {
    await meet('Alice', alice);
    expect(toText(await list(who))).toContain(t('user-none'));
  });

  it('shows the current holder when an admin links a user with a lookalike name', async () => {
    await bot.as(alice, null, { name: 'alice' }).command('me');
    const stranger = bot.as(newcomerId, null, { name: 'аlice' });
    const { id: userId } = await bot.users.findOrCreate(stranger.createInteraction().sender);
    const held = await bot.prisma.account.findFirstOrThrow({ where: { remoteUserId: 2 } });
    const account = id<'account'>().write(held.id as AccountId);
    const before = await snapshotState(bot);
    const press = `user-link:${id<'user'>().write(userId)}:${account}`;
    const question = toReplyText(await admin().press(press));
    expect(question).toContain(t('user-account-shared', { names: 'alice' }));
    expect(question).toContain(newcomerId);
    expect(await snapshotState(bot)).toBe(before);
  });

  it('strips direction marks from names on every platform', async () => {
    await meet('\u202eecila\u2066');
    const view = await list('ecila');
    for (const shown of [
      renderDiscord(view),
      renderTelegram(view, { now: new Date(0), locale: 'en' }),
    ]) {
      expect(JSON.stringify(shown)).toContain('ecila');
      expect(JSON.stringify(shown)).not.toMatch(/[\u202a-\u202e]/);
    }
  });
});
