import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import type { MessageView } from '../../fakes/discord/state/model.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { createFakeTelegram, type FakeTelegram } from '../../fakes/telegram/server.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { serverSettings } from '../../support/server-settings.ts';
import { t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** The people by their names, with the IDs of their accounts and chats. Mara manages requests. */
const people = {
  bob: { account: 3, discord: '234567890123456789', telegram: 555000111 },
  carol: { account: 4, discord: '700000000000000014', telegram: 700000014 },
  dave: { account: 5, discord: '700000000000000015', telegram: 700000015 },
  mara: { account: 6, discord: '700000000000000016', telegram: 700000016 },
  eve: { account: null, discord: '700000000000000099', telegram: 700000099 },
} as const;
type Name = keyof typeof people;
const names = Object.keys(people).filter((name): name is Name => name in people);
const group = -100200300400;
const dune = 438631;
const webhookSecret = 'Bearer the-webhook-secret';

let discord: FakeDiscord;
let telegram: FakeTelegram;
let overseerr: FakeOverseerr;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: pg.Pool;
let bot: BotProcess;
let channel: string;
let desk: string;

beforeAll(async () => {
  [discord, telegram] = [await createFakeDiscord(), await createFakeTelegram()];
  overseerr = await createFakeOverseerr();
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  for (const name of names) {
    const { account, discord: discordId, telegram: telegramId } = people[name];
    discord.world.addUser({ id: discordId, username: name, globalName: name });
    telegram.world.addUser({ id: telegramId, firstName: name, languageCode: 'en' });
    if (account === null) continue;
    overseerr.driver.setNotification(account, { discordId, telegramChatId: String(telegramId) });
    overseerr.driver.setPermissions(
      account,
      name === 'mara' ? ['request', 'manageRequests'] : ['request'],
    );
  }
  const guild = discord.world.addGuild({ name: 'Home', owner: people.mara.discord });
  for (const name of names) discord.world.addMember(guild.id, people[name].discord, {});
  channel = discord.world.addChannel(guild.id, { name: 'requests' }).id;
  desk = discord.world.addChannel(guild.id, { name: 'desk' }).id;
  const members = names.map((name) => people[name].telegram);
  telegram.world.addGroup({ id: group, title: 'Home', members });
  telegram.world.setAdmin(group, people.mara.telegram);
  bot = startBotProcess({
    ...serverSettings({ discord, telegram, overseerr, database }),
    APPROVAL_PLACES: `discord:${desk}`,
    WEBHOOK_SECRET: webhookSecret,
  });
  await bot.waitForLine('Accounts synced');
  overseerr.webhook.setTarget({
    url: `${await bot.waitUntilRunning()}/webhooks/overseerr/default`,
    authHeader: webhookSecret,
  });
});
afterEach(() => {
  expect([discord.ruleViolations, telegram.ruleViolations]).toEqual([[], []]);
  expect(overseerr.crashes).toEqual([]);
});
afterAll(async () => {
  await bot.kill();
  await pool.end();
  await discord.stop();
  await telegram.stop();
  await overseerr.stop();
  await database.drop();
});

/** As people see it now, without what a message said before. */
const textOf = (value: unknown) =>
  JSON.stringify(value, (key, part) => (key === 'history' ? undefined : part))?.replaceAll(
    '\u2060',
    '',
  ) ?? '';
const shows =
  (...words: readonly string[]) =>
  (value: unknown) =>
    words.every((word) => textOf(value).includes(JSON.stringify(word).slice(1, -1)));

function findId(message: unknown, verb: string): string {
  const pattern = new RegExp(`"(?:custom_id|callback_data)":"(${verb}[^"]*)"`);
  const found = pattern.exec(textOf(message))?.[1];
  if (!found) throw new Error(`no "${verb}" in ${textOf(message)}`);
  return found;
}

/** The newest message of a list with these words, as soon as there is one. */
async function waitForLast<Message>(
  list: () => readonly Message[],
  ...words: readonly string[]
): Promise<Message> {
  const find = () => list().findLast(shows(...words));
  await waitUntil(
    () => find() !== undefined,
    () => `${words.join(', ')} in ${textOf(list())}`,
  );
  const found = find();
  if (found === undefined) throw new Error('the message was deleted');
  return found;
}

const approvals = (...words: readonly string[]) =>
  waitForLast(() => discord.messages(desk), 'Dune', ...words);
const needed = (count: number, of: number) => t('votes-needed', { count, needed: of });
const votes = (count: number) => t('vote-count', { count });
/** Discord and Telegram show the command in the rest of it in different ways. */
const [notLinked = ''] = t('error-not-linked').split('/');
const toast = (key: 'vote-added' | 'vote-own' | 'vote-removed') => t(key, { title: 'Dune (2021)' });

/** Blocks or unblocks the user of a chat account, as `/user` does. */
const setBlocked = (platformUserId: number | string, isBlocked: boolean) =>
  pool.query(
    `update "user" set blocked_at = case when $2 then now() end where id =
      (select user_id from chat_account where platform_user_id = $1)`,
    [String(platformUserId), isBlocked],
  );

/** Deletes the request, so that the next test makes it again. */
async function startOver(): Promise<void> {
  for (const { id } of [...overseerr.state.requests]) overseerr.driver.remove(id);
  await pool.query('delete from request');
  await pool.query('delete from subscription');
  await pool.query('delete from vote_rule');
  await pool.query('delete from account where remote_user_id > 10000');
}

/** Votes of a thousand more members for the only request. */
const addCrowd = () =>
  pool.query(`
    with crowd as (
      select gen_random_uuid() as user_id, gen_random_uuid() as account_id, n
      from generate_series(1, 1000) n
    ), users as (
      insert into "user" (id, display_name, updated_at)
      select user_id, repeat('*_[<&@everyone> ', 4) || n, now() from crowd returning id
    ), accounts as (
      insert into account (id, service_id, remote_user_id, name)
      select account_id, s.id, 10000 + n, 'x' from crowd cross join service_config s
    ), links as (
      insert into account_link (user_id, account_id, service_id, verified_by, verified_at)
      select user_id, account_id, s.id, 'plex', now() from crowd cross join service_config s
    )
    insert into vote (request_id, user_id, has_subscribed, created_at)
    select r.id, crowd.user_id, false, now() + n * interval '1 ms' from crowd cross join request r`);

// Each test goes on with the bot, the spaces, and the messages of the one before.
describe('votes in the chats', { shuffle: false }, () => {
  describe('votes in Discord', () => {
    const as = (name: Name) => discord.as(people[name].discord);
    const card = (...words: readonly string[]) =>
      waitForLast(() => discord.messages(channel), 'Dune', ...words);
    const request = async () => {
      const older = new Set(discord.messages(channel).map(({ id }) => id));
      const asked = await as('bob')
        .command(channel, 'request', { title: `movie:${dune}` })
        .waitFor(shows(t('button-request')));
      as('bob').press(asked, findId(asked, 'request:'));
      const listNew = () => discord.messages(channel).filter(({ id }) => !older.has(id));
      return waitForLast(listNew, 'Dune', t('state-pending'), t('button-vote'));
    };
    /** Presses +1, and waits for an answer with these words. */
    const vote = async (name: Name, on: MessageView, words: string) => {
      const pressed = as(name).press(on, findId(on, 'vote:'));
      const seen = () => [pressed.reply(), ...pressed.followups];
      try {
        await waitUntil(() => seen().some(shows(words)), `${words} for ${name}`, 20_000);
      } catch (error) {
        throw new Error(`${error}, not ${textOf(seen())}`);
      }
    };

    it('are counted on the card, and named to the approvers, until they are taken back', async () => {
      const shown = await request();
      await vote('bob', shown, toast('vote-own'));
      await vote('eve', shown, notLinked);
      await vote('dave', shown, toast('vote-added'));
      await setBlocked(people.dave.discord, true);
      await vote('dave', shown, t('error-user-blocked'));
      await setBlocked(people.dave.discord, false);
      await vote('dave', shown, toast('vote-removed'));
      await vote('carol', shown, toast('vote-added'));
      const latest = () => discord.messages(channel).find(({ id }) => id === shown.id);
      await waitUntil(() => shows(t('field-wanted-by'))(latest()), 'the count on the card');
      await approvals('1: carol');
      await vote('carol', shown, toast('vote-removed'));
      await waitUntil(() => !shows(t('field-wanted-by'))(latest()), 'the count to be gone');
      await addCrowd();
      await vote('dave', shown, toast('vote-added'));
      const crowded = await approvals('1001: ', '+993');
      expect(textOf(crowded)).not.toContain('dave');
      await startOver();
    });

    it('approve the request where an approver has set a number', async () => {
      const setup = await as('mara').command(channel, 'setup', {}).waitFor();
      const page = await as('mara')
        .press(setup, findId(setup, 'setup-votes'))
        .waitFor(shows(t('setup-about-votes-next')));
      const opening = as('mara').press(page, findId(page, 'setup-votes-form'));
      await opening.waitForModal();
      const set = as('mara').submitModal(opening, { votes: '2' });
      await set.waitFor(shows(votes(2)));
      const shown = await request();
      await card(needed(0, 2));
      await vote('carol', shown, toast('vote-added'));
      await approvals(`${needed(1, 2)}: carol`);
      await vote('dave', shown, toast('vote-added'));
      const by = t('decided-by-votes', { votes: votes(2), name: 'mara' });
      await approvals(by);
      await waitUntil(() => overseerr.state.requests[0]?.status === 2, 'the approval');
      const sent = overseerr.calls.filter(({ path }) => path.endsWith('/approve'));
      expect(sent.map(({ asUser }) => asUser)).toEqual([String(people.mara.account)]);
      await startOver();
    });
  });

  describe('votes in Telegram', () => {
    const as = (name: Name) => telegram.as(people[name].telegram);
    const messages = () => telegram.botMessages(group);
    const request = async () => {
      const { message_id: since } = as('bob').say(
        group,
        `/request https://www.themoviedb.org/movie/${dune}`,
      );
      const listNew = () => messages().filter(({ message_id: id }) => id > since);
      const asked = await waitForLast(listNew, 'Dune', t('button-request'));
      as('bob').press(group, asked.message_id, findId(asked, 'request:'));
      return waitForLast(listNew, 'Dune', t('state-pending'), t('button-vote'));
    };
    const vote = async (name: Name, of: { readonly message_id: number }) =>
      textOf(await as(name).press(group, of.message_id, findId(of, 'vote:')).answered);

    it('are counted on the card, named to the approvers, and approve where one has set a number', async () => {
      as('mara').say(group, '/setup');
      const setup = await waitForLast(messages, t('setup-votes'), 'setup-votes');
      as('mara').press(group, setup.message_id, findId(setup, 'setup-votes'));
      const page = await waitForLast(messages, t('setup-votes-none'), 'setup-votes-form');
      as('mara').press(group, page.message_id, findId(page, 'setup-votes-form'));
      const asking = await waitForLast(messages, t('setup-form-votes', { min: 2, max: 50 }));
      as('mara').say(group, '2', { replyTo: asking.message_id });
      await waitForLast(messages, votes(2), 'setup-votes-off');

      const shown = await request();
      expect(await vote('bob', shown)).toContain(toast('vote-own'));
      await vote('eve', shown);
      await waitForLast(messages, notLinked);
      expect(await vote('dave', shown)).toContain(toast('vote-added'));
      await setBlocked(people.dave.telegram, true);
      expect(await vote('dave', shown)).toContain(t('error-user-blocked'));
      await setBlocked(people.dave.telegram, false);
      expect(await vote('dave', shown)).toContain(toast('vote-removed'));
      expect(await vote('carol', shown)).toContain(toast('vote-added'));
      await waitForLast(messages, 'Dune', needed(1, 2));
      await approvals(`${needed(1, 2)}: carol`);
      expect(await vote('carol', shown)).toContain(toast('vote-removed'));
      await waitForLast(messages, 'Dune', needed(0, 2));
      await vote('carol', shown);
      await vote('dave', shown);
      await approvals(t('decided-by-votes', { votes: votes(2), name: 'mara' }));
      const sent = overseerr.calls.filter(({ path }) => path.endsWith('/approve'));
      expect(sent.at(-1)?.asUser).toBe(String(people.mara.account));
      await startOver();
    });

    it('of a thousand members fit into the cards', async () => {
      const shown = await request();
      await addCrowd();
      expect(await vote('carol', shown)).toContain(toast('vote-added'));
      await waitForLast(messages, 'Dune', '1001');
      await approvals('1001: ', '+993');
      await startOver();
    });
  });
});
