import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { id } from '../../../src/chat/argument.ts';
import { createUserRepository } from '../../../src/database/accounts/user-repository.ts';
import { createPrismaClient } from '../../../src/database/prisma-client.ts';
import type { AccountId, UserId } from '../../../src/domain/id.ts';
import { createApprovalBot, people, syncAccounts } from '../../support/approvals.ts';
import { toReplyText } from '../../support/attacks.ts';
import { aRemoteUserId, newId } from '../../support/database-setup.ts';
import { aLog } from '../../support/overseerr-setup.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { createLinkPageClient, publicUrl, startSignIn } from '../../support/sign-in.ts';
import { t } from '../../support/text.ts';

/** Mallory has the account dave, and writes Erin's public Discord id into its profile. */
const mallory = '555000777';
const erin = '700000000000000077';
const dave = 5;
const erinNumber = 6;
const erinHerself = { email: 'erin@rig.local', password: 'erin-password-1' };
const daveHimself = { email: 'dave@rig.local', password: 'dave-password-1' };

let bot: ScriptedBot;

const asMallory = () => bot.as(mallory, null, { platform: 'telegram', name: 'Mallory' });
const asErin = () => bot.as(erin, null, { name: 'Erin' });
const asAdmin = () => bot.as(people.admin, null);
const meOf = async (person: ReturnType<ScriptedBot['as']>) =>
  toReplyText(await person.command('me'));

async function userOf(platformUserId: string) {
  return bot.prisma.user.findFirstOrThrow({
    where: { chatAccounts: { some: { platformUserId } } },
    include: { chatAccounts: true, accounts: true },
  });
}

async function areOne(): Promise<boolean> {
  return (await userOf(mallory)).id === (await userOf(erin)).id;
}

/** Mallory's own profile makes both one; Erin was here before, or comes now. */
async function join(isErinMet: boolean): Promise<void> {
  bot.overseerr.driver.setNotification(erinNumber, { discordId: '' });
  await asMallory().command('help');
  if (isErinMet) await asErin().command('help');
  bot.overseerr.driver.setNotification(dave, { telegramChatId: mallory, discordId: erin });
  await syncAccounts(bot);
  await asErin().command('help');
  expect(await areOne()).toBe(true);
}

async function signIn(person: ReturnType<ScriptedBot['as']>, self: typeof erinHerself) {
  const { url } = await startSignIn(person, 'password');
  await createLinkPageClient(bot, aLog()).send(url, self);
  await bot.waitUntilIdle();
}

async function assign(to: string, number: number): Promise<string> {
  const account = await bot.prisma.account.findFirstOrThrow({ where: { remoteUserId: number } });
  const user = id<'user'>().write((await userOf(to)).id as UserId);
  const press = `user-assign:${user}:${id<'account'>().write(account.id as AccountId)}`;
  return toReplyText(await asAdmin().press(press));
}

afterEach(() => bot.stop());

