import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Platform } from '../../../src/domain/place.ts';
import { syncAccounts, toText } from '../../support/approvals.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { anyText, t, textIn } from '../../support/text.ts';

/** IDs in the profiles of the test server. Bob's profile contains both of his. */
const alice = '123456789012345678';
const bob = '234567890123456789';
const bobTelegram = '555000111';
const dune = { title: 'movie:438631' };

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createScriptedBot();
});
beforeEach(async () => {
  await bot.startOver();
  await syncAccounts(bot);
});
afterEach(() => expect(bot.overseerr.crashes).toEqual([]));
afterAll(() => bot.stop());

const on = (platform: Platform, id: string, name = `user ${id}`) =>
  bot.as(id, null, { platform, name });
const telegram = (id: string) => on('telegram', id);

type Person = ReturnType<ScriptedBot['as']>;

async function codeOf(person: Person): Promise<string> {
  const view = getView(await person.command('link'));
  const made = getView(await person.press(findButtonId(view, 'link-code')));
  return /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(made.title ?? '')?.[0] ?? 'no code';
}

async function requestAs(person: Person, wish = dune) {
  const card = getView(await person.command('request', wish));
  await person.press(findButtonId(card, 'request'));
  await bot.waitUntilIdle();
}

const actions = async () =>
  (await bot.prisma.auditLog.findMany({ orderBy: { id: 'asc' } })).map(({ action }) => action);

/** Merges the users of both chats with a code. */
async function connect(person: Person, other: Person): Promise<void> {
  const question = getView(await person.command('link', { code: await codeOf(other) }));
  await person.press(findButtonId(question, 'merge'));
}

describe('a profile that contains two chat IDs', () => {
  it('shares its account, quota, and permissions with both, but not the requests', async () => {
    await requestAs(bot.as(bob));
    const me = toText(getView(await telegram(bobTelegram).command('me')));
    expect(me).toContain(t('me-account-verified', { name: 'bob', method: t('verified-profile') }));
    expect(me).toContain(t('me-quota-movie', { left: 0, limit: 1 }));
    const list = toText(getView(await telegram(bobTelegram).command('requests')));
    expect(list).not.toContain('Dune (2021)');
    expect(await bot.prisma.user.count()).toBe(2);
  });

  it('shares its account with both even if they came before the account sync', async () => {
    const early = await createScriptedBot({ overseerr: bot.overseerr });
    await early.as(bob).command('help');
    await early.as(bobTelegram, null, { platform: 'telegram' }).command('help');
    await syncAccounts(early);
    expect(await early.prisma.user.count()).toBe(2);
    expect(await early.prisma.accountLink.count({ where: { account: { name: 'bob' } } })).toBe(2);
    await early.stop();
  });

  it('makes /me suggest connecting them, with a button that creates the code', async () => {
    const first = getView(await bot.as(bob).command('me'));
    expect(toText(first)).not.toContain(t('account-shared-hint'));
    await telegram(bobTelegram).command('me');
    const me = getView(await bot.as(bob).command('me'));
    expect(toText(me)).toContain(t('account-shared', { names: `user ${bobTelegram}` }));
    expect(toText(me)).toContain(t('account-shared-hint'));
    const made = getView(await bot.as(bob).press(findButtonId(me, 'link-code')));
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(made.title ?? '')?.[0] ?? 'no code';
    const question = getView(await telegram(bobTelegram).command('link', { code }));
    await telegram(bobTelegram).press(findButtonId(question, 'merge'));
    expect(await bot.prisma.user.count()).toBe(1);
    expect(toText(getView(await bot.as(bob).command('me')))).not.toContain(
      t('account-shared-hint'),
    );
  });
});

describe('/settings', () => {
  it('sends notifications to the chosen direct messages, not to the channel', async () => {
    await connect(telegram(bobTelegram), bot.as(bob));
    const view = getView(await telegram(bobTelegram).command('settings'));
    const both = getView(await bot.as(bob).command('settings'));
    expect(findButtonId(both, 'settings-notify:discord')).toBeTruthy();
    await bot.as(bob).press(findButtonId(view, 'settings-notify:telegram'));
    await requestAs(bot.as(bob));
    const remoteId = bot.overseerr.state.requests.at(-1)?.id ?? 0;
    await bot.overseerr.driver.makeAvailable({ mediaType: 'movie', tmdbId: 438631 }, {});
    await bot.jobs.enqueue([
      { kind: 'sync-request', payload: { serviceId: bot.serviceId, remoteId } },
    ]);
    await bot.waitUntilIdle();
    expect(bot.messages.at(-1)?.place).toEqual({
      platform: 'telegram',
      kind: 'direct',
      address: bobTelegram,
    });
  });

  it('tries direct messages again when the user chooses them', async () => {
    await bot.as(alice).command('help');
    await bot.prisma.chatAccount.updateMany({ data: { directClosedAt: new Date() } });
    const me = () => bot.as(alice).command('me');
    expect(toText(getView(await me()))).toMatch(anyText('me-direct-messages-closed'));
    await bot.as(alice).press('settings-notify:discord');
    expect(toText(getView(await me()))).not.toMatch(anyText('me-direct-messages-closed'));
  });

  it('refuses a platform on which the user has no chat account', async () => {
    const reply = await bot.as(alice).press('settings-notify:telegram');
    expect(toText(getView(reply))).toContain(t('error-invalid-input'));
  });

  it('changes the language immediately and permanently', async () => {
    const view = getView(await bot.as(bob).command('settings'));
    const german = getView(await bot.as(bob).press(view.picker?.press ?? '', ['de']));
    expect(german.title).toBe(textIn('de', 'settings-title'));
    expect(getView(await bot.as(bob).command('settings')).title).toBe(
      textIn('de', 'settings-title'),
    );
  });

  it('is not shown where other users can read it', async () => {
    const here = bot.as(bob).createInteraction();
    const shared = { ...here, answer: { place: here.place, messageId: '1' } };
    for (const command of ['settings', 'link', 'me', 'unlink', 'user', 'forget']) {
      const reply = await bot.dispatch.command(shared, command, {});
      expect(toText(getView(reply))).toContain(t('error-private-only'));
    }
  });
});

