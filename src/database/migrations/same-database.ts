import { randomInt } from 'node:crypto';
import pg from 'pg';

/**
 * Whether two addresses lead to the same database, whatever they look like: a lock that is taken through one can be
 * seen through the other.
 */
export async function isSameDatabase(one: string, other: string): Promise<boolean> {
  const clients = [one, other].map(
    (url) => new pg.Client({ connectionString: url, application_name: 'medianest migrate' }),
  );
  for (const client of clients) client.on('error', () => undefined);
  const [first, second] = clients;
  try {
    await Promise.all(clients.map((client) => client.connect()));
    const key = randomInt(1, 2 ** 31);
    await first?.query('select pg_advisory_lock(0, $1::int)', [key]);
    const found = await second?.query(
      `select 1 from pg_locks l join pg_database d on d.oid = l.database
       where l.locktype = 'advisory' and l.objid = $1 and l.granted and d.datname = current_database()`,
      [key],
    );
    return (found?.rowCount ?? 0) > 0;
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
}
