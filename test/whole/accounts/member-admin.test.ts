import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { id } from '../../../src/chat/argument.ts';
import type { AccountId } from '../../../src/domain/id.ts';
import { people, syncAccounts, toText } from '../../support/approvals.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { anyText, t } from '../../support/text.ts';

const { admin, requester: bob } = people;
const alice = '123456789012345678';
let bot: ScriptedBot;
let seen = 0;

beforeAll(async () => {
  bot = await createScriptedBot({
    config: { admins: [{ platform: 'discord', platformUserId: admin }] },
  });
  await bot.as(admin).command('help');
  await syncAccounts(bot);
});
afterEach(async () => {
  // An unknown user triggers an account sync.
  await bot.waitUntilIdle();
  await bot.prisma.account.updateMany({ data: { blockedAt: null } });
  await bot.prisma.user.deleteMany({ where: { isAdmin: false } });
  await bot.prisma.auditLog.deleteMany();
});
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

/** Creates a new user with this name whose ID is in no profile. */
async function newcomer(name: string) {
  seen += 1;
  const id = `8000000000000000${10 + seen}`;
  const person = bot.as(id, null, { name });
  await person.command('help');
  return { id, person };
}

async function cardOf(name: string) {
  return getView(await bot.as(admin).command('user', { who: name }));
}

/** The ID of a button for the user on a card and the account with this number. */
async function forged(card: Parameters<typeof findButtonId>[0], verb: string, number: number) {
  const [, member] = findButtonId(card, 'user-search-form').split(':');
  const account = await bot.prisma.account.findFirstOrThrow({ where: { remoteUserId: number } });
  return `${verb}:${member}:${id<'account'>().write(account.id as AccountId)}`;
}

const user = (name: string) => bot.prisma.user.findFirstOrThrow({ where: { displayName: name } });
const lines = () => bot.prisma.auditLog.findMany({ orderBy: { id: 'asc' } });