describe('/link with a code', () => {
  it('merges two users with requests, subscriptions, and account on confirmation', async () => {
    const [old, fresh] = [bot.as(alice), telegram('9001')];
    await requestAs(old);
    const question = getView(await fresh.command('link', { code: await codeOf(old) }));
    expect(toText(question)).toContain(t('merge-title', { name: `user ${alice}` }));
    expect(await bot.prisma.user.count()).toBe(2);
    await fresh.press(findButtonId(question, 'merge'));
    expect(await bot.prisma.user.count()).toBe(1);
    expect(toText(getView(await fresh.command('requests')))).toContain('Dune (2021)');
    expect(toText(getView(await fresh.command('me')))).toContain('alice');
    expect(await actions()).toContain('user-merge');
  });

  it('accepts the code in any spelling', async () => {
    const code = await codeOf(bot.as(alice));
    const typed = code.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    const question = getView(await telegram('9001').command('link', { code: typed }));
    expect(findButtonId(question, 'merge')).toBeTruthy();
  });

  it('lets the user choose an account when both have one', async () => {
    for (const keep of ['mine', 'theirs'] as const) {
      const [a, b] = [bot.as(alice), telegram(bobTelegram)];
      await a.command('me');
      await b.command('me');
      const question = getView(await b.command('link', { code: await codeOf(a) }));
      expect(toText(question)).toContain('linked to bob here and to alice there');
      const press = findButtonId(question, 'merge');
      expect(toText(getView(await b.press(press.replace(/mine|theirs/, 'any'))))).toContain(
        t('error-account-conflict'),
      );
      await b.press(press.replace(/mine|theirs/, keep));
      const me = toText(getView(await a.command('me')));
      expect(me.includes('bob (')).toBe(keep === 'mine');
      await bot.prisma.user.deleteMany();
    }
  });

  it('accepts a code once, even if many users send it concurrently', async () => {
    const code = await codeOf(bot.as(alice));
    const thieves = ['1', '2', '3', '4'].map((id) => telegram(id));
    for (const thief of thieves) await thief.command('help');
    const replies = await Promise.all(thieves.map((thief) => thief.command('link', { code })));
    const titles = replies.map((reply) => getView(reply).title ?? '');
    expect(titles.filter((title) => anyText('merge-title').test(title))).toHaveLength(1);
  });

  it('refuses the user’s own code, an old one, and another user’s confirmation', async () => {
    const [a, b] = [bot.as(alice), telegram('9001')];
    const first = await codeOf(a);
    const second = await codeOf(a);
    expect(toText(getView(await a.command('link', { code: second })))).toContain(
      t('error-own-code'),
    );
    expect(toText(getView(await b.command('link', { code: first })))).toContain(
      t('error-invalid-code'),
    );
    const question = getView(await b.command('link', { code: second }));
    const stranger = await telegram('666').press(findButtonId(question, 'merge'));
    expect(toText(getView(stranger))).toContain(t('error-invalid-code'));
    await bot.prisma.session.updateMany({ data: { expiresAt: new Date(0) } });
    expect(toText(getView(await b.press(findButtonId(question, 'merge'))))).toContain(
      t('error-invalid-code'),
    );
    expect(await bot.prisma.user.count()).toBe(3);
  });

  it('refuses every code after five wrong ones, and logs it', async () => {
    const code = await codeOf(bot.as(alice));
    const guesser = telegram('9001');
    await guesser.command('help');
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => guesser.command('link', { code: `0000-000${n}` })),
    );
    const reply = await guesser.command('link', { code });
    expect(toText(getView(reply))).toContain(t('error-too-many-code-attempts'));
    const wrong = await bot.prisma.auditLog.aggregate({
      where: { action: 'invalid-code' },
      _sum: { count: true },
    });
    expect(wrong._sum.count).toBe(5);
    expect(await actions()).toContain('too-many-code-attempts');
    const other = getView(await telegram('9002').command('link', { code }));
    expect(findButtonId(other, 'merge')).toBeTruthy();
  });

  it('refuses to merge with a user who was blocked meanwhile', async () => {
    const [a, b] = [bot.as(alice), telegram('9001')];
    const question = getView(await b.command('link', { code: await codeOf(a) }));
    await bot.prisma.user.updateMany({
      where: { displayName: `user ${alice}` },
      data: { blockedAt: new Date() },
    });
    expect(toText(getView(await b.press(findButtonId(question, 'merge'))))).toContain('blocked');
    expect(await bot.prisma.user.count()).toBe(2);
  });

  it('does not store codes in plain text', async () => {
    const code = await codeOf(bot.as(alice));
    const rows = JSON.stringify(await bot.prisma.session.findMany());
    expect(rows).not.toContain(code);
    expect(rows).not.toContain(code.replace('-', ''));
  });
});

