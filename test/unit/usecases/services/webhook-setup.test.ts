import { beforeEach, describe, expect, it } from 'vitest';
import { operatorActor } from '../../../../src/domain/actor.ts';
import type { AuditEntry } from '../../../../src/domain/audit-entry.ts';
import type { WebhookSettings } from '../../../../src/domain/services/webhook-settings.ts';
import { createKeyedMutex } from '../../../../src/lib/keyed-mutex.ts';
import {
  createWebhookSetup,
  type WebhookBase,
} from '../../../../src/usecases/services/webhook-setup.ts';
import { createWebhookTest } from '../../../../src/usecases/services/webhook-test.ts';
import { anActor, anId } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { createInMemoryWebhookAgent } from '../../../support/in-memory/webhook-agent.ts';
import { createInMemoryWebhookStates } from '../../../support/in-memory/webhook-states.ts';

const serviceId = anId<'service'>();
const secret = 'the-secret';
const url = 'http://bot:8787/webhooks/overseerr/default';
const theirs = { isEnabled: true, url: 'https://notify.example/hook', authHeader: 'their-secret' };

let agent: ReturnType<typeof createInMemoryWebhookAgent>;
let states: ReturnType<typeof createInMemoryWebhookStates>;
let base: WebhookBase | null;
let audited: AuditEntry[];
let refused: string[];
let now: number;
let setup: ReturnType<typeof createWebhookSetup>;

beforeEach(() => {
  agent = createInMemoryWebhookAgent();
  states = createInMemoryWebhookStates();
  base = { url: 'http://bot:8787', isFixed: false };
  audited = [];
  refused = [];
  now = Date.parse('2026-11-23T12:00:00Z');
  const clock = () => new Date(now);
  const servers = createScriptedServers([{ id: serviceId, server: agent }]);
  const mutex = createKeyedMutex();
  setup = createWebhookSetup({
    servers,
    webhookStates: states,
    audit: { record: async (line) => void audited.push(line) },
    refusals: { recordRefusal: async (code) => void refused.push(code) },
    locks: { withLock: (key, work) => mutex.runExclusive(key, work) },
    findBase: () => base,
    authHeader: secret,
    toKey: (text) => `${text.length}${text.slice(-3)}`,
    testWebhook: createWebhookTest({
      servers,
      webhookStates: states,
      async wait(milliseconds) {
        now += milliseconds;
      },
    }),
    clock,
  });
});

const install = (options = {}) => setup.install(operatorActor, serviceId, options);
const test = () => setup.test(operatorActor, serviceId);

