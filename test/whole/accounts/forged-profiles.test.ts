import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUserRepository } from '../../../src/database/accounts/user-repository.ts';
import { createPrismaClient } from '../../../src/database/prisma-client.ts';
import { listHolderChats, listHolders } from '../../support/account-holders.ts';
import {
  createApprovalBot,
  people,
  startApprovalsOver,
  syncAccounts,
} from '../../support/approvals.ts';
import { toReplyText } from '../../support/attacks.ts';
import { aRemoteUserId } from '../../support/database-setup.ts';
import { aLog } from '../../support/overseerr-setup.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { createLinkPageClient, publicUrl, startSignIn } from '../../support/sign-in.ts';
import { t } from '../../support/text.ts';

/** Mallory has the account dave, and writes Erin's public Discord ID into its profile. */
const mallory = '555000777';
const erin = '700000000000000077';
const dave = 5;
const erinNumber = 6;
const erinHerself = { name: 'erin@rig.local', password: 'erin-password-1' };

/** With an admin in its settings, and with none. */
let withAdmin: ScriptedBot;
let withoutAdmin: ScriptedBot;
/** One of them. */
let bot: ScriptedBot;
beforeAll(async () => {
  withAdmin = await createApprovalBot({ config: { http: { publicUrl } } });
  withoutAdmin = await createScriptedBot({ config: { http: { publicUrl } } });
});
afterAll(async () => {
  await withAdmin.stop();
  await withoutAdmin.stop();
});

async function startWithAdmin(): Promise<void> {
  bot = withAdmin;
  await startApprovalsOver(bot);
}

async function startWithoutAdmin(): Promise<void> {
  bot = withoutAdmin;
  await bot.startOver();
}

const asMallory = () => bot.as(mallory, null, { platform: 'telegram', name: 'Mallory' });
const asErin = () => bot.as(erin, null, { name: 'Erin' });
const asAdmin = () => bot.as(people.admin, null);
const meOf = async (person: ReturnType<ScriptedBot['as']>) =>
  toReplyText(await person.command('me'));

async function userOf(platformUserId: string) {
  return bot.prisma.user.findFirstOrThrow({
    where: { chatAccounts: { some: { platformUserId } } },
    include: { chatAccounts: true },
  });
}

/** Mallory's own profile contains both users. Erin is known already, or makes contact now. */
async function forge(isErinMet: boolean): Promise<void> {
  bot.overseerr.driver.setNotification(erinNumber, { discordId: '' });
  await asMallory().command('help');
  if (isErinMet) await asErin().command('help');
  bot.overseerr.driver.setNotification(dave, { telegramChatId: mallory, discordId: erin });
  await syncAccounts(bot);
  await asErin().command('help');
  await syncAccounts(bot);
}

async function signIn(person: ReturnType<ScriptedBot['as']>, self: typeof erinHerself) {
  const { url } = await startSignIn(person, 'password');
  await createLinkPageClient(bot, aLog()).send(url, self);
  await bot.waitUntilIdle();
}

async function mergeByCode(
  person: ReturnType<ScriptedBot['as']>,
  other: ReturnType<ScriptedBot['as']>,
): Promise<string> {
  const asked = getView(await person.command('link', { code: await other.createCode() }));
  await person.press(findButtonId(asked, 'merge'));
  return JSON.stringify(asked);
}