describe('/unlink', () => {
  it('unlinks the account, and the profile links it again only on request', async () => {
    const view = getView(await bot.as(bob).command('unlink'));
    const question = getView(await bot.as(bob).press(findButtonId(view, 'unlink-ask')));
    expect(question.title).toBe(t('unlink-confirm-title', { name: 'bob' }));
    expect(getView(await bot.as(bob).press(findButtonId(question, 'unlink-cancel')))).toEqual(view);
    await bot.as(bob).press(findButtonId(question, 'unlink-account'));
    await syncAccounts(bot);
    const card = getView(await bot.as(bob).command('request', dune));
    expect(toText(card)).toContain(t('error-not-linked'));
    await bot.as(bob).press(findButtonId(card, 'recheck'));
    expect(toText(getView(await bot.as(bob).command('me')))).toContain('bob');
  });

  it('detaches a chat as a separate user, which the profile does not undo', async () => {
    await connect(telegram(bobTelegram), bot.as(bob));
    const view = getView(await telegram(bobTelegram).command('unlink'));
    await telegram(bobTelegram).press(findButtonId(view, 'detach:telegram'));
    await syncAccounts(bot);
    await telegram(bobTelegram).command('help');
    expect(await bot.prisma.user.count()).toBe(2);
    expect(toText(getView(await bot.as(bob).command('me')))).toContain('bob');
    const again = await bot.as(bob).press(`detach:discord:${bob}`);
    expect(toText(getView(again))).toContain(t('error-not-found'));
  });

  it.each([
    ['open', null],
    ['closed', 'direct-messages-closed'],
  ])(
    'no longer shows in a detached chat that was %s what becomes of requests',
    async (_, lostReason) => {
      await connect(telegram(bobTelegram), bot.as(bob));
      await requestAs(telegram(bobTelegram));
      const inTelegram = { platform: 'telegram', address: bobTelegram } as const;
      await bot.prisma.card.updateMany({ data: { ...inTelegram, lostReason } });
      const view = getView(await telegram(bobTelegram).command('unlink'));
      await telegram(bobTelegram).press(findButtonId(view, 'detach:telegram'));
      const cards = await bot.prisma.card.findMany({ select: { lostReason: true } });
      expect(cards.length).toBeGreaterThan(0);
      expect(new Set(cards.map(({ lostReason }) => lostReason))).toEqual(new Set(['not-yours']));
    },
  );

  it('does not let a user detach the chat of another user', async () => {
    await connect(telegram(bobTelegram), bot.as(bob));
    const reply = await bot.as(alice).press(`detach:telegram:${bobTelegram}`);
    expect(toText(getView(reply))).toContain(t('error-not-found'));
    expect(await bot.prisma.chatAccount.count({ where: { platform: 'telegram' } })).toBe(1);
  });
});

describe('/forget', () => {
  it('erases the user and every mention of their ID', async () => {
    await requestAs(bot.as(alice));
    const view = getView(await bot.as(alice).command('forget', { me: true }));
    const stranger = await bot.as(bob).press(findButtonId(view, 'forget'));
    expect(toText(getView(stranger))).toContain(t('error-not-yours'));
    await bot.as(alice).press(findButtonId(view, 'forget'));
    await bot.waitUntilIdle();
    const tables = await Promise.all([
      bot.prisma.user.findMany(),
      bot.prisma.chatAccount.findMany(),
      bot.prisma.request.findMany(),
      bot.prisma.requestEvent.findMany(),
      bot.prisma.auditLog.findMany(),
      bot.prisma.card.findMany(),
      bot.prisma.session.findMany(),
    ]);
    expect(JSON.stringify(tables)).not.toContain(alice);
    expect(toText(bot.latest(0))).not.toContain(alice);
    expect(await actions()).toContain('user-erase');
    expect(await bot.prisma.request.count()).toBe(1);
  });
});
