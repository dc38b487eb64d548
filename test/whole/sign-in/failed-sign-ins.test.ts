import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { syncAccounts, toText } from '../../support/approvals.ts';
import { aLog } from '../../support/overseerr-setup.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { createLinkPageClient, publicUrl, startSignIn } from '../../support/sign-in.ts';
import { t } from '../../support/text.ts';

/** Bob's two chats, connected with a code. */
const bobDiscord = '234567890123456789';
const bobTelegram = '555000111';

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createScriptedBot({ config: { http: { publicUrl } } });
});
beforeEach(async () => {
  await bot.startOver();
  await syncAccounts(bot);
  const code = await discord().createCode();
  const question = getView(await telegram().command('link', { code }));
  await telegram().press(findButtonId(question, 'merge'));
});
afterAll(() => bot.stop());

const discord = () => bot.as(bobDiscord, null);
const telegram = () => bot.as(bobTelegram, null, { platform: 'telegram' });
type Person = ReturnType<typeof discord>;

/** Secrets that allow five wrong attempts, and the error message for the next attempt. */
const tries = [
  {
    what: 'a code',
    says: t('error-too-many-code-attempts'),
    async use(person: Person) {
      for (let time = 0; time < 5; time += 1) await person.command('link', { code: '0000-0000' });
    },
    next: async (person: Person) =>
      toText(getView(await person.command('link', { code: '0000-0000' }))),
  },
  {
    what: 'a password',
    says: t('error-too-many-sign-in-attempts'),
    async use(person: Person) {
      const { url } = await startSignIn(person, 'password');
      const wrong = { name: 'carol@rig.local', password: 'guess' };
      for (let time = 0; time < 5; time += 1)
        await createLinkPageClient(bot, aLog()).send(url, wrong);
    },
    next: async (person: Person) => toText(getView(await person.press('sign-in:password'))),
  },
] as const;

async function forget(person: Person) {
  await person.press(findButtonId(getView(await person.command('forget')), 'forget'));
}

describe.each(tries)('after five wrong attempts at $what', ({ use, next, says }) => {
  beforeEach(() => use(discord()));

  it('the user is refused in all of their chats', async () => {
    expect(await next(discord())).toContain(says);
    expect(await next(telegram())).toContain(says);
    expect(await next(bot.as('9001', null))).not.toContain(says);
  });

  it('erasing the user allows no new attempts, and leaves no chat ID', async () => {
    await forget(discord());
    const rows = JSON.stringify(await bot.prisma.session.findMany());
    for (const name of [bobDiscord, bobTelegram]) expect(rows).not.toContain(name);
    expect(await next(discord())).toContain(says);
    expect(await next(telegram())).toContain(says);
  });

  it('detaching or reconnecting the chats allows no new attempts', async () => {
    await discord().press('detach:telegram:555000111');
    expect(await bot.prisma.user.count()).toBe(2);
    expect(await next(telegram())).toContain(says);
    expect(await next(discord())).toContain(says);
    await bot.as('9003', null).command('help');
    await bot.prisma.chatAccount.updateMany({
      data: { userId: (await bot.prisma.user.findFirstOrThrow()).id },
    });
    expect(await next(telegram())).toContain(says);
    expect(await next(bot.as('9003', null))).toContain(says);
  });

  it('the user can try again after a while', async () => {
    await bot.prisma.session.updateMany({ data: { expiresAt: new Date(0) } });
    expect(await next(discord())).not.toContain(says);
  });
});