describe('who is one with another only by a profile', () => {
  beforeEach(async () => {
    bot = await createApprovalBot({ config: { http: { publicUrl } } });
  });

  it.each([false, true])('asks from both chats (met before: %s)', async (isErinMet) => {
    await join(isErinMet);
    expect(await meOf(asErin())).toContain('dave');
    expect(await meOf(asMallory())).toContain('dave');
  });

  it.each([false, true])(
    'signs in for their own chat alone (met before: %s)',
    async (isErinMet) => {
      await join(isErinMet);
      await signIn(asErin(), erinHerself);
      expect(await meOf(asErin())).toContain('erin');
      expect(await meOf(asMallory())).not.toContain('erin');
      await syncAccounts(bot);
      expect(await areOne()).toBe(false);
      expect((await userOf(erin)).accounts).toMatchObject([{ remoteUserId: erinNumber }]);
      const lines = await bot.prisma.auditLog.findMany({ where: { action: 'user-detach' } });
      expect(lines).toMatchObject([{ after: { platform: 'discord', platformUserId: erin } }]);
    },
  );

  it('leaves what was there before to whom it was of', async () => {
    await join(true);
    const before = await userOf(mallory);
    await signIn(asErin(), erinHerself);
    const after = await userOf(mallory);
    expect(after.id).toBe(before.id);
    expect(after.accounts).toEqual(before.accounts);
    expect((await userOf(erin)).id).not.toBe(before.id);
  });

  it('stays one when they sign in to the account whose profile names both', async () => {
    await join(true);
    await signIn(asMallory(), daveHimself);
    expect(await areOne()).toBe(true);
    expect((await userOf(mallory)).accounts).toMatchObject([{ verifiedBy: 'password' }]);
    await signIn(asErin(), erinHerself);
    expect(await areOne()).toBe(false);
    expect(await meOf(asMallory())).not.toContain('erin');
  });

  it('becomes one with whoever hands on their code, but brings nobody along', async () => {
    await join(true);
    const asked = getView(await asErin().command('link', { code: await asAdmin().createCode() }));
    const said = JSON.stringify(asked);
    expect(said).toContain(
      t('merge-chats', { chats: `Erin (Discord), user ${people.admin} (Discord)` }),
    );
    expect(said).not.toContain('Mallory');
    await asErin().press(findButtonId(asked, 'merge'));
    expect((await userOf(people.admin)).id).toBe((await userOf(erin)).id);
    expect(await areOne()).toBe(false);
    expect((await userOf(mallory)).isAdmin).toBe(false);
    await syncAccounts(bot);
    expect(await areOne()).toBe(false);
  });

  it('brings nobody along either when their own code is handed on', async () => {
    await join(true);
    const code = await asErin().createCode();
    const asked = getView(await asAdmin().command('link', { code }));
    expect(JSON.stringify(asked)).not.toContain('Mallory');
    await asAdmin().press(findButtonId(asked, 'merge'));
    expect((await userOf(people.admin)).id).toBe((await userOf(erin)).id);
    expect((await userOf(mallory)).isAdmin).toBe(false);
  });

  it('is kept together for good by a code', async () => {
    await join(true);
    const other = bot.as('555000778', null, { platform: 'telegram', name: 'Erin too' });
    const asked = getView(await other.command('link', { code: await asErin().createCode() }));
    await other.press(findButtonId(asked, 'merge'));
    await signIn(other, erinHerself);
    expect(await meOf(asErin())).toContain('erin');
    expect(await areOne()).toBe(false);
  });

  it('gets no account of an admin’s hand before it is clear who it is', async () => {
    await join(false);
    expect(await assign(erin, erinNumber)).toContain(t('error-chats-detached'));
    expect(await areOne()).toBe(false);
    expect((await userOf(mallory)).accounts).not.toMatchObject([{ remoteUserId: erinNumber }]);
    expect((await userOf(erin)).accounts).toEqual([]);
    await syncAccounts(bot);
    expect(await areOne()).toBe(false);
    await assign(erin, erinNumber);
    expect((await userOf(erin)).accounts).toMatchObject([{ remoteUserId: erinNumber }]);
  });

  it('stays one when an admin gives it the account whose profile names both', async () => {
    await join(false);
    await assign(erin, dave);
    expect(await areOne()).toBe(true);
    expect((await userOf(erin)).accounts).toMatchObject([{ verifiedBy: 'admin' }]);
  });

  it('has what another profile names later alone', async () => {
    await join(false);
    bot.overseerr.driver.setNotification(erinNumber, { discordId: erin });
    bot.overseerr.driver.setNotification(dave, { telegramChatId: '', discordId: '' });
    await syncAccounts(bot);
    expect(await meOf(asErin())).toContain('erin');
    expect(await meOf(asMallory())).not.toContain('erin');
  });

  it('is nobody who has proved more than the profile', async () => {
    await asMallory().command('help');
    bot.overseerr.driver.setNotification(erinNumber, { discordId: '' });
    await syncAccounts(bot);
    await asErin().command('help');
    await signIn(asErin(), erinHerself);
    bot.overseerr.driver.setNotification(dave, { telegramChatId: mallory, discordId: erin });
    await syncAccounts(bot);
    expect(await areOne()).toBe(false);
  });
});