describe('setting up a webhook', () => {
  it('writes it once, and records who did it without secrets', async () => {
    expect(await install()).toEqual({ kind: 'installed', url });
    expect(agent.settings).toMatchObject({ isEnabled: true, url, authHeader: secret });
    expect(audited).toMatchObject([
      { action: 'webhook.install', source: 'cli', subjectId: serviceId },
    ]);
    expect(JSON.stringify(audited)).not.toContain(secret);
    expect(await install()).toEqual({ kind: 'unchanged', url });
    expect(agent.writes).toBe(1);
    expect(await states.list([serviceId])).toMatchObject([{ configuredAt: new Date(now) }]);
  });

  it("shows somebody else's webhook instead, without secrets, until it may replace it", async () => {
    agent.change(theirs);
    const shown = await install();
    expect(shown).toMatchObject({ kind: 'foreign', current: { url: theirs.url }, wantedUrl: url });
    expect(JSON.stringify(shown)).not.toContain('their-secret');
    expect(agent.writes).toBe(0);
    const replaces = shown.kind === 'foreign' ? shown.seen : '';
    expect(await install({ replaces })).toEqual({ kind: 'installed', url });
  });

  it('asks again when another webhook is there than the one that was seen', async () => {
    agent.change(theirs);
    const shown = await install();
    agent.change({ url: 'https://other.example/longer-hook' });
    const replaces = shown.kind === 'foreign' ? shown.seen : '';
    expect(await install({ replaces })).toMatchObject({ kind: 'foreign' });
    expect(await install({ replaces: 'any' })).toMatchObject({ kind: 'installed' });
  });

  it('looks again when the settings change before it writes', async () => {
    let changes = 0;
    agent.afterRead = () => {
      changes += 1;
      if (changes === 1) agent.change(theirs);
    };
    expect(await install()).toMatchObject({ kind: 'foreign' });
    expect(agent.writes).toBe(0);
  });

  it('gives up when the settings keep changing', async () => {
    let types = 0;
    agent.afterRead = () => {
      types += 256;
      agent.change({ types });
    };
    expect(await install()).toEqual({ kind: 'changing' });
    expect(agent.writes).toBe(0);
  });

  it('needs a valid address', async () => {
    base = null;
    expect(await install()).toEqual({ kind: 'no-address' });
    expect(await install({ baseUrl: 'bot:8787' })).toEqual({ kind: 'invalid-address' });
    expect(await install({ baseUrl: 'http://inside:1' })).toEqual({
      kind: 'installed',
      url: 'http://inside:1/webhooks/overseerr/default',
    });
  });

  it('takes a lost answer for a success if the server has the settings', async () => {
    agent.losesAnswers = true;
    expect(await install()).toMatchObject({ kind: 'installed' });
    agent.keepsNothing = true;
    await expect(install({ baseUrl: 'http://inside:1' })).rejects.toThrow('overseerr-failed');
    expect(audited).toHaveLength(1);
  });

  it('is for admins', async () => {
    const member = anActor({ isAdmin: false, canManageSpace: true });
    for (const attempt of [
      () => setup.install(member, serviceId),
      () => setup.test(member, serviceId),
      () => setup.remove(member, serviceId),
      () => setup.getWebhook(member, serviceId),
    ]) {
      await expect(attempt()).rejects.toThrow('admins-only');
    }
    expect(refused).toEqual(Array.from({ length: 4 }, () => 'admins-only'));
    expect(agent.writes).toBe(0);
    await setup.install(anActor({ isAdmin: true }), serviceId);
    expect(agent.writes).toBe(1);
  });
});

describe('a test notification', () => {
  it('is sent with the settings that the server has', async () => {
    await install();
    const sent: WebhookSettings[] = [];
    agent.deliver = async (settings) => {
      sent.push(settings);
      await states.recordArrival(serviceId, { isTest: true, at: new Date(now) });
      return 'delivered';
    };
    expect(await test()).toBe('arrived');
    expect(sent).toEqual([agent.settings]);
    expect(await setup.getWebhook(operatorActor, serviceId)).toMatchObject({ isProven: true });
  });

  it("is not sent with somebody else's webhook", async () => {
    agent.change(theirs);
    expect(await test()).toBe('not-set-up');
  });
});

it('a webhook that was refused is reported for a day, although later ones arrived', async () => {
  await install();
  const refusedAt = new Date(now);
  await states.recordRefusal(serviceId, refusedAt);
  await states.recordArrival(serviceId, { isTest: false, at: new Date(now + 1) });
  expect(await setup.getWebhook(operatorActor, serviceId)).toMatchObject({ refusedAt });
  now += 24 * 3_600_000;
  expect(await setup.getWebhook(operatorActor, serviceId)).toMatchObject({ refusedAt: null });
});

describe('removing a webhook', () => {
  it('turns it off, and forgets that webhooks arrived', async () => {
    await install();
    await states.recordArrival(serviceId, { isTest: false, at: new Date(now) });
    expect(await setup.remove(operatorActor, serviceId)).toBe('removed');
    expect(agent.settings).toMatchObject({ isEnabled: false, url: '', authHeader: '' });
    expect(await states.list([serviceId])).toEqual([]);
    expect(audited.map(({ action }) => action)).toEqual(['webhook.install', 'webhook.remove']);
    expect(await setup.remove(operatorActor, serviceId)).toBe('absent');
  });

  it("leaves somebody else's alone", async () => {
    agent.change(theirs);
    expect(await setup.remove(operatorActor, serviceId)).toBe('foreign');
    expect(agent.writes).toBe(0);
  });
});