describe('/user', () => {
  it('lists users without an account, with suggested accounts', async () => {
    await newcomer('Alice');
    await bot.as(bob).command('me');
    const list = getView(await bot.as(admin).command('user'));
    expect(toText(list)).toContain(
      t('user-suggestion', { name: 'Alice', account: 'alice', id: 2 }),
    );
    expect(toText(list)).not.toContain(`user ${bob}`);
  });

  it('pages through all users without an account, and finds each by ID or mention', async () => {
    const added = await bot.prisma.user.createManyAndReturn({
      data: Array.from({ length: 30 }, (_, n) => ({ displayName: `member ${n}.` })),
    });
    await bot.prisma.chatAccount.createMany({
      data: added.map(({ id, displayName }, n) => ({
        userId: id,
        platform: 'discord' as const,
        platformUserId: `9000000000000000${10 + n}`,
        name: displayName,
      })),
    });
    const shown: string[] = [];
    let view = getView(await bot.as(admin).command('user'));
    for (let pages = 1; ; pages += 1) {
      const names = [...toText(view).matchAll(/"bold":"(member \d+\.)"/g)];
      shown.push(...names.map(([, name]) => name ?? ''));
      const more = view.buttons?.flat().find(({ label }) => label === t('button-next'));
      if (!more || !('press' in more) || pages > 5) break;
      view = getView(await bot.as(admin).press(more.press));
    }
    expect(shown.sort()).toEqual(added.map(({ displayName }) => displayName).sort());
    const back = view.buttons?.flat().find(({ label }) => label === t('button-back'));
    const before = getView(await bot.as(admin).press(back && 'press' in back ? back.press : ''));
    expect(toText(before)).not.toBe(toText(view));
    const [, first] = /(user-page:[^:]+):/.exec(toText(before)) ?? [];
    const late = getView(await bot.as(admin).press(`${first}:9999`));
    expect(late.buttons).toEqual(view.buttons);

    for (const who of ['900000000000000017', '<@900000000000000017>', '<@!900000000000000017>']) {
      expect((await cardOf(who)).title).toBe('member 7.');
    }
    expect(toText(await cardOf('90000000000000001'))).toContain(t('user-none'));
    expect(toText(await cardOf('member'))).toContain(t('user-more'));
    expect(toText(await cardOf('member 2'))).not.toContain(t('user-more'));
  });

  it('identifies users by their unique usernames on a platform', async () => {
    const { id } = await newcomer('Captain');
    await bot.prisma.chatAccount.updateMany({
      where: { platformUserId: id },
      data: { username: 'Alice' },
    });
    const list = getView(await bot.as(admin).command('user'));
    expect(toText(list)).toContain(`Captain (Discord @Alice ${id})`);
    expect(toText(list)).toContain(
      t('user-suggestion', { name: 'Captain', account: 'alice', id: 2 }),
    );
    for (const who of ['@alice', 'ALIC', '@Captain', id]) {
      expect((await cardOf(who)).title).toBe('Captain');
    }
  });

  it('links only after a confirmation, and logs the admin', async () => {
    await newcomer('alice');
    const question = getView(
      await bot.as(admin).press(findButtonId(await cardOf('alice'), 'user-link')),
    );
    expect(question.title).toBe(t('user-link-title', { name: 'alice', account: 'alice', id: '2' }));
    expect(await bot.prisma.accountLink.count()).toBe(0);
    await bot.as(admin).press(findButtonId(question, 'user-assign'));
    const { id } = await user('alice');
    const link = await bot.prisma.accountLink.findFirstOrThrow({
      where: { userId: id },
      include: { account: true },
    });
    expect(link).toMatchObject({ account: { remoteUserId: 2 }, verifiedBy: 'admin' });
    const by = await bot.prisma.user.findFirstOrThrow({ where: { isAdmin: true } });
    expect(await lines()).toMatchObject([{ action: 'account-link', userId: by.id }]);
  });

  it('links to an account found by part of its name', async () => {
    await newcomer('Somebody');
    const card = await cardOf('Somebody');
    const asked = await bot.as(admin).press(findButtonId(card, 'user-search-form'));
    if (asked.kind !== 'form') throw new Error('no form');
    const found = getView(await bot.as(admin).submit(asked.form.submit, { name: 'ALI' }));
    expect(found.picker?.options).toMatchObject([{ value: '2', label: 'alice' }]);
    const question = getView(await bot.as(admin).press(found.picker?.press ?? '', ['2']));
    await bot.as(admin).press(findButtonId(question, 'user-assign'));
    expect(toText(await cardOf('Somebody'))).toContain(t('user-account', { name: 'alice' }));
  });

  it.each([
    ['a Cyrillic letter that looks the same', 'аlice'],
    ['a character nobody sees', 'ali\u200Dce'],
    ['the name turned by a mark', '\u202Eecila'],
    ['a name with more to it', 'alice2'],
  ])('suggests nothing for %s', async (_, name) => {
    await newcomer(name);
    const list = getView(await bot.as(admin).command('user'));
    expect(toText(list)).not.toMatch(anyText('user-suggestion'));
  });

  it('suggests accounts regardless of letter case and width', async () => {
    await newcomer('ＡＬＩＣＥ');
    expect(toText(getView(await bot.as(admin).command('user')))).toContain('might be alice');
  });

  it('links an account that another user holds, and names that user', async () => {
    await newcomer('Somebody');
    await bot.as(alice).command('me');
    const card = await cardOf('Somebody');
    const match = findButtonId(card, 'user-search-form').replace('user-search-form', 'match');
    const question = getView(await bot.as(admin).press(match, ['2']));
    expect(toText(question)).toContain(t('user-account-shared', { names: `user ${alice}` }));
    const linked = getView(await bot.as(admin).press(findButtonId(question, 'user-assign')));
    expect(toText(linked)).toContain(t('user-account', { name: 'alice' }));
    expect(toText(linked)).toContain(t('user-account-shared', { names: `user ${alice}` }));
    expect(toText(await cardOf(`user ${alice}`))).toContain(
      t('user-account-shared', { names: 'Somebody' }),
    );
  });

  it('shows an error when the account no longer exists on the Overseerr server', async () => {
    await newcomer('Somebody');
    const card = await cardOf('Somebody');
    const match = findButtonId(card, 'user-search-form').replace('user-search-form', 'match');
    for (const number of ['4711', '-1', 'x', '']) {
      expect(toText(getView(await bot.as(admin).press(match, [number])))).toMatch(
        anyText('error-account-not-found'),
      );
    }
    const assign = await forged(card, 'user-assign', 5);
    // The first contact of an unknown user triggers an account sync.
    await bot.waitUntilIdle();
    await bot.prisma.account.updateMany({
      where: { remoteUserId: 5 },
      data: { removedAt: new Date() },
    });
    expect(toText(getView(await bot.as(admin).press(assign)))).toMatch(
      anyText('error-account-not-found'),
    );
    await syncAccounts(bot);
  });

  it('unlinks, and the profile does not link the account again', async () => {
    await bot.as(bob).command('me');
    await bot.as(admin).press(findButtonId(await cardOf(`user ${bob}`), 'user-unlink'));
    await syncAccounts(bot);
    expect(toText(await cardOf(`user ${bob}`))).toContain(t('user-account-none'));
    expect((await lines()).map(({ action }) => action)).toContain('account-unlink');
  });

  it('blocks and unblocks a user and their account on every platform', async () => {
    const telegram = bot.as('555000111', null, { platform: 'telegram', name: 'Bob too' });
    await bot.as(bob).command('me');
    await telegram.command('me');
    await bot.as(admin).press(findButtonId(await cardOf(`user ${bob}`), 'user-block'));
    const ask = async (person: typeof telegram) =>
      toText(getView(await person.command('request', { title: 'dune' })));
    expect(await ask(bot.as(bob))).toContain(t('error-user-blocked'));
    expect(await ask(telegram)).toContain(t('error-account-blocked'));
    expect(toText(await cardOf('Bob too'))).toContain(t('user-account-blocked'));
    await bot.as(admin).press(findButtonId(await cardOf(`user ${bob}`), 'user-unblock'));
    for (const person of [bot.as(bob), telegram])
      expect(toText(getView(await person.command('me')))).toContain('bob');
    const actions = (await lines()).map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith('user-'))).toEqual([
      'user-block',
      'user-unblock',
    ]);
  });

  it('does not let admins block themselves', async () => {
    const reply = await bot
      .as(admin)
      .press(findButtonId(await cardOf(`user ${admin}`), 'user-block'));
    expect(toText(getView(reply))).toMatch(anyText('error-forbidden', 'error-no-permission'));
  });

  it('refuses all other users at every step, and logs each refusal', async () => {
    await newcomer('alice');
    const card = await cardOf('alice');
    const question = getView(await bot.as(admin).press(findButtonId(card, 'user-link')));
    const forged = [...listButtonIds(card), ...listButtonIds(question)].filter(
      (id) => !id.startsWith('user-search-form'),
    );
    const list = findButtonId(card, 'user-search-form').split(':').at(-1);
    forged.push(`user-page:${list}:0`);
    forged.push(findButtonId(card, 'user-search-form').replace('user-search-form', 'user-search'));
    expect(toText(getView(await bot.as(bob).command('user')))).toContain(t('error-admins-only'));
    for (const id of forged) {
      expect(toText(getView(await bot.as(bob).press(id)))).toContain(t('error-admins-only'));
    }
    expect(await bot.prisma.user.count({ where: { blockedAt: { not: null } } })).toBe(0);
    const refused = (await lines()).filter(({ action }) => action === 'admins-only');
    expect(refused.reduce((sum, { count }) => sum + count, 0)).toBe(forged.length + 1);
    const done = (await lines()).map(({ action }) => action);
    expect(done.filter((action) => action.startsWith('user-'))).toEqual([]);
  });
});
