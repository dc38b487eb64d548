import type pg from 'pg';
import { v7 as newId } from 'uuid';
import { createAccountLinkRepository } from '../../src/database/accounts/account-link-repository.ts';
import { createAccountRepository } from '../../src/database/accounts/account-repository.ts';
import { createUserRepository } from '../../src/database/accounts/user-repository.ts';
import type { JobSender } from '../../src/database/job-sender.ts';
import { migrate } from '../../src/database/migrations/migrate.ts';
import { createCardRepository } from '../../src/database/notifications/card-repository.ts';
import { createPrismaClient } from '../../src/database/prisma-client.ts';
import { createRequestRepository } from '../../src/database/requests/request-repository.ts';
import { createSpaceRepository } from '../../src/database/spaces/space-repository.ts';
import { type Id, toId } from '../../src/domain/id.ts';
import type { BenchServer } from './database.ts';
import { type Figure, quantile } from './figure.ts';

const users = 2_000;
const spaces = 50;
const rowsAtOnce = 250_000;
const runCount = 40;

/** These run in jobs, so no person waits for them. */
const backgroundReads = new Set(['requests: to synchronize', 'users: approvers']);

/** Jobs are measured elsewhere; a statement that sends none is as long as one that does. */
const noJobSender: JobSender = {
  sql: () => 'no_job as (select 1)',
  commit: (_, write) => write('[]'),
};

/** Measures the statements that people wait for, with many requests in the database. */
export async function measureRows(server: BenchServer, rows: number): Promise<Figure[]> {
  const url = await server.create('bench_rows');
  await migrate(url, { log: () => undefined });
  const database = createPrismaClient({ url, poolSize: 4, poolTimeoutSeconds: 30 });
  try {
    await insertRows(database.pool, rows);
    const reads = listReads(database, rows);
    const figures: Figure[] = [];
    for (const [name, read] of Object.entries(reads)) {
      const times: number[] = [];
      for (let run = 0; run < runCount; run += 1) {
        const startedAt = performance.now();
        await read(run);
        times.push(performance.now() - startedAt);
      }
      const value = quantile(times, 0.5);
      const note = `${rows} requests, median of ${runCount}; slowest ${Math.max(...times).toFixed(1)} ms`;
      const target = backgroundReads.has(name) ? null : { most: 10 };
      figures.push({
        name,
        platform: 'database',
        upstreamMs: null,
        value,
        unit: 'ms',
        target,
        note,
      });
    }
    return figures;
  } finally {
    await database.close();
  }
}

