import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';

/** A database for one test file. */
export type TestDatabase = {
  readonly url: string;
  /** Closes all connections to the database and deletes it. */
  drop(): Promise<void>;
};

/** Creates a database from the template, in milliseconds; `empty` creates one without tables. */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = options.empty ? 'template0' : inject('templateDatabase');
  await createFrom(template, name);
  const url = new URL(inject('databaseAdminUrl'));
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await asAdmin((admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

async function createFrom(template: string, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const sql = `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`;
      await asAdmin((admin) => admin.query(sql));
      return;
    } catch (error) {
      // 55006: a closed session on the template may exist for a moment longer.
      const isBusy = error instanceof pg.DatabaseError && error.code === '55006';
      if (!isBusy || attempt === 50) throw error;
      await delay(20);
    }
  }
}

async function asAdmin(run: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('databaseAdminUrl') });
  await admin.connect();
  try {
    await run(admin);
  } finally {
    await admin.end();
  }
}
