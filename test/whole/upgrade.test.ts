import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FakeDiscord } from '../fakes/discord/server.ts';
import type { FakeOverseerr } from '../fakes/overseerr/server.ts';
import { createFakePlex } from '../fakes/plex/server.ts';
import type { FakeTelegram } from '../fakes/telegram/server.ts';
import { type BotProcess, startBotProcess } from '../support/bot-process.ts';
import { createTestDatabase } from '../support/database.ts';
import { passTime } from '../support/pass-time.ts';
import { nextTestPort } from '../support/test-port.ts';
import { loadDump, readUpgradeFixture, type UpgradePress } from '../support/upgrade-fixture.ts';
import { createUpgradePresses } from '../support/upgrade-presses.ts';
import { restoreDiscord, restoreOverseerr, restoreTelegram } from '../support/upgrade-servers.ts';
import { waitUntil } from '../support/wait-until.ts';

const { dump, facts, servers, chats } = readUpgradeFixture();
const names = new Map(facts.requests.map(({ id, name }) => [id, name]));
const port = nextTestPort();

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: pg.Pool;
let first: FakeOverseerr;
let second: FakeOverseerr;
let discord: FakeDiscord;
let telegram: FakeTelegram;
let plex: Awaited<ReturnType<typeof createFakePlex>>;
let bot: BotProcess;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  await loadDump(database.url, dump);
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  for (const [table, count] of Object.entries(facts.counts)) {
    const { rows } = await pool.query(`select count(*)::int as count from ${table}`);
    expect(rows, table).toEqual([{ count }]);
  }
  const [firstSaved, secondSaved] = [servers['default'], servers['2']];
  if (!firstSaved || !secondSaved) throw new Error('the fixture holds two servers');
  first = await restoreOverseerr(firstSaved);
  second = await restoreOverseerr(secondSaved);
  discord = await restoreDiscord(chats.discord);
  telegram = await restoreTelegram(chats.telegram);
  plex = await createFakePlex();
  bot = startBotProcess({
    HTTP_PORT: `${port}`,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.apiUrl,
    OVERSEERR_URL: first.url,
    OVERSEERR_API_KEY: first.apiKey,
    OVERSEERR_GUEST_USER_ID: `${facts.guestAccount}`,
    OVERSEERR_URL_2: second.url,
    OVERSEERR_API_KEY_2: second.apiKey,
    PLEX_TV_URL: plex.url,
    DATABASE_URL: database.url,
    WEBHOOK_SECRET: facts.webhookSecret,
    SECRET_KEY: facts.secretKey,
    ADMINS: facts.admins,
    POLL_INTERVAL_SECONDS: '2',
  });
  await bot.waitUntilRunning();
});

afterAll(async () => {
  await bot?.kill();
  for (const server of [first, second, discord, telegram, plex]) await server?.stop();
  await pool?.end();
  await database?.drop();
});

interface RequestState {
  readonly state: string;
  readonly cause: string | null;
  readonly reason: string | null;
  readonly remoteId: number | 'new' | null;
  readonly seasons: readonly number[];
  readonly decision: string | null;
  readonly events: readonly string[];
  readonly cards: readonly string[];
}

/**
 * Whether the server has begun to download depends on when it was asked: both count as approved. Whether a refusal is
 * also sent as a notification depends on whether it was known before the bot found that it cannot edit its answer.
 */
function withoutProgress<
  State extends { state: string; events: readonly string[]; cards?: readonly string[] },
>(request: State) {
  const { state, cards } = request;
  const isRefused = state === 'failed' && cards?.[0] === 'private!reply-expired';
  return {
    ...request,
    ...(isRefused ? { cards: cards?.filter((card) => card !== 'notification') } : {}),
    state: request.state === 'processing' ? 'approved' : request.state,
    events: request.events.filter((event) => event !== 'start-processing' && event !== 'approve'),
  };
}

/** Every request by the fixture's name, or by its id when it was made later. */
async function readRequests(): Promise<Map<string, RequestState>> {
  const { rows } = await pool.query<RequestState & { id: string }>(`
    select id, state, cause, reason, remote_id as "remoteId", seasons, decision->>'kind' as decision,
      (select array_agg(event order by id) from request_event where request_id = r.id) as events,
      coalesce((select array_agg(role || case
        when lost_reason is not null then '!' || lost_reason
        when shown_version < (case when role = 'notification' then 1 else r.version end) then '*'
        else '' end order by id) from card where request_id = r.id), '{}') as cards
    from request r order by id`);
  return new Map(
    rows.map(({ id, ...row }) => {
      const known = facts.requests.find((request) => request.id === id)?.remoteId;
      const remoteId = row.remoteId === null || row.remoteId === known ? row.remoteId : 'new';
      return [names.get(id) ?? id, withoutProgress({ ...row, remoteId })];
    }),
  );
}

const rowQueries = [
  'select user_id, platform, platform_user_id from chat_account order by 2, 3',
  'select id, settings, service_id from space order by id',
  'select id, preferences, locale, blocked_at, is_admin from "user" order by id',
  'select user_id, title from subscription where notified_at is null order by id',
];
/** These follow from profiles at any time, so they may change while nobody presses anything. */
const linkQuery = 'select account_id, user_id, verified_by from account_link order by 1, 2';

