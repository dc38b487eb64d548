import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createFakeDiscord, type FakeDiscord } from '../../fakes/discord/server.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { type BotProcess, startBotProcess } from '../../support/bot-process.ts';
import { createTestDatabase } from '../../support/database.ts';
import { passTime } from '../../support/pass-time.ts';
import { anyText, t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const bobId = '234567890123456789';

let discord: FakeDiscord;
let overseerr: FakeOverseerr;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let channel: string;
const bots: BotProcess[] = [];

async function setUp(): Promise<void> {
  discord = await createFakeDiscord();
  overseerr = await createFakeOverseerr();
  database = await createTestDatabase();
  // He may make one request a week, and each test makes one.
  for (const user of overseerr.state.users) user.movieQuotaLimit = null;
  const guild = discord.world.addGuild({ name: 'Home' });
  channel = discord.world.addChannel(guild.id, { name: 'requests' }).id;
  discord.world.addUser({ id: bobId, username: 'bob', globalName: 'Bob' });
  discord.world.addMember(guild.id, bobId, {});
}

async function tearDown(): Promise<void> {
  for (const bot of bots.splice(0)) await bot.kill();
  await discord.stop();
  await overseerr.stop();
  await database.drop();
}

function start(env: Readonly<Record<string, string>> = {}): BotProcess {
  const bot = startBotProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    OVERSEERR_URL: overseerr.url,
    OVERSEERR_API_KEY: overseerr.apiKey,
    DATABASE_URL: database.url,
    ...env,
  });
  bots.push(bot);
  return bot;
}

async function startReady(): Promise<BotProcess> {
  const bot = start();
  await bot.waitUntilRunning();
  return bot;
}

/** Each test has a movie of its own. */
interface Movie {
  readonly id: number;
  readonly title: string;
}

const bob = () => discord.as(bobId);

async function openCard({ id }: Movie) {
  const interaction = await bob().command(channel, 'request', { title: `movie:${id}` });
  const card = await interaction.waitFor(
    (message) => findButtonId(message, t('button-request')) !== null,
  );
  return { card, button: findButtonId(card, t('button-request')) ?? '' };
}

function findButtonId(message: unknown, label: string): string | null {
  const text = JSON.stringify(message);
  const found = new RegExp(`"custom_id":"([^"]+)"[^}]*"label":"${label}"`).exec(text);
  return found?.[1] ?? null;
}

function publicCards({ title }: Movie) {
  return discord.messages(channel).filter(({ embeds }) => JSON.stringify(embeds).includes(title));
}

function remoteRequests({ id }: Movie) {
  const { media, requests } = overseerr.state;
  return requests.filter(({ mediaId }) =>
    media.some((each) => each.id === mediaId && each.tmdbId === id),
  );
}

async function expectPending(movie: Movie): Promise<void> {
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  try {
    await waitUntil(async () => {
      // After a kill, the server may still be saving the request, so it is repeated 30 seconds later at the earliest.
      await passTime(pool);
      return JSON.stringify(publicCards(movie)).includes(t('state-pending'));
    }, 'the public card to show that the request is pending');
  } finally {
    await pool.end();
  }
  expect(publicCards(movie)).toHaveLength(1);
  expect(remoteRequests(movie)).toHaveLength(1);
  expect(discord.ruleViolations).toEqual([]);
  expect(overseerr.crashes).toEqual([]);
}

