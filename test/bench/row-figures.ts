import type pg from 'pg';
import { v7 as newId } from 'uuid';
import { type Id, toId } from '../../src/core/id.ts';
import { createAccounts } from '../../src/store/accounts.ts';
import { createCards } from '../../src/store/cards.ts';
import type { JobSender } from '../../src/store/job-sender.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createPeople } from '../../src/store/people.ts';
import { createPrismaClient } from '../../src/store/prisma-client.ts';
import type { BenchServer } from './database.ts';
import { type Figure, quantile } from './figure.ts';

const users = 2_000;
const spaces = 50;
const rowsAtOnce = 250_000;
const runs = 40;

/** Done in jobs; nobody waits for them. */
const unawaited = new Set(['ledger: to look at', 'people: approvers']);

/** Jobs are measured elsewhere; a statement that sends none is as long as one that does. */
const noJobs: JobSender = {
  sql: () => 'no_job as (select 1)',
  encode: () => '[]',
  committed: () => undefined,
};

/** What the statements take that people wait for, with many requests in the database. */
export async function measureRows(server: BenchServer, rows: number): Promise<Figure[]> {
  const url = await server.create('bench_rows');
  await migrate(url, { log: () => undefined });
  const database = createPrismaClient({ url, poolSize: 4, poolTimeoutSeconds: 30 });
  try {
    await fill(database.pool, rows);
    const reads = readsOf(database, rows);
    const figures: Figure[] = [];
    for (const [name, read] of Object.entries(reads)) {
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        const startedAt = performance.now();
        await read(run);
        times.push(performance.now() - startedAt);
      }
      const value = quantile(times, 0.5);
      const note = `${rows} requests, median of ${runs}; slowest ${Math.max(...times).toFixed(1)} ms`;
      const bar = unawaited.has(name) ? null : { most: 10 };
      figures.push({ name, platform: 'store', upstreamMs: null, value, unit: 'ms', bar, note });
    }
    return figures;
  } finally {
    await database.close();
  }
}

function readsOf(
  { pool, prisma }: ReturnType<typeof createPrismaClient>,
  rows: number,
): Readonly<Record<string, (run: number) => Promise<unknown>>> {
  const clock = () => new Date();
  const ledger = createLedger({ pool, jobSender: noJobs, newId });
  const cards = createCards({ pool, jobSender: noJobs });
  const accounts = createAccounts({ pool, prisma, newId, clock });
  const people = createPeople({ pool, prisma, newId });
  const service = idOf<'service'>('a', 1);
  const request = (run: number) => idOf<'request'>('e', 1 + Math.floor((rows / runs) * run));
  const user = (run: number) => idOf<'user'>('b', 1 + run);
  const someone = (run: number) => ({ platform: 'discord', platformUserId: `${1 + run}` }) as const;
  const page = { take: 10, skip: 0 };
  const sight = { serviceId: service, isAll: true, userId: user(1), spaceId: null };
  const film = (run: number) => ({ tmdbId: 1 + run, mediaType: 'movie', is4k: false }) as const;
  return {
    'ledger: find': (run) => ledger.find(request(run)),
    'ledger: find by number': (run) => ledger.findByNumber(service, 1 + run * 100),
    'ledger: find queued': (run) =>
      ledger.findQueued(service, idOf('c', 1 + run), { ...film(run), seasons: [] }),
    'ledger: of a user': (run) => ledger.ofUser(user(run), page),
    'ledger: waiting': () => ledger.waiting({ serviceId: service, spaceId: null }, page),
    'ledger: waiting in a space': (run) =>
      ledger.waiting({ serviceId: service, spaceId: idOf('d', 1 + run) }, page),
    'ledger: waiting of a user': (run) =>
      ledger.waiting({ serviceId: service, spaceId: null, userId: user(run) }, page),
    'ledger: search, a common word': () => ledger.search(sight, 'film', 10),
    'ledger: search, a rare word': (run) => ledger.search(sight, `film ${1_000 + run}`, 10),
    'ledger: search, no such word': () => ledger.search(sight, 'quixote', 10),
    'ledger: search, one’s own': (run) =>
      ledger.search({ ...sight, isAll: false, userId: user(run) }, 'quixote', 10),
    'ledger: history': (run) => ledger.history(request(run)),
    'ledger: to look at': () => ledger.toLookAt(service, 100),
    'cards: of a request': (run) => cards.ofRequest(request(run)),
    'cards: at a message': (run) =>
      cards.at({
        place: { platform: 'discord', kind: 'channel', address: `${run}` },
        messageId: `${run * 10}`,
      }),
    'people: meet': (run) =>
      people.meet({ ...someone(run), name: `Person ${1 + run}`, locale: 'en', roles: [] }),
    'people: enter': (run) => people.enter('discord', `${1 + run}`, `Space ${1 + run}`),
    'people: chat accounts': (run) => people.chatAccounts(user(run)),
    'accounts: of a user': (run) => accounts.ofUser(user(run), service),
    'accounts: named by a profile': (run) => accounts.namedBy(service, someone(run)),
    'people: approvers': () => people.approvers(service),
  };
}

