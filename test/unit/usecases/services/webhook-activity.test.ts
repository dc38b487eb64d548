import { beforeEach, describe, expect, it } from 'vitest';
import { noLog } from '../../../../src/ports/log.ts';
import { createWebhookSource } from '../../../../src/usecases/alerts/find-problems.ts';
import {
  createWebhookActivity,
  type WebhookActivity,
} from '../../../../src/usecases/services/webhook-activity.ts';
import { anId } from '../../../support/factories.ts';
import { createInMemoryWebhookStates } from '../../../support/in-memory/webhook-states.ts';

const serviceId = anId<'service'>();
const minute = 60_000;
const notification = { isTest: false };

let now: number;
let states: ReturnType<typeof createInMemoryWebhookStates>;
let activity: WebhookActivity;
let logged: object[];

beforeEach(() => {
  now = Date.parse('2026-11-23T12:00:00Z');
  states = createInMemoryWebhookStates();
  logged = [];
  const warn = (fields: object) => void logged.push(fields);
  const log = { ...noLog, warn };
  activity = createWebhookActivity({ webhookStates: states, clock: () => new Date(now), log });
});

const findAlerts = () =>
  createWebhookSource({
    webhookStates: states,
    servers: { listIds: () => [serviceId], getTitle: () => 'Seerr' },
  }).find();

describe('webhooks of a server', () => {
  it('are proven to arrive for a day after one has', async () => {
    expect(await activity.isProven(serviceId)).toBe(false);
    await activity.recordArrival(serviceId, notification);
    expect(await activity.isProven(serviceId)).toBe(true);
    expect(await activity.isProven(anId())).toBe(false);
    now += 24 * 60 * minute;
    expect(await activity.isProven(serviceId)).toBe(false);
  });

  it('that are refused are logged, but not each of many', async () => {
    for (const id of [serviceId, serviceId, null, null]) await activity.recordRefusal(id);
    expect(logged).toEqual([{ serviceId }, {}]);
    now += 5 * minute;
    await activity.recordRefusal(serviceId);
    expect(logged).toEqual([{ serviceId }, {}, { serviceId }]);
  });

  it('are recorded once when many arrive at the same time, and again after an error', async () => {
    const answers = Promise.withResolvers<void>();
    let records = 0;
    const slow = createWebhookActivity({
      webhookStates: {
        ...states,
        recordArrival() {
          records += 1;
          return records === 1 ? answers.promise : Promise.resolve();
        },
      },
      clock: () => new Date(now),
      log: noLog,
    });
    const all = [1, 2, 3].map(() => slow.recordArrival(serviceId, notification));
    expect(records).toBe(1);
    answers.reject(new Error('the database is away'));
    const results = await Promise.allSettled(all);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await slow.recordArrival(serviceId, notification);
    expect(records).toBe(2);
    await slow.recordArrival(serviceId, notification);
    expect(records).toBe(2);
  });

  it('are no longer proven once polling has found a change without one', async () => {
    await activity.recordArrival(serviceId, notification);
    now += 2 * minute;
    await activity.recordMissedChanges(serviceId, 1);
    expect(await activity.isProven(serviceId)).toBe(false);
    await activity.recordArrival(serviceId, notification);
    expect(await activity.isProven(serviceId)).toBe(true);
  });

  it('are no longer proven once the server has other settings, until one arrives with them', async () => {
    await activity.recordArrival(serviceId, notification);
    now += minute;
    await states.recordConfigured(serviceId, new Date(now));
    expect(await activity.isProven(serviceId)).toBe(false);
    now += 1;
    await activity.recordArrival(serviceId, { isTest: true });
    expect(await activity.isProven(serviceId)).toBe(true);
  });

  it('may still be on their way when polling finds the change first', async () => {
    await activity.recordArrival(serviceId, notification);
    now += 59_000;
    await activity.recordMissedChanges(serviceId, 1);
    expect(await activity.isProven(serviceId)).toBe(true);
  });

  it('are recorded twice a minute at most, but every test is', async () => {
    for (let count = 0; count < 50; count += 1) {
      await activity.recordArrival(serviceId, notification);
      now += 20;
    }
    expect(states.writes).toBe(1);
    await activity.recordArrival(serviceId, { isTest: true });
    expect(states.writes).toBe(2);
  });

  it('that are refused are recorded once a second at most', async () => {
    for (let count = 0; count < 50; count += 1) await activity.recordRefusal(serviceId);
    now += 1_000;
    await activity.recordRefusal(serviceId);
    expect(states.writes).toBe(2);
    expect(await activity.isProven(serviceId)).toBe(false);
  });
});

describe('the alert about silent webhooks', () => {
  it('opens when several changes came without one, and is over when one arrives', async () => {
    await activity.recordArrival(serviceId, notification);
    now += 2 * minute;
    await activity.recordMissedChanges(serviceId, 2);
    expect(await findAlerts()).toEqual([]);
    await activity.recordMissedChanges(serviceId, 1);
    const detail = { name: 'Seerr', count: 3 };
    expect(await findAlerts()).toEqual([{ kind: 'webhook-silent', subject: serviceId, detail }]);
    await activity.recordArrival(serviceId, notification);
    expect(await findAlerts()).toEqual([]);
  });

  it('opens for a webhook that the bot has set up, although none ever arrived', async () => {
    await states.recordConfigured(serviceId, new Date(now));
    await activity.recordMissedChanges(serviceId, 3);
    expect(await findAlerts()).toHaveLength(1);
  });

  it('never opens where no webhook is set up', async () => {
    await activity.recordMissedChanges(serviceId, 10);
    await activity.recordRefusal(serviceId);
    await activity.recordMissedChanges(serviceId, 10);
    expect(await findAlerts()).toEqual([]);
  });
});