describe('an admin', () => {
  it('of the settings is joined with nobody by a profile', async () => {
    bot = await createApprovalBot();
    await asMallory().command('help');
    bot.overseerr.driver.setNotification(dave, {
      telegramChatId: mallory,
      discordId: people.admin,
    });
    await syncAccounts(bot);
    expect((await userOf(people.admin)).chatAccounts).toHaveLength(1);
  });

  it('whom the settings name later was joined for nothing', async () => {
    bot = await createApprovalBot();
    await join(true);
    const { pool, prisma, close } = createPrismaClient({
      url: bot.url,
      poolSize: 2,
      poolTimeoutSeconds: 10,
    });
    const admins = [{ platform: 'discord', platformUserId: erin }] as const;
    expect(await createUserRepository({ pool, prisma, newId, admins }).syncAdmins()).toBe(1);
    await close();
    expect(await userOf(erin)).toMatchObject({ isAdmin: true, isListed: true });
    expect(await userOf(mallory)).toMatchObject({ isAdmin: false });
  });

  it('who sends the code of the log is admin in that chat alone', async () => {
    bot = await createScriptedBot();
    await join(true);
    await asErin().command('claim', { code: (await bot.identity.issueClaimCode()) ?? '' });
    expect(await userOf(erin)).toMatchObject({ isAdmin: true });
    expect(await userOf(mallory)).toMatchObject({ isAdmin: false });
  });
});

describe('what was begun before a chat stood alone', () => {
  const second = '555000002';
  const asSecond = () => bot.as(second, null, { platform: 'telegram', name: 'Erin too' });

  beforeEach(async () => {
    bot = await createScriptedBot({ config: { http: { publicUrl } } });
    await syncAccounts(bot);
    const asked = getView(await asErin().command('link', { code: await asSecond().createCode() }));
    await asErin().press(findButtonId(asked, 'merge'));
  });

  const separate = () => asSecond().press(`detach:discord:${erin}`);
  const accountsOf = async () =>
    (await bot.prisma.account.findMany({ where: { userId: { not: null } } })).length;

  it('is over: an attempt to sign in', async () => {
    const { url } = await startSignIn(asErin(), 'password');
    const { url: other } = await startSignIn(asSecond(), 'password');
    await separate();
    for (const each of [url, other]) {
      expect(
        await (await createLinkPageClient(bot, aLog()).send(each, erinHerself)).text(),
      ).toContain(t('sign-in-page-expired'));
    }
    expect(await accountsOf()).toBe(0);
  });

  it('is over: an attempt that is being proved at that moment', async () => {
    const { url } = await startSignIn(asErin(), 'password');
    const signIn = await bot.signInFlow.findByToken(url.split('/').at(-1) ?? '');
    const account = await bot.accounts.findByRemoteUserId(bot.serviceId, aRemoteUserId(erinNumber));
    if (!signIn || !account) throw new Error('nothing was begun');
    await separate();
    const end = { kind: 'refused', reason: 'chat-detached' };
    expect(await bot.signInFlow.linkVerified(signIn, account, 'password')).toEqual(end);
    expect(await accountsOf()).toBe(0);
  });

  it('is over: a code, and a question about one', async () => {
    const code = await asErin().createCode();
    const question = getView(
      await asErin().command('link', { code: await asAdmin().createCode() }),
    );
    await separate();
    expect(toReplyText(await asAdmin().command('link', { code }))).toContain(
      t('error-invalid-code'),
    );
    expect(toReplyText(await asErin().press(findButtonId(question, 'merge')))).toContain(
      t('error-invalid-code'),
    );
    expect((await userOf(people.admin)).chatAccounts).toHaveLength(1);
  });
});