/** Changes a message in the channel as a process of the bot would. */
async function sendAsBot(method: string, path: string, body: object) {
  const response = await fetch(`${discord.apiUrl}/v10/channels/${channel}/messages${path}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return z.object({ id: z.string() }).parse(await response.json());
}

/** An issue that could not be reported, of which a message is recorded as showing it. No test requests its movie. */
async function addShownIssue(messageId: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  try {
    await pool.query(
      `with added as (
        insert into issue (id, service_id, reporter_name, media_type, tmdb_id, title, type, message, state, is_show_due, source)
        select gen_random_uuid(), id, 'Bob', 'movie', 348, 'Alien', 'video', 'Stutters', 'failed', false, 'discord'
        from service_config limit 1
        returning id
      ) insert into issue_card (id, issue_id, role, key, platform, place_kind, address, message_id, shown_version)
        select gen_random_uuid(), id, 'card', 'answer', 'discord', 'channel', $1, $2, 1 from added`,
      [channel, messageId],
    );
  } finally {
    await pool.end();
  }
}

/** All cards are recorded as showing the present state, and no job is left. */
async function expectNothingBehind(): Promise<void> {
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  try {
    await waitUntil(async () => {
      const { rows } = await pool.query<{ count: number }>(`select (
        (select count(*) from card join request on request.id = request_id
          where role <> 'notification' and lost_reason is null and shown_version < version)
        + (select count(*) from pgboss.job where name = 'update-cards' and state <= 'active')
      )::int as count`);
      return rows[0]?.count === 0;
    }, 'all cards to be recorded');
  } finally {
    await pool.end();
  }
}

describe('the built bot', () => {
  let bot: BotProcess | undefined;

  beforeAll(setUp);
  afterAll(tearDown);

  /** The bot that an earlier test has left running, or a new one that has read the accounts. */
  async function findRunning(): Promise<BotProcess> {
    if (bot) return bot;
    const first = await startReady();
    await first.waitForLine('Accounts synced');
    return first;
  }

  it('makes a request with a button from before a restart, and stops cleanly on SIGTERM', async () => {
    const movie = { id: 438631, title: 'Dune' };
    const first = await findRunning();
    const { card, button } = await openCard(movie);
    bot = undefined;
    expect(await first.stop()).toBe(0);
    const registrations = () =>
      discord.calls.filter(({ method, path }) => method !== 'GET' && path.includes('/commands'))
        .length;
    const before = registrations();
    expect(before).toBeGreaterThan(0);
    const again = await startReady();
    expect(registrations()).toBe(before);
    const pressed = await bob().press(card, button);
    await pressed.waitFor((message) => JSON.stringify(message).includes(t('state-pending')));
    await expectPending(movie);
    const lines = [...first.lines, ...again.lines].join('\n');
    expect(lines).not.toContain(discord.token);
    expect(lines).not.toContain(overseerr.apiKey);
    bot = again;
  });

  it('submits the request after a restart when it was killed before Overseerr was reached', async () => {
    const movie = { id: 27205, title: 'Inception' };
    const first = await findRunning();
    const { card, button } = await openCard(movie);
    await overseerr.stop();
    const pressed = await bob().press(card, button);
    const isSaved = anyText('state-queued', 'state-queued-waiting');
    await pressed.waitFor((message) => isSaved.test(JSON.stringify(message)));
    bot = undefined;
    await first.kill();
    await overseerr.restart();
    const again = await startReady();
    await expectPending(movie);
    bot = again;
  });

  it('submits a request only once when it was killed before Overseerr answered', async () => {
    const movie = { id: 603, title: 'The Matrix' };
    const first = await findRunning();
    const { card, button } = await openCard(movie);
    overseerr.faults.hang('after', { where: 'POST /request' });
    await bob().press(card, button);
    await waitUntil(() => remoteRequests(movie).length === 1, 'the request to arrive at Overseerr');
    bot = undefined;
    await first.kill();
    overseerr.faults.clear();
    const again = await startReady();
    await expectPending(movie);
    bot = again;
  });

  it('shows a card again whose newer state an answer of the killed process has replaced', async () => {
    const movie = { id: 680, title: 'Pulp Fiction' };
    const first = await findRunning();
    const { card, button } = await openCard(movie);
    await bob().press(card, button);
    await expectPending(movie);
    await expectNothingBehind();
    bot = undefined;
    await first.kill();
    const [shown] = publicCards(movie);
    const description = t('state-queued');
    await sendAsBot('PATCH', `/${shown?.id}`, { embeds: [{ title: movie.title, description }] });
    const answer = await sendAsBot('POST', '', { content: 'an older state' });
    await addShownIssue(answer.id);
    const readShown = () => JSON.stringify(publicCards(movie).map(({ embeds }) => embeds));
    const readAnswer = () =>
      JSON.stringify(discord.messages(channel).find(({ id }) => id === answer.id));
    expect(readShown()).toContain(t('state-queued'));
    bot = await startReady();
    await waitUntil(() => readShown().includes(t('state-pending')), readShown);
    await waitUntil(() => readAnswer().includes(t('issue-state-failed')), readAnswer);
    expect(discord.ruleViolations).toEqual([]);
  });
});

describe('a mistake in the settings', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it.each([
    ['a wrong Discord token', { DISCORD_TOKEN: 'wrong' }, /token/i],
    [
      'an invalid setting',
      { POLL_INTERVAL_SECONDS: 'often' },
      /POLL_INTERVAL_SECONDS must be a number/,
    ],
  ])('%s ends the process with one clear line', async (_, env: Record<string, string>, text) => {
    const bot = start(env);
    expect(await bot.ended).toBe(1);
    expect(bot.lines.join('\n')).toMatch(text);
    expect(bot.lines.join('\n')).not.toMatch(/\n\s+at |"stack"/);
  });

  it('a wrong database password ends the process with one clear line', async () => {
    const url = new URL(database.url);
    url.password = 'wrong-password';
    const bot = start({ DATABASE_URL: url.href });
    expect(await bot.ended).toBe(1);
    expect(bot.lines.join('\n')).toContain('The database refused the connection');
    expect(bot.lines.join('\n')).not.toMatch(/wrong-password|"stack"/);
  });

  it('is logged, and the bot keeps running, if it affects one server or the public URL', async () => {
    const guarded = await createFakeOverseerr();
    guarded.settings.csrf = true;
    const bot = start({
      PUBLIC_URL: 'http://media.example.org',
      OVERSEERR_API_KEY: 'wrong-key-wrong-key',
      OVERSEERR_URL_2: 'http://127.0.0.1:9',
      OVERSEERR_API_KEY_2: overseerr.apiKey,
      OVERSEERR_URL_3: guarded.url,
      OVERSEERR_API_KEY_3: guarded.apiKey,
    });
    for (const line of [
      'rejected the API key',
      'is not responding',
      'CSRF protection',
      'PUBLIC_URL does not use https',
      'MediaNest is running',
    ]) {
      await bot.waitForLine(line);
    }
    expect(await bot.stop()).toBe(0);
    await guarded.stop();
  });
});
