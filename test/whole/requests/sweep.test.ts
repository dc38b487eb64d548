import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createKysely } from '../../../src/database/kysely.ts';
import { createUnfinishedWork } from '../../../src/database/requests/unfinished-work.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { JobKind } from '../../../src/domain/job.ts';
import type { ClaimedJob } from '../../../src/ports/claimed-job.ts';
import { createSweep } from '../../../src/usecases/requests/sweep.ts';
import { createFakePlex, type FakePlex } from '../../fakes/plex/server.ts';
import {
  approvalChannel,
  createApprovalBot,
  createPendingApproval,
  listSentDecisions,
  people,
  startApprovalsOver,
  syncAccounts,
  toText,
} from '../../support/approvals.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { startSignIn } from '../../support/sign-in.ts';
import { anyText } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const empty = { tone: 'neutral', lines: [] } as const;
let plex: FakePlex;
let bot: ScriptedBot;
beforeAll(async () => {
  plex = await createFakePlex();
  await startBot();
});
beforeEach(async () => {
  plex.startOver();
  await startApprovalsOver(bot);
});
afterAll(async () => {
  await bot.stop();
  await plex.stop();
});

async function startBot(): Promise<void> {
  bot = await createApprovalBot({ config: { plexTvUrl: plex.url } });
}

/** Leaves a new bot to the next test, because the test stops the jobs of this one. */
function replaceBot(): void {
  onTestFinished(async () => {
    await bot.stop();
    await startBot();
  });
}

const held = () => bot.overseerr.state.requests;
const posts = () =>
  bot.overseerr.calls.filter(({ method, path }) => method === 'POST' && path === '/request');
const approvalCards = () =>
  bot.messages.filter(({ place }) => place.address === approvalChannel).length;

async function request(): Promise<void> {
  const options = { title: 'movie:438631' };
  const card = getView(await bot.as(people.requester).command('request', options));
  await bot.as(people.requester).press(findButtonId(card, 'request'));
}

/** The button +1 of the newest public card. */
function findVote(): string {
  const ids = bot.messages.flatMap(({ history }) => listButtonIds(history.at(-1) ?? empty));
  return ids.findLast((id) => id.startsWith('vote:')) ?? '';
}

/** Drops every new job of a kind while `run` is running. */
async function losing(kind: JobKind, run: () => Promise<unknown>): Promise<void> {
  const claimed = claimAll(kind);
  await bot.pool.query(`
    create function lose_job() returns trigger language plpgsql as 'begin return null; end';
    create trigger lose_job before insert on pgboss.job for each row
    when (new.name = '${kind}') execute function lose_job()`);
  await run();
  await bot.waitUntilIdle();
  await bot.pool.query('drop function lose_job cascade');
  for (const each of claimed) each.release();
}

/** Leaves the process no room for more jobs of a kind: it would run them although their rows are lost. */
function claimAll(kind: JobKind): readonly ClaimedJob[] {
  const claimed: ClaimedJob[] = [];
  for (let next = bot.jobs.claim(kind, {}); next; next = bot.jobs.claim(kind, {})) {
    claimed.push(next);
  }
  return claimed;
}

/** Loses the job of a request that the server certainly lacks, so the sweep can submit it. */
async function loseSubmission(): Promise<void> {
  await losing('submit-request', request);
  await bot.prisma.request.updateMany({ data: { cause: 'overseerr-unreachable' } });
}

/** Sweeps and waits for the resulting jobs. Returns the kinds of the lost jobs. */
async function sweep(minAgeSeconds = 0): Promise<unknown[]> {
  const { log, lines } = createRecordingLog();
  const clock = () => new Date();
  const unfinishedWork = createUnfinishedWork({ kysely: createKysely(bot.pool), clock });
  await createSweep({ unfinishedWork, jobs: bot.jobs, log })(minAgeSeconds);
  await bot.waitUntilIdle();
  return lines.map(({ fields }) => ('kind' in fields ? fields.kind : null));
}

