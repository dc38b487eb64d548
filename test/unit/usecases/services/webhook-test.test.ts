import { beforeEach, expect, it } from 'vitest';
import { createWebhookTest } from '../../../../src/usecases/services/webhook-test.ts';
import { anId } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { createInMemoryWebhookAgent } from '../../../support/in-memory/webhook-agent.ts';
import { createInMemoryWebhookStates } from '../../../support/in-memory/webhook-states.ts';

const serviceId = anId<'service'>();
const start = Date.parse('2026-11-23T12:00:00Z');

let agent: ReturnType<typeof createInMemoryWebhookAgent>;
let states: ReturnType<typeof createInMemoryWebhookStates>;
let waitedMs: number;

beforeEach(() => {
  agent = createInMemoryWebhookAgent();
  states = createInMemoryWebhookStates();
  waitedMs = 0;
});

const now = () => new Date(start + waitedMs);
const arrive = () => states.recordArrival(serviceId, { isTest: true, at: now() });
const refuse = () => states.recordRefusal(serviceId, now());
const test = () =>
  createWebhookTest({
    servers: createScriptedServers([{ id: serviceId, server: agent }]),
    webhookStates: states,
    async wait(milliseconds) {
      waitedMs += milliseconds;
    },
  })(serviceId, agent.settings);

it('a test that arrives proves the webhook, before the server has answered', async () => {
  agent.deliver = async () => {
    await arrive();
    return new Promise(() => undefined);
  };
  expect(await test()).toBe('arrived');
});

it('a test that cannot be delivered ends at once', async () => {
  agent.deliver = async () => 'failed';
  expect(await test()).toBe('failed');
  expect(waitedMs).toBeLessThan(1_000);
});

it('a test that the bot refuses is told apart from one that does not reach it', async () => {
  await refuse();
  agent.deliver = async () => 'failed';
  expect(await test()).toBe('failed');
  agent.deliver = async () => {
    await refuse();
    return 'failed';
  };
  expect(await test()).toBe('refused');
});

it('a test that arrives elsewhere, or never, is waited for only for a while', async () => {
  expect(await test()).toBe('elsewhere');
  waitedMs = 0;
  agent.deliver = () => new Promise(() => undefined);
  expect(await test()).toBe('no-answer');
  expect(waitedMs).toBeLessThanOrEqual(15_000);
  agent.deliver = async () => 'no-answer';
  expect(await test()).toBe('no-answer');
});

it('a test is not mistaken for one that arrived earlier', async () => {
  await arrive();
  expect(await test()).toBe('elsewhere');
});

it('a test fails as the server does', async () => {
  agent.deliver = () => Promise.reject(new Error('403'));
  await expect(test()).rejects.toThrow('403');
});
