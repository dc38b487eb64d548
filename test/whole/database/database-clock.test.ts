import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDatabaseClock } from '../../../src/database/connection/database-clock.ts';
import { createAdjustableClock } from '../../../src/lib/clocks/adjustable-clock.ts';
import { setUpDatabase } from '../../support/database-setup.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
beforeAll(async () => {
  setup = await setUpDatabase();
});
afterAll(() => setup.close());

async function databaseTime(): Promise<number> {
  const { rows } = await setup.pool.query<{ now: Date }>('select clock_timestamp() as now');
  return rows[0]?.now.getTime() ?? 0;
}

it.each([900_000, -900_000, 0])(
  'the time of the database counts, and a computer that differs by %i ms is reported once',
  async (differenceMs) => {
    const systemTime = () => new Date(Date.now() + differenceMs);
    const clock = createAdjustableClock({ systemTime });
    const { log, lines } = createRecordingLog();
    const databaseClock = createDatabaseClock({ kysely: setup.kysely, clock, log, systemTime });
    await databaseClock.sync();
    await databaseClock.sync();
    expect(Math.abs(clock.now().getTime() - (await databaseTime()))).toBeLessThan(5_000);
    expect(lines.map(({ level }) => level)).toEqual(differenceMs === 0 ? [] : ['warn']);
    if (differenceMs !== 0) expect(lines[0]?.message).toMatch(/\b(900|899|901) seconds/);
  },
);