describe('a sweep', () => {
  it('submits a request whose job was lost', async () => {
    await loseSubmission();
    expect(held()).toEqual([]);
    // The reply to the press counts as shown only after it was edited.
    expect(await sweep()).toEqual(['submit-request', 'update-cards']);
    expect(held()).toHaveLength(1);
  });

  it('does not submit a request again that the lost job had submitted', async () => {
    const options = { title: 'movie:603' };
    const card = getView(await bot.as(people.requester).command('request', options));
    bot.overseerr.faults.drop('after', { where: 'POST /request', times: 1 });
    bot.overseerr.faults.fail(503, { where: 'GET /movie/:id' });
    await bot.as(people.requester).press(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    expect(posts()).toHaveLength(1);
    await bot.pool.query('delete from pgboss.job');
    bot.overseerr.faults.clear();
    expect(await sweep()).toEqual(['submit-request']);
    expect(posts()).toHaveLength(1);
    const stored = await bot.prisma.request.findFirst();
    expect(stored?.remoteId).toBe(held().at(-1)?.id);
  });

  it('sends a decision whose job was lost', async () => {
    const { card } = await createPendingApproval(bot);
    const approve = findButtonId(card(), 'approve');
    await losing('send-decision', () => bot.as(people.admin).press(approve));
    expect(listSentDecisions(bot)).toEqual([]);
    expect(await sweep()).toEqual(['send-decision']);
    expect(listSentDecisions(bot)).toHaveLength(1);
    expect(await sweep()).toEqual([]);
    expect(listSentDecisions(bot)).toHaveLength(1);
  });

  it('updates a card whose job was lost', async () => {
    const { card } = await createPendingApproval(bot);
    const before = toText(card());
    const approve = findButtonId(card(), 'approve');
    await losing('update-cards', () => bot.as(people.admin).press(approve));
    expect(toText(card())).toBe(before);
    expect(await sweep()).toEqual(['update-cards']);
    expect(toText(card())).not.toBe(before);
  });

  it('updates the cards after a vote whose job was lost', async () => {
    const { card } = await createPendingApproval(bot);
    await losing('update-cards', () => bot.as(people.manager).press(findVote()));
    expect(toText(card())).not.toContain(`user ${people.manager}`);
    expect(await sweep()).toEqual(['update-cards']);
    expect(toText(card())).toContain(`user ${people.manager}`);
  });

  it('approves a request with enough votes that were not counted', async () => {
    await bot
      .as(people.manager, 'channel-1', { canManage: true })
      .submit('setup-votes-submit', { votes: '2' });
    await createPendingApproval(bot);
    const cleo = '700000000000000014';
    bot.overseerr.driver.setNotification(4, { discordId: cleo });
    await syncAccounts(bot);
    await bot.as(people.manager).press(findVote());
    // Its own job would count the second vote as well.
    await bot.waitUntilIdle();
    await losing('count-votes', () => bot.as(cleo).press(findVote()));
    expect(listSentDecisions(bot)).toEqual([]);
    expect(await sweep(60)).toEqual([]);
    expect(await sweep()).toEqual(['count-votes']);
    expect(listSentDecisions(bot)).toHaveLength(1);
    expect(await sweep()).toEqual([]);
  });

  it('posts a card whose job was given up because of a bug', async () => {
    bot.faults.post = new AppError('internal');
    await request();
    await bot.waitUntilIdle();
    bot.faults.post = null;
    expect(approvalCards()).toBe(0);
    expect(await sweep()).toEqual(['update-cards']);
    expect(approvalCards()).toBe(1);
  });

  it('sends a notification whose job was lost', async () => {
    await losing('notify', request);
    expect(approvalCards()).toBe(0);
    // The job would have updated the other cards as well.
    expect(await sweep()).toEqual(['notify', 'update-cards']);
    expect(approvalCards()).toBe(1);
    expect(await sweep()).toEqual([]);
  });

  it('waits for Plex again when the job of a sign-in was lost', async () => {
    const person = bot.as('700000000000000009', null);
    const started: Awaited<ReturnType<typeof startSignIn>>[] = [];
    await losing('await-sign-in', async () => {
      started.push(await startSignIn(person, 'plex'));
    });
    const nobody = { id: 99, username: 'nobody', email: 'nobody@rig.local', confirmed: true };
    for (const { url } of started) plex.confirm(url, nobody);
    expect(await sweep()).toEqual(['await-sign-in']);
    const [shown] = started.map(({ message }) => toText(message.latest()));
    expect(shown).toMatch(anyText('sign-in-refused-no-account'));
  });

  it('adds no job while the job exists', async () => {
    replaceBot();
    bot.jobs.pause();
    await request();
    const { log, lines } = createRecordingLog();
    const clock = () => new Date();
    const unfinishedWork = createUnfinishedWork({ kysely: createKysely(bot.pool), clock });
    await createSweep({ unfinishedWork, jobs: bot.jobs, log })(0);
    const submissions = (await bot.listJobs()).filter(({ name }) => name === 'submit-request');
    expect(submissions).toHaveLength(1);
    expect(lines.map(({ fields }) => fields)).not.toContainEqual({
      kind: 'submit-request',
      count: 1,
    });
  });

  it('ignores work that is less than a minute old', async () => {
    await losing('submit-request', request);
    expect(await sweep(60)).toEqual([]);
    expect(held()).toEqual([]);
  });

  it('runs at the start of a process that is the only one', async () => {
    replaceBot();
    await loseSubmission();
    await bot.jobs.stop(0);
    await bot.locks.close();
    const next = await createScriptedBot({ beside: bot });
    await waitUntil(() => held().length === 1, 'the request to be submitted');
    await next.waitUntilIdle();
    await next.stop();
  });
});