function listReads(
  { pool, reads, prisma, kysely }: ReturnType<typeof createPrismaClient>,
  rows: number,
): Readonly<Record<string, (run: number) => Promise<unknown>>> {
  const clock = () => new Date();
  const requestRepository = createRequestRepository({ pool, jobSender: noJobSender, newId });
  const cards = createCardRepository({ pool, jobSender: noJobSender });
  const accounts = createAccountRepository({ prisma, kysely, newId, clock });
  const accountLinks = createAccountLinkRepository({ pool, kysely, clock });
  const userRepository = createUserRepository({
    pool,
    prisma,
    kysely,
    clock: () => new Date(),
  });
  const spaceRepository = createSpaceRepository({ reads, kysely });
  const service = toBenchId<'service'>('a', 1);
  const request = (run: number) =>
    toBenchId<'request'>('e', 1 + Math.floor((rows / runCount) * run));
  const user = (run: number) => toBenchId<'user'>('b', 1 + run);
  const chatAccount = (run: number) =>
    ({ platform: 'discord', platformUserId: `${1 + run}` }) as const;
  const page = { take: 10, skip: 0 };
  const scope = { serviceId: service, isAll: true, userId: user(1), spaceId: null };
  const movie = (run: number) => ({ tmdbId: 1 + run, mediaType: 'movie', is4k: false }) as const;
  return {
    'requests: find': (run) => requestRepository.find(request(run)),
    'requests: find by remote ID': (run) =>
      requestRepository.findByRemoteId(service, 1 + run * 100),
    'requests: find queued': (run) =>
      requestRepository.findQueued(service, toBenchId('c', 1 + run), {
        ...movie(run),
        seasons: [],
      }),
    'requests: of a user': (run) => requestRepository.listByUser(user(run), page),
    'requests: pending': () =>
      requestRepository.listPending({ serviceId: service, spaceId: null }, page),
    'requests: pending in a space': (run) =>
      requestRepository.listPending({ serviceId: service, spaceId: toBenchId('d', 1 + run) }, page),
    'requests: pending of a user': (run) =>
      requestRepository.listPending({ serviceId: service, spaceId: null, userId: user(run) }, page),
    'requests: search, a common word': () => requestRepository.search(scope, 'movie', 10),
    'requests: search, a rare word': (run) =>
      requestRepository.search(scope, `movie ${1_000 + run}`, 10),
    'requests: search, an unknown word': () => requestRepository.search(scope, 'quixote', 10),
    'requests: search in own requests': (run) =>
      requestRepository.search({ ...scope, isAll: false, userId: user(run) }, 'quixote', 10),
    'requests: history': (run) => requestRepository.listHistory(request(run)),
    'requests: to synchronize': () => requestRepository.claimForSync(service, 100),
    'cards: of a request': (run) => cards.listByRequest(request(run)),
    'cards: of a message': (run) =>
      cards.findByMessage({
        place: { platform: 'discord', kind: 'channel', address: `${run}` },
        messageId: `${run * 10}`,
      }),
    'users: find or create': (run) =>
      userRepository.findOrCreate({
        ...chatAccount(run),
        name: `Person ${1 + run}`,
        locale: 'en',
        roles: [],
      }),
    'spaces: find or create': (run) =>
      spaceRepository.findOrCreate('discord', `${1 + run}`, `Space ${1 + run}`),
    'users: chat accounts': (run) => userRepository.listChatAccounts(user(run)),
    'accounts: of a user': (run) => accountLinks.findByUser(user(run), service),
    'accounts: by chat ID in the profile': (run) =>
      accounts.listByProfile(service, chatAccount(run)),
    'users: approvers': () => userRepository.listApprovers(service),
  };
}

/** The ID of a row by table and number. IDs are in the order of the numbers. */
function toBenchId<Kind extends string>(table: string, number: number): Id<Kind> {
  const text = `01930000-0000-7000-800${table}-${number.toString(16).padStart(12, '0')}`;
  const id = toId<Kind>(text);
  if (!id) throw new Error(`${text} is no id`);
  return id;
}

const idSql = (table: string, number: string) =>
  `('01930000-0000-7000-800${table}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/** Of 2,000 requests, two are pending and one is processing. One in ten has a card. */
async function insertRows(pool: pg.Pool, rows: number): Promise<void> {
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
    insert into account (id, service_id, remote_user_id, name, permissions, discord_ids)
    select ${idSql('c', 'i')}, ${idSql('a', '1')}, i, 'Person ' || i, 32, array[i::text]
    from generate_series(1, ${users}) i`);
  await pool.query(`
    insert into account_link (user_id, account_id, service_id, verified_by, verified_at)
    select ${idSql('b', 'i')}, ${idSql('c', 'i')}, ${idSql('a', '1')}, 'plex', now()
    from generate_series(1, ${users}) i`);
  await pool.query(`
    insert into space (id, platform, platform_space_id, name)
    select ${idSql('d', 'i')}, 'discord', i::text, 'Space ' || i
    from generate_series(1, ${spaces}) i`);
  for (let from = 1; from <= rows; from += rowsAtOnce) {
    const to = Math.min(rows, from + rowsAtOnce - 1);
    await pool.query(`
      insert into request (id, service_id, user_id, account_id, space_id, requester_name,
        media_type, tmdb_id, title, state, remote_id, source, updated_at)
      select ${idSql('e', 'i')}, ${idSql('a', '1')}, ${idSql('b', `(1 + i % ${users})`)},
        ${idSql('c', `(1 + i % ${users})`)}, ${idSql('d', `(1 + i % ${spaces})`)},
        'Person', 'movie', 1 + i % 50000, 'Movie ' || i,
        (case when i % 1000 = 0 then 'pending' when i % 2000 = 1 then 'processing'
          when i % 17 = 0 then 'declined' else 'available' end)::request_state,
        i, 'discord', now()
      from generate_series(${from}, ${to}) i`);
    await pool.query(`
      insert into request_event (id, request_id, event, "to", actor, source)
      select ${idSql('e', 'i')}, ${idSql('e', 'i')}, 'request', 'queued', 'Person', 'discord'
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
