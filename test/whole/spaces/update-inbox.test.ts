import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCleanup } from '../../../src/database/cleanup.ts';
import { createUpdateInbox } from '../../../src/database/spaces/update-inbox.ts';
import { checkUpdateInbox } from '../../contracts/update-inbox-contract.ts';
import { setUpDatabase } from '../../support/database-setup.ts';
import { retentionDays } from '../../support/retention-days.ts';
import { sessionLimits } from '../../support/session-limits.ts';

let setup: Awaited<ReturnType<typeof setUpDatabase>>;
let bots = 0;

beforeAll(async () => {
  setup = await setUpDatabase();
});
afterAll(() => setup.close());

function create(now = new Date('2026-11-23T12:00:00Z')) {
  bots += 1;
  return createUpdateInbox({ prisma: setup.prisma, botId: 7_000_000_000 + bots, clock: () => now });
}

describe('the inbox on PostgreSQL', () => {
  checkUpdateInbox(create);

  it('keeps the updates of two bots apart', async () => {
    const [one, other] = [create(), create()];
    await one.add([{ id: 1, payload: {} }]);
    expect(await other.add([{ id: 1, payload: {} }])).toEqual(new Set([1]));
  });

  it('does not keep the content of handled updates, and deletes them after two days', async () => {
    await setup.prisma.telegramUpdate.deleteMany();
    const inbox = create();
    await inbox.add([{ id: 1, payload: { text: 'secret' } }]);
    await inbox.markDone(1);
    expect(await setup.prisma.telegramUpdate.findMany()).toMatchObject([{ payload: null }]);
    const clock = () => new Date('2026-11-25T12:00:01Z');
    await createCleanup({ ...setup, clock, forgetAfterDays: 30, retentionDays, sessionLimits })();
    expect(await setup.prisma.telegramUpdate.count()).toBe(0);
  });

  it('gives up updates that are older than a day', async () => {
    let now = new Date('2026-11-23T12:00:00Z');
    bots += 1;
    const inbox = createUpdateInbox({ prisma: setup.prisma, botId: bots, clock: () => now });
    await inbox.add([{ id: 1, payload: {} }]);
    now = new Date('2026-11-24T12:00:01Z');
    expect(await inbox.takeUnfinished()).toEqual([]);
  });
});
