import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { deadLetterQueue } from '../../../src/queue/queue-settings.ts';
import {
  approvalChannel,
  clearRequests,
  createApprovalBot,
  findPendingApproval,
  people,
} from '../../support/approvals.ts';
import { newId } from '../../support/database-setup.ts';
import { describeJobs } from '../../support/job-table.ts';
import { passTime } from '../../support/pass-time.ts';
import { type PostgresCutter, startPostgresCutter } from '../../support/postgres-cutter.ts';
import { findButtonId, getView, type ScriptedBot } from '../../support/scripted-bot.ts';
import { waitUntil } from '../../support/wait-until.ts';

const settleMs = 60_000;

let cutter: PostgresCutter;
let bot: ScriptedBot;
/** Past the cutter. */
let direct: pg.Pool;
beforeAll(async () => {
  cutter = await startPostgresCutter(Number(new URL(inject('databaseAdminUrl')).port));
  bot = await createApprovalBot({
    supervisesJobs: true,
    toDatabaseUrl(url) {
      direct = new pg.Pool({ connectionString: url, max: 1 });
      const proxied = new URL(url);
      proxied.hostname = '127.0.0.1';
      proxied.port = String(cutter.port);
      return proxied.href;
    },
  });
});
// Also after a failure: the next request for the same title would only repeat this one.
afterEach(() => clearRequests(bot));
afterAll(async () => {
  await direct.end();
  await bot.stop();
  await cutter.close();
  expect(bot.overseerr.crashes).toEqual([]);
});

const cuts = { every: 25, count: 8 } as const;

const findRequest = () => bot.prisma.request.findFirst({ orderBy: { id: 'desc' } });

/**
 * Waits without the pauses before a job is repeated, and after a lost answer, which take up to 45 seconds. A job that is
 * active although nobody holds it is taken over within 30 seconds.
 */
function waitFor(condition: () => Promise<boolean>, description: string | (() => string)) {
  return waitUntil(
    async () => {
      await passTime(direct);
      return condition();
    },
    description,
    settleMs,
  );
}

async function waitForNoJobs(): Promise<void> {
  let left = '';
  await waitFor(
    async () => {
      left = await describeJobs(direct);
      return left === '[]';
    },
    () => `no jobs: ${left}`,
  );
}

/**
 * Repeats what a person does, as they would after an error message, until it has worked. They look first: what has
 * worked although its answer was lost is not done again.
 */
async function repeat(act: () => Promise<unknown>, hasWorked: () => Promise<boolean>) {
  let isRepeated = false;
  await waitFor(async () => {
    try {
      if (isRepeated && (await hasWorked())) return true;
      isRepeated = true;
      await act();
      return await hasWorked();
    } catch {
      // The connection of the test was cut.
      return false;
    }
  }, 'an action to work');
}

// An error of a connection that nobody listens to would end the process, which fails the run.
it.each([12, 13])(
  'a request is made, approved, and shown through random cuts of the database (seed %i)',
  async (seed) => {
    const before = bot.messages.length;
    cutter.start(seed, cuts);
    const requester = bot.as(people.requester);
    await repeat(
      async () => {
        const card = getView(await requester.command('request', { title: 'movie:438631' }));
        await requester.press(findButtonId(card, 'request'));
      },
      async () => (await findRequest()) !== null,
    );
    await waitFor(
      async () => bot.messages.slice(before).some(({ place }) => place.address === approvalChannel),
      'an approval card',
    );
    await waitFor(async () => cutter.left() === 0, 'all cuts');
    const approval = await findPendingApproval(bot, before);

    cutter.start(seed + 100, cuts);
    const approveId = findButtonId(approval.card(), 'approve');
    const remote = () => bot.overseerr.state.requests.at(-1);
    await repeat(
      () => bot.as(people.admin, approvalChannel).press(approveId),
      async () => (await findRequest())?.decision !== null,
    );
    const reconcile = { kind: 'reconcile', payload: { serviceId: bot.serviceId } } as const;
    await repeat(
      () => bot.jobs.enqueue([reconcile]),
      async () => cutter.left() === 0,
    );
    await waitFor(async () => remote()?.status === 2, 'the decision to be sent');

    await waitForNoJobs();
    expect(bot.overseerr.state.requests).toHaveLength(1);
    const row = await bot.prisma.request.findUniqueOrThrow({ where: { id: approval.id } });
    expect(['approved', 'processing']).toContain(row.state);
    const cards = await bot.prisma.card.findMany({ where: { requestId: approval.id } });
    expect(cards.filter(({ lostReason }) => lostReason !== null)).toEqual([]);
    expect(cards.filter(({ shownVersion }) => shownVersion < row.version)).toEqual([]);
    // A job that was given up as a bug would be in both.
    expect((await bot.listJobs()).filter(({ name }) => name === deadLetterQueue)).toEqual([]);
    expect(await bot.prisma.errorLog.findMany()).toEqual([]);
  },
  5 * settleMs,
);

// Cuts rarely meet all attempts of a worker to tell what became of its job, one right after the other.
it('a job is done that nobody holds anymore', async () => {
  const payload = { requestId: newId<'request'>() };
  await bot.jobs.enqueueLater({ kind: 'update-cards', payload }, 3600);
  await direct.query(
    `update pgboss.job set state = 'active', started_on = now(), heartbeat_on = now() - interval '1 minute'
     where state = 'created'`,
  );
  await waitForNoJobs();
});