/** The same number in the same table is the same id, in the order of the numbers. */
function idOf<Kind extends string>(table: string, number: number): Id<Kind> {
  const text = `01930000-0000-7000-800${table}-${number.toString(16).padStart(12, '0')}`;
  const id = toId<Kind>(text);
  if (!id) throw new Error(`${text} is no id`);
  return id;
}

const idSql = (table: string, number: string) =>
  `('01930000-0000-7000-800${table}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/** One request in a thousand waits, one in two thousand is on its way; one in ten has a card. */
async function fill(pool: pg.Pool, rows: number): Promise<void> {
  await pool.query(`
    insert into service_config (id, kind, name, base_url, sealed_secret, updated_at)
    values (${idSql('a', '1')}, 'overseerr', 'default', 'http://127.0.0.1:9', '', now())`);
  await pool.query(`
    insert into "user" (id, display_name, locale, updated_at)
    select ${idSql('b', 'i')}, 'Person ' || i, 'en', now() from generate_series(1, ${users}) i`);
  await pool.query(`
    insert into chat_account (id, user_id, platform, platform_user_id, name)
    select ${idSql('f', 'i')}, ${idSql('b', 'i')}, 'discord', i::text, 'Person ' || i
    from generate_series(1, ${users}) i`);
  await pool.query(`
    insert into service_account (id, service_id, number, name, permissions, discord_ids, user_id)
    select ${idSql('c', 'i')}, ${idSql('a', '1')}, i, 'Person ' || i, 32, array[i::text],
      ${idSql('b', 'i')}
    from generate_series(1, ${users}) i`);
  await pool.query(`
    insert into space (id, platform, platform_space_id, name)
    select ${idSql('d', 'i')}, 'discord', i::text, 'Space ' || i
    from generate_series(1, ${spaces}) i`);
  for (let from = 1; from <= rows; from += rowsAtOnce) {
    const to = Math.min(rows, from + rowsAtOnce - 1);
    await pool.query(`
      insert into media_request (id, service_id, user_id, account_id, space_id, requester_name,
        media_type, tmdb_id, title, state, number, door, updated_at)
      select ${idSql('e', 'i')}, ${idSql('a', '1')}, ${idSql('b', `(1 + i % ${users})`)},
        ${idSql('c', `(1 + i % ${users})`)}, ${idSql('d', `(1 + i % ${spaces})`)},
        'Person', 'movie', 1 + i % 50000, 'Film ' || i,
        (case when i % 1000 = 0 then 'pending' when i % 2000 = 1 then 'processing'
          when i % 17 = 0 then 'declined' else 'available' end)::request_state,
        i, 'discord', now()
      from generate_series(${from}, ${to}) i`);
    await pool.query(`
      insert into request_event (id, request_id, event, "to", actor, door)
      select ${idSql('e', 'i')}, ${idSql('e', 'i')}, 'ask', 'queued', 'Person', 'discord'
      from generate_series(${from}, ${to}) i where i % 10 = 0`);
    await pool.query(`
      insert into card (id, request_id, role, key, platform, place_kind, address, message_id,
        updated_at)
      select ${idSql('e', 'i')}, ${idSql('e', 'i')}, 'public', 'public', 'discord', 'channel',
        (i / 10)::text, i::text, now()
      from generate_series(${from}, ${to}) i where i % 10 = 0`);
    console.error(`${to} requests`);
  }
  await pool.query('vacuum analyze');
}
