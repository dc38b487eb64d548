import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { loadConfig } from '../../../src/config/config.ts';
import { createRedaction } from '../../../src/lib/redaction.ts';
import { createTestDatabase } from '../../support/database.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import { nextTestPort } from '../../support/test-port.ts';

it('a start that fails once the jobs run leaves no queue at work when the app is stopped', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const dataDir = await mkdtemp(join(tmpdir(), 'medianest-failed-start-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const observer = new pg.Client({ connectionString: database.url });
  await observer.connect();
  onTestFinished(() => observer.end());
  const environments = {
    environment: {
      DATABASE_URL: database.url,
      DATABASE_POOL_SIZE: '4',
      DATA_DIR: dataDir,
      HTTP_PORT: `${nextTestPort()}`,
      // Without a demo.
      ROLE: 'worker',
    },
    dotEnv: {},
  };
  let reads = 0;
  const app = createApp({
    environments,
    // The second time, the key is another one, as if it had been replaced meanwhile.
    loadConfig(stored) {
      reads += 1;
      const secretKey = `the ${reads === 1 ? 'first' : 'second'} secret key of the test`;
      return { ...loadConfig([], environments, stored), secretKey };
    },
    setLogLevel: () => undefined,
    restart: () => undefined,
    log: createRecordingLog().log,
    redaction: createRedaction([]),
  });

  await expect(app.start()).rejects.toThrow('was replaced while the bot was starting');
  expect(await countQueueConnections()).toBeGreaterThan(0);
  await app.stop();
  await vi.waitFor(async () => expect(await countQueueConnections()).toBe(0));

  async function countQueueConnections(): Promise<number | null> {
    const { rowCount } = await observer.query(
      `select from pg_stat_activity where datname = current_database() and application_name = 'medianest queue'`,
    );
    return rowCount;
  }
});