describe('a profile that contains the chat ID of another user', () => {
  beforeEach(startWithAdmin);
  // Whatever Mallory's profile contains, Mallory and Erin are never merged.
  afterEach(async () => {
    expect((await userOf(mallory)).id).not.toBe((await userOf(erin)).id);
    expect((await userOf(mallory)).chatAccounts).toHaveLength(1);
  });

  it.each([false, true])('shares its own account visibly (known before: %s)', async (isMet) => {
    await forge(isMet);
    expect(await listHolderChats(bot, dave)).toEqual([mallory, erin]);
    expect(await meOf(asErin())).toContain(t('account-shared', { names: 'Mallory' }));
    expect(await meOf(asMallory())).toContain(t('account-shared', { names: 'Erin' }));
  });

  it.each([false, true])(
    'gets no access to the account that they prove in their chat (known before: %s)',
    async (isMet) => {
      await forge(isMet);
      await signIn(asErin(), erinHerself);
      expect(await meOf(asErin())).toContain('erin');
      expect(await meOf(asMallory())).not.toContain('erin');
      await syncAccounts(bot);
      expect(await listHolders(bot, erinNumber)).toMatchObject([
        { chat: erin, verifiedBy: 'password' },
      ]);
      expect(await listHolderChats(bot, dave)).toEqual([mallory]);
    },
  );

  it('does not reveal their requests', async () => {
    await forge(true);
    const card = getView(await asErin().command('request', { title: 'movie:438631' }));
    await asErin().press(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    expect(toReplyText(await asErin().command('requests'))).toContain('Dune');
    expect(toReplyText(await asMallory().command('requests'))).not.toContain('Dune');
  });

  it('does not merge its owner with the chats that they connect with a code', async () => {
    await forge(true);
    expect(await mergeByCode(asErin(), asAdmin())).not.toContain('Mallory');
    expect((await userOf(people.admin)).id).toBe((await userOf(erin)).id);
    expect(await userOf(mallory)).toMatchObject({ isAdmin: false });
    await syncAccounts(bot);
  });

  it('loses its effect after the forged ID is removed', async () => {
    await forge(false);
    bot.overseerr.driver.setNotification(erinNumber, { discordId: erin });
    await syncAccounts(bot);
    expect(await meOf(asErin())).toContain(t('error-ambiguous-account'));
    bot.overseerr.driver.setNotification(dave, { telegramChatId: mallory, discordId: '' });
    await syncAccounts(bot);
    expect(await listHolderChats(bot, erinNumber)).toEqual([erin]);
  });

  it('does not affect a user who has proved their account', async () => {
    await asMallory().command('help');
    await asErin().command('help');
    await syncAccounts(bot);
    await signIn(asErin(), erinHerself);
    await forge(true);
    expect(await listHolders(bot, erinNumber)).toMatchObject([{ chat: erin }]);
    expect(await listHolderChats(bot, dave)).toEqual([mallory]);
  });
});

describe('an admin', () => {
  it('from the settings shares no rights with a profile that contains their ID', async () => {
    await startWithAdmin();
    await asMallory().command('help');
    bot.overseerr.driver.setNotification(dave, {
      telegramChatId: mallory,
      discordId: people.admin,
    });
    await syncAccounts(bot);
    expect(await userOf(people.admin)).toMatchObject({ isAdmin: true });
    expect(await userOf(mallory)).toMatchObject({ isAdmin: false });
  });

  it('who is added to the settings later shares no rights', async () => {
    await startWithAdmin();
    await forge(true);
    const database = createPrismaClient({ url: bot.url, poolSize: 2, poolTimeoutSeconds: 10 });
    const admins = [{ platform: 'discord', platformUserId: erin }] as const;
    expect(
      await createUserRepository({ ...database, admins, clock: () => new Date() }).syncAdmins(),
    ).toBe(1);
    await database.close();
    expect(await userOf(erin)).toMatchObject({ isAdmin: true, isListed: true });
    expect(await userOf(mallory)).toMatchObject({ isAdmin: false });
  });

  it('who sends the claim code from the log shares no rights', async () => {
    await startWithoutAdmin();
    await forge(true);
    await asErin().command('claim', { code: (await bot.identity.issueClaimCode()) ?? '' });
    expect(await userOf(erin)).toMatchObject({ isAdmin: true });
    expect(await userOf(mallory)).toMatchObject({ isAdmin: false });
  });
});

describe('an action started before a chat was detached', () => {
  const second = '555000002';
  const asSecond = () => bot.as(second, null, { platform: 'telegram', name: 'Erin too' });

  beforeEach(async () => {
    await startWithoutAdmin();
    await syncAccounts(bot);
    await mergeByCode(asErin(), asSecond());
  });

  const detach = () => asSecond().press(`detach:discord:${erin}`);
  const countLinks = () => bot.prisma.accountLink.count();

  it('expires: a sign-in', async () => {
    const { url } = await startSignIn(asErin(), 'password');
    const { url: other } = await startSignIn(asSecond(), 'password');
    await detach();
    for (const each of [url, other]) {
      expect(
        await (await createLinkPageClient(bot, aLog()).send(each, erinHerself)).text(),
      ).toContain(t('sign-in-page-expired'));
    }
    expect(await countLinks()).toBe(0);
  });

  it('expires: a sign-in that is being verified at that moment', async () => {
    const { url } = await startSignIn(asErin(), 'password');
    const signIn = await bot.signInFlow.findByToken(url.split('/').at(-1) ?? '');
    const account = await bot.accounts.findByRemoteUserId(bot.serviceId, aRemoteUserId(erinNumber));
    if (!signIn || !account) throw new Error('nothing was begun');
    await detach();
    const end = { kind: 'refused', reason: 'chat-detached' };
    expect(await bot.verifiedLinks.link(signIn, account, 'password')).toEqual(end);
    expect(await countLinks()).toBe(0);
  });

  it('expires: a code and its confirmation', async () => {
    const code = await asErin().createCode();
    const question = getView(
      await asErin().command('link', { code: await asAdmin().createCode() }),
    );
    await detach();
    expect(toReplyText(await asAdmin().command('link', { code }))).toContain(
      t('error-invalid-code'),
    );
    expect(toReplyText(await asErin().press(findButtonId(question, 'merge')))).toContain(
      t('error-invalid-code'),
    );
    expect((await userOf(people.admin)).chatAccounts).toHaveLength(1);
  });
});