async function readRows(press: UpgradePress): Promise<string> {
  const queries = press.changesRows ? [...rowQueries, linkQuery] : rowQueries;
  const tables = await Promise.all(queries.map((text) => pool.query(text)));
  return JSON.stringify(tables.map(({ rows }) => rows));
}

/** Some presses change one table after another, which must not count as an effect of the next press. */
async function waitUntilSettled(press: UpgradePress): Promise<void> {
  let last = '';
  let equalReads = 0;
  const isSettled = async () => {
    const rows = await readRows(press);
    equalReads = rows === last ? equalReads + 1 : 0;
    last = rows;
    return equalReads === 20;
  };
  await waitUntil(isSettled, `the end of what follows: ${press.must}`);
}

// One story: each part goes on where the one before has ended.
describe('a database that version 0.1.0 left in the middle of its work', { shuffle: false }, () => {
  it('has every request in the right state', async () => {
    const expected = new Map(
      facts.requests.map(({ name, id: _id, title: _title, ...rest }) => [
        name,
        withoutProgress(rest),
      ]),
    );
    let latest: unknown;
    const isDone = async () => {
      await passTime(pool);
      const requests = await readRequests();
      latest = requests;
      return JSON.stringify([...requests].sort()) === JSON.stringify([...expected].sort());
    };
    await waitUntil(isDone, 'the requests').catch(() => expect(latest).toEqual(expected));
  });

  it('has no lost and no duplicate requests on the servers', () => {
    const read = ({ state }: FakeOverseerr) =>
      state.requests.map(({ status, requestedById, seasons }) => ({
        status,
        requestedById,
        seasons: seasons.map(({ seasonNumber }) => seasonNumber),
      }));
    const sorted = (requests: readonly object[] = []) =>
      requests.map((request) => JSON.stringify(request)).sort();
    const toExpected = (server: string) =>
      facts.remote[server]?.map(({ status, requestedById, seasons }) => ({
        status,
        requestedById,
        seasons,
      }));
    expect(sorted(read(first))).toEqual(sorted(toExpected('default')));
    expect(sorted(read(second))).toEqual(sorted(toExpected('2')));
  });

  it('notifies each subscriber once', async () => {
    const { rows } = await pool.query(
      `select title, user_id as "userId", notified_at is not null as "isNotified"
       from subscription order by id`,
    );
    expect(rows).toEqual(facts.subscriptions);
  });

  it('keeps all users and their chats', async () => {
    const { rows } = await pool.query(
      `select u.id, u.display_name as name, u.is_admin as "isAdmin",
         u.blocked_at is not null as "isBlocked",
         (select array_agg(platform || ':' || platform_user_id order by platform, platform_user_id)
          from chat_account where user_id = u.id) as chats
       from "user" u order by u.id`,
    );
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    const expected = facts.people.map(({ chats: ids, ...person }) => ({
      ...person,
      chats: ids.length === 0 ? null : [...ids].sort(),
    }));
    expect(rows).toEqual(expected.sort(byId));
  });

  it('still shows a sign-in page that was open', async () => {
    const response = await fetch(`http://127.0.0.1:${port}${facts.passwordSignIn.path}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('name="csrfToken"');
  });

  describe('answers what people do with its old messages', () => {
    it.each(facts.presses)('$name: $must', async (press) => {
      const { messages: posted } = chats.discord;
      const act = createUpgradePresses({ discord, telegram, posted });
      const requestsBefore = await readRequests();
      const rowsBefore = await readRows(press);
      await act(press);
      let latest: unknown[] = [];
      const isDone = async () => {
        await passTime(pool);
        latest = changesBetween(requestsBefore, await readRequests());
        const isRowChangeRight = ((await readRows(press)) !== rowsBefore) === press.changesRows;
        return isRowChangeRight && JSON.stringify(latest) === JSON.stringify(expectedOf(press));
      };
      await waitUntil(isDone, `what follows: ${press.must}`).catch(async (error: unknown) => {
        expect(latest).toEqual(expectedOf(press));
        if (!press.changesRows) expect(await readRows(press)).toBe(rowsBefore);
        throw error;
      });
      if (press.changesRows) await waitUntilSettled(press);
    });
  });

  it('records no unexpected error', async () => {
    expect(bot.lines.filter((line) => line.includes('"level":50'))).toEqual([]);
    expect(await bot.stop()).toBe(0);
  });
});

function expectedOf({ changes }: UpgradePress) {
  return changes
    .map(withoutProgress)
    .filter(({ request, events }) => request === null || events.length > 0);
}

function changesBetween(
  before: ReadonlyMap<string, RequestState>,
  after: ReadonlyMap<string, RequestState>,
) {
  return [...after].flatMap(([name, request]) => {
    const events = request.events.slice(before.get(name)?.events.length ?? 0);
    if (events.length === 0) return [];
    const { state, reason, seasons } = request;
    const isOld = facts.requests.some((one) => one.name === name);
    return [{ request: isOld ? name : null, state, reason, seasons, events }];
  });
}
