import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  createFakeOverseerr,
  type FakeOverseerr,
  type FakeOverseerrOptions,
} from '../../fakes/overseerr/server.ts';
import { listHolders } from '../../support/account-holders.ts';
import { syncAccounts } from '../../support/approvals.ts';
import { aLog } from '../../support/overseerr-setup.ts';
import { createScriptedBot, type ScriptedBot } from '../../support/scripted-bot.ts';
import { createLinkPageClient, publicUrl, startSignIn } from '../../support/sign-in.ts';
import { waitUntil } from '../../support/wait-until.ts';

const servers = [
  { name: 'Overseerr', options: { product: 'overseerr' } },
  { name: 'Seerr up to 3.2', options: { product: 'seerr' } },
  { name: 'Seerr from 3.3 on', options: { product: 'seerr', idLists: true } },
] as const satisfies readonly { name: string; options: FakeOverseerrOptions }[];

const discord = '700000000000000001';
const telegram = '700001';
const another = '345678901234567890';
const carol = 4;

let overseerr: FakeOverseerr;
let writing: ScriptedBot;
let notWriting: ScriptedBot;
/** One of them. */
let bot: ScriptedBot;
beforeAll(async () => {
  writing = await createScriptedBot({ config: { writeBackIds: true, http: { publicUrl } } });
  notWriting = await createScriptedBot({ config: { writeBackIds: false, http: { publicUrl } } });
});
afterEach(() => expect(overseerr.crashes).toEqual([]));
afterAll(async () => {
  await writing.stop();
  await notWriting.stop();
});

async function start(options: FakeOverseerrOptions, writeBackIds = true): Promise<void> {
  overseerr = await createFakeOverseerr(options);
  // Other settings, which must be unchanged afterwards.
  overseerr.driver.setNotification(carol, {});
  Object.assign(settingsOf(carol), {
    pgpKey: 'a key',
    pushoverUserKey: 'a user',
    telegramSendSilently: true,
    notificationTypes: { email: 4, discord: 2 },
  });
  bot = writeBackIds ? writing : notWriting;
  await bot.startOver(overseerr);
}

function settingsOf(id: number) {
  const found = overseerr.state.users.find((user) => user.id === id)?.settings;
  if (!found) throw new Error('no settings');
  return found;
}

async function signIn(platform: 'discord' | 'telegram') {
  await syncAccounts(bot);
  const person = bot.as(platform === 'discord' ? discord : telegram, null, { platform });
  const { url, message } = await startSignIn(person, 'password');
  const words = { name: 'carol@rig.local', password: 'carol-password-1' };
  expect((await createLinkPageClient(bot, aLog()).send(url, words)).status).toBe(200);
  await waitUntil(() => message.latest() !== undefined, 'the chat to be told');
  await bot.waitUntilIdle();
}

/** Opts the user out of linking by profile, so that no account is linked before the sign-in. */
async function ignoreProfiles(): Promise<void> {
  await bot.as(discord).command('help');
  await bot.prisma.user.updateMany({ data: { preferences: { linksByProfile: false } } });
}

const posts = () =>
  overseerr.calls.filter(
    ({ method, path }) => method === 'POST' && path.endsWith('/notifications'),
  );

describe.each(servers)('a chat ID written into a profile of $name', ({ options }) => {
  const keepsLists = 'idLists' in options;

  it.each(['discord', 'telegram'] as const)('by %s keeps all other settings', async (platform) => {
    await start(options);
    overseerr.driver.setNotification(
      carol,
      platform === 'discord' ? { telegramChatId: '42' } : { discordId: another },
    );
    const before = structuredClone(settingsOf(carol));
    await signIn(platform);
    expect(settingsOf(carol)).toEqual({
      ...before,
      ...(platform === 'discord' ? { discordIds: [discord] } : { telegramChatId: telegram }),
    });
  });

  it('is added to another ID if the server supports lists, and never replaces it', async () => {
    await start(options);
    overseerr.driver.setNotification(carol, { discordId: another });
    await signIn('discord');
    expect(settingsOf(carol).discordIds).toEqual(keepsLists ? [another, discord] : [another]);
  });

  it('does not replace another Telegram ID', async () => {
    await start(options);
    overseerr.driver.setNotification(carol, { telegramChatId: '42' });
    await signIn('telegram');
    expect(settingsOf(carol).telegramChatId).toBe('42');
    expect(posts()).toEqual([]);
  });

  it('is not written when another profile contains it', async () => {
    await start(options);
    overseerr.driver.setNotification(5, { discordId: discord });
    await ignoreProfiles();
    await signIn('discord');
    expect(posts()).toEqual([]);
  });

  it('is not written when it is already there', async () => {
    await start(options);
    overseerr.driver.setNotification(carol, { discordId: discord });
    await ignoreProfiles();
    await signIn('discord');
    expect(posts()).toEqual([]);
  });

  it('is not written unless the operator enables it', async () => {
    await start(options, false);
    await signIn('discord');
    expect(posts()).toEqual([]);
  });
});

it('an account is linked even if the chat ID cannot be written', async () => {
  await start({});
  overseerr.faults.drop('before', { where: `POST /user/${carol}/settings/notifications` });
  await signIn('discord');
  expect(await listHolders(bot, carol)).toMatchObject([{ verifiedBy: 'password' }]);
});
