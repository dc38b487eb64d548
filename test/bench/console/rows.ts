import type pg from 'pg';
import { loadInBulk } from './bulk-load.ts';

const years = 5;
const users = 20_000;
const spaces = 200;
const auditEntries = 200_000;
const errors = 1_000;
const rowsAtOnce = 250_000;
/** Of these latest requests, every event is there. */
const wholeStories = 20_000;

/** The ID of a row by the moment at which it was made and its number, as the bot makes them (UUIDv7). */
const idAt = (ms: string, number: string, table: string) =>
  `('0' || to_hex((${ms})::bigint) || '7${table}8000' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/** The ID of a row that is older than all requests. */
const idOf = (number: string, table: string) => idAt('1600000000000', number, table);

/**
 * Fills a database with requests of five years. A thousandth of them is pending, one in seventeen declined, one in a
 * hundred failed, one in fifty in 4K, one in three a series.
 */
export async function insertYears(
  pool: pg.Pool,
  { rows, sealedSecret }: { readonly rows: number; readonly sealedSecret: string },
): Promise<void> {
  await insertPeople(pool, sealedSecret);
  await loadInBulk(pool, ['request', 'request_event', 'card', 'audit_log'], async (client) => {
    // Looked up, because making three IDs for each of the requests takes longer.
    await client.query(`
      create temporary table person_number on commit drop as
      select i as number, 'Person ' || i as name, ${idOf('i', '002')} as user_id,
        ${idOf('i', '004')} as account_id, ${idOf(`(1 + i % ${spaces})`, '005')} as space_id
      from generate_series(1, ${users}) i`);
    for (let from = 1; from <= rows; from += rowsAtOnce) {
      const to = Math.min(rows, from + rowsAtOnce - 1);
      await insertRequests(client, { from, to, rows });
      console.error(`${to} requests`);
    }
    await insertLogs(client);
  });
  await pool.query('vacuum analyze');
}

async function insertPeople(pool: pg.Pool, sealedSecret: string): Promise<void> {
  await pool.query(
    `
    insert into service_config (id, kind, name, base_url, sealed_secret, updated_at)
    values (${idOf('1', '001')}, 'overseerr', 'default', 'http://127.0.0.1:9', $1, now())`,
    [sealedSecret],
  );
  await pool.query(`
    insert into "user" (id, display_name, locale, last_seen_at, updated_at)
    select ${idOf('i', '002')}, 'Person ' || i, 'en', now() - i * interval '10 minutes', now()
    from generate_series(1, ${users}) i`);
  await pool.query(`
    insert into chat_account (id, user_id, platform, platform_user_id, name)
    select ${idOf('i', '003')}, ${idOf('i', '002')}, 'discord', i::text, 'Person ' || i
    from generate_series(1, ${users}) i`);
  await pool.query(`
    insert into account (id, service_id, remote_user_id, name, permissions)
    select ${idOf('i', '004')}, ${idOf('1', '001')}, i, 'Person ' || i, 32
    from generate_series(1, ${users}) i`);
  await pool.query(`
    insert into account_link (user_id, account_id, service_id, verified_by, verified_at)
    select ${idOf('i', '002')}, ${idOf('i', '004')}, ${idOf('1', '001')}, 'plex', now()
    from generate_series(1, ${users}) i where i % 20 <> 0`);
  await pool.query(`
    insert into space (id, platform, platform_space_id, name)
    select ${idOf('i', '005')}, 'discord', i::text, 'Space ' || i
    from generate_series(1, ${spaces}) i`);
}

async function insertRequests(
  client: pg.ClientBase,
  { from, to, rows }: { readonly from: number; readonly to: number; readonly rows: number },
): Promise<void> {
  const now = Date.now();
  const stepMs = (years * 365 * 86_400_000) / rows;
  const at = `(${now} - (${rows} - i) * ${stepMs}::float8)`;
  const time = `to_timestamp(${at} / 1000.0)`;
  const series = `generate_series(${from}, ${to}) i`;
  await client.query(`
    insert into request (id, service_id, user_id, account_id, space_id, requester_name, media_type,
      tmdb_id, title, year, is_4k, state, remote_id, source, created_at, updated_at)
    select ${idAt(at, 'i', '006')}, ${idOf('1', '001')}, one.user_id, one.account_id, one.space_id,
      one.name,
      (case when i % 3 = 0 then 'tv' else 'movie' end)::media_type, 1 + i % 50000, 'Movie ' || i,
      1950 + i % 70, i % 50 = 0,
      (case when i % 1000 = 0 then 'pending' when i % 2000 = 1 then 'processing'
        when i % 100 = 7 then 'failed' when i % 17 = 0 then 'declined' else 'available'
        end)::request_state,
      i, 'discord', ${time}, ${time}
    from ${series} join person_number one on one.number = 1 + i % ${users}`);
  await client.query(`
    insert into request_event (id, request_id, event, "to", actor, source, at)
    select ${idAt(at, '4 * i + step', '007')}, ${idAt(at, 'i', '006')},
      (array['request', 'approve', 'available'])[step],
      (array['queued', 'approved', 'available'])[step]::request_state,
      'Person', 'discord', ${time} + step * interval '1 hour'
    from ${series}, generate_series(1, 3) step
    where step = 1 and i % 10 = 0 or i > ${rows - wholeStories}`);
  await client.query(`
    insert into card (id, request_id, role, key, platform, place_kind, address, message_id, updated_at)
    select ${idAt(at, 'i', '008')}, ${idAt(at, 'i', '006')}, 'public', 'public', 'discord',
      'channel', (i / 10)::text, i::text, now()
    from ${series} where i % 10 = 0`);
}

async function insertLogs(client: pg.ClientBase): Promise<void> {
  const at = `(${Date.now()} - (${auditEntries} - i) * 60000.0)`;
  await client.query(`
    insert into audit_log (id, user_id, actor, source, action, subject_kind, subject_id, at)
    select ${idAt(at, 'i', '009')}, ${idOf(`(1 + i % ${users})`, '002')},
      'Person ' || (1 + i % ${users}), 'discord',
      (array['request.approve', 'request.decline', 'account-link'])[1 + i % 3], 'user', i::text,
      to_timestamp(${at} / 1000.0)
    from generate_series(1, ${auditEntries}) i`);
  await client.query(`
    insert into error_log (id, fingerprint, code, message, first_seen_at, last_seen_at)
    select ${idOf('i', '00a')}, 'bench ' || i, 'internal', 'Something failed ' || i,
      now() - i * interval '1 hour', now() - i * interval '1 minute'
    from generate_series(1, ${errors}) i`);
}
