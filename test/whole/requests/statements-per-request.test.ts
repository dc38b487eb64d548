import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Metrics } from '../../../src/ports/metrics.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';

/** Bob's Discord ID in his profile (docs/overseerr-api.md, "Users in the recordings"). */
const bob = '234567890123456789';

let bot: ScriptedBot;
let statements: string[] = [];
let jobs: string[] = [];

const ignore = () => undefined;
const counting: Metrics = {
  observeInteraction: ignore,
  observeAcknowledgement: ignore,
  countTransition: ignore,
  observeCall: ignore,
  observeHttpRequest: ignore,
  observeJob: ({ kind }) => void jobs.push(kind),
  observeQuery: ({ statement }) => void statements.push(statement),
};

beforeAll(async () => {
  bot = await createScriptedBot({ metrics: counting, config: { publicCards: false } });
  // One movie for each test.
  for (const user of bot.overseerr.state.users) if (user.id === 3) user.movieQuotaLimit = 2;
  await bot.jobs.enqueue([{ kind: 'sync-accounts', payload: { serviceId: bot.serviceId } }]);
  await bot.waitUntilIdle();
  await bot.as(bob).command('request', { title: 'movie:438631' });
});
afterAll(() => bot.stop());

/** The statements and jobs of an action, and of the jobs that follow, by how often they were seen. */
async function count<Result>(act: () => Promise<Result>) {
  statements = [];
  jobs = [];
  const result = await act();
  await bot.waitUntilIdle();
  const counted = statements.filter((name) => !isUncounted(name)).toSorted();
  return { result, statements: counted, jobs: jobs.toSorted() };
}

/** `waitUntilIdle` reads the table of the queue, and how many locks are one statement depends on the time. */
function isUncounted(statement: string): boolean {
  return statement.includes('pgboss') || statement === 'locks-ask';
}

/** All in all, a command and a press took 22 statements and 3 jobs before they were counted here. */
describe('a request of a known user', () => {
  it('takes a few statements, most of them once, and two jobs', async () => {
    const person = bot.as(bob);
    const command = await count(() => person.command('request', { title: 'movie:438631' }));
    expect(command.statements).toEqual([
      'draft-create',
      'quota-find',
      'quota-list-requests',
      'subscription-find-qualities',
      'user-find-contact',
    ]);
    expect(command.jobs).toEqual([]);

    const press = await count(() => person.press(findButtonId(getView(command.result), 'request')));
    expect(press.statements).toEqual([
      'card-list-by-request',
      'card-mark-shown',
      'draft-find',
      'request-change',
      'request-create',
      // While holding the lock of the title, and when cards and approvers are informed.
      'request-find',
      'request-find',
      // With the first of them, in the same round trip.
      'request-find-other-answer-lost',
      'request-set-notified',
      'space-find',
      'user-find',
      'user-find-account',
      'user-find-contact',
      'user-list-managers',
    ]);
    expect(press.jobs).toEqual(['notify', 'submit-request']);
  });
});

/** It took three more reads, one after the other, before one lock of the title enclosed all of it. */
describe('a webhook about a decision outside the bot', () => {
  it('reads the request once under its lock, and again with its cards', async () => {
    const card = getView(await bot.as(bob).command('request', { title: 'movie:603' }));
    await bot.as(bob).press(findButtonId(card, 'request'));
    await bot.waitUntilIdle();
    const { remoteId } = await bot.prisma.request.findFirstOrThrow({ where: { tmdbId: 603 } });
    await bot.overseerr.driver.decline(remoteId ?? 0);
    const payload = {
      serviceId: bot.serviceId,
      remoteId: remoteId ?? 0,
      title: 'movie:603',
      to: 'declined',
    } as const;
    const counted = await count(() => bot.jobs.enqueue([{ kind: 'handle-webhook', payload }]));
    expect(counted.statements).toEqual([
      'card-create',
      'card-list-by-request',
      'card-list-by-request',
      'card-mark-shown',
      'card-mark-shown',
      'request-change',
      // With the cards, and again with the notification.
      'request-find',
      'request-find',
      'request-find-remote-id',
      'request-set-notified',
      'select account',
      'select chat_account',
      'select user',
    ]);
    expect(counted.jobs).toEqual(['handle-webhook', 'notify']);
  });
});
