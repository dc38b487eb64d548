import { describe, expect, it } from 'vitest';
import type { ServiceId } from '../../../src/domain/id.ts';
import type { Job } from '../../../src/domain/job.ts';
import { createHttpApp, createHttpServer } from '../../../src/http/server.ts';
import { anId } from '../../support/factories.ts';

const secret = 'Bearer a-webhook-secret';
const serviceId: ServiceId = anId<'service'>();
const silent = { debug() {}, info() {}, warn() {}, error() {} };

function anHttpApp(isDatabaseUp = true) {
  const added: Job[] = [];
  const needs = {
    host: '127.0.0.1',
    port: 0,
    webhookSecret: secret,
    findServiceId: (name: string) => (name === 'default' || name === serviceId ? serviceId : null),
    async receiveWebhook(jobs: readonly Job[]) {
      added.push(...jobs);
    },
    readinessChecks: [
      {
        name: 'database',
        check: async () => ({ ok: isDatabaseUp, detail: isDatabaseUp ? 'answers' : 'away' }),
      },
    ],
    chatWebhook: null,
    demoPage: null,
    log: silent,
  };
  return { added, needs, app: createHttpApp(needs) };
}

function post(body: unknown, headers: Record<string, string> = { authorization: secret }) {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

const pending = {
  notification_type: 'MEDIA_PENDING',
  subject: 'Dune (2021)',
  media: { media_type: 'movie', tmdbId: '438631' },
  request: { request_id: '29', requestedBy_username: 'dave' },
  extra: [],
};

describe('a webhook', () => {
  it.each([
    ['MEDIA_PENDING', 'pending'],
    ['MEDIA_APPROVED', 'approved'],
    ['MEDIA_AUTO_APPROVED', 'approved'],
    ['MEDIA_DECLINED', 'declined'],
  ])('that may be the echo of our own call is heeded: %s', async (type, to) => {
    const { app, added } = anHttpApp();
    const body = { ...pending, notification_type: type };
    const response = await app.request('/webhooks/overseerr/default', post(body));
    expect(response.status).toBe(204);
    const payload = { serviceId, remoteId: 29, title: 'movie:438631', to };
    expect(added).toEqual([{ kind: 'handle-webhook', payload }]);
  });

  it.each([
    ['of what we never bring about', { ...pending, notification_type: 'MEDIA_AVAILABLE' }],
    ['without a title', { ...pending, media: null }],
    ['with a title that is none', { ...pending, media: { media_type: 'song', tmdbId: '1' } }],
  ])('%s asks for a look at the request it names', async (_, body) => {
    const { app, added } = anHttpApp();
    await app.request('/webhooks/overseerr/default', post(body));
    expect(added).toEqual([{ kind: 'sync-request', payload: { serviceId, remoteId: 29 } }]);
  });

  it.each([
    ['without the header', {}],
    ['with another secret', { authorization: 'Bearer something' }],
    ['with a part of the secret', { authorization: secret.slice(0, -1) }],
  ])('is refused %s', async (_, headers: Record<string, string>) => {
    const { app, added } = anHttpApp();
    const response = await app.request('/webhooks/overseerr/default', post(pending, headers));
    expect(response.status).toBe(401);
    expect(added).toEqual([]);
  });

  it.each([
    ['a test', { notification_type: 'TEST_NOTIFICATION', request: null }],
    ['an issue', { notification_type: 'ISSUE_CREATED', request: null, issue: {} }],
    ['a request id that is none', { ...pending, request: { request_id: '1; drop table' } }],
  ])('about %s is taken and changes nothing', async (_, body) => {
    const { app, added } = anHttpApp();
    expect((await app.request('/webhooks/overseerr/default', post(body))).status).toBe(204);
    expect(added).toEqual([]);
  });

  it.each(['', '{', '[]', 'null', '{"notification_type":5}'])(
    'that says "%s" is refused',
    async (body) => {
      const { app } = anHttpApp();
      expect((await app.request('/webhooks/overseerr/default', post(body))).status).toBe(400);
    },
  );

  it('for an unknown service is refused', async () => {
    const { app } = anHttpApp();
    expect((await app.request(`/webhooks/overseerr/${anId()}`, post(pending))).status).toBe(404);
  });

  it('that is too large is refused', async () => {
    const { app } = anHttpApp();
    const huge = post({ ...pending, message: 'x'.repeat(300_000) });
    expect((await app.request('/webhooks/overseerr/default', huge)).status).toBe(413);
  });
});

describe('health', () => {
  it('is one thing for the process and another for what it needs', async () => {
    const { app } = anHttpApp(false);
    expect((await app.request('/healthz')).status).toBe(200);
    const ready = await app.request('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({
      ok: false,
      parts: [{ name: 'database', ok: false, detail: 'away' }],
    });
    expect((await anHttpApp().app.request('/readyz')).status).toBe(200);
  });

  it('is answered over a socket, until the door is closed', async () => {
    const server = createHttpServer(anHttpApp().needs);
    const port = await server.start();
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    await server.stop();
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });

  it('says clearly when the port is taken', async () => {
    const first = createHttpServer(anHttpApp().needs);
    const port = await first.start();
    const second = createHttpServer({ ...anHttpApp().needs, port });
    await expect(second.start()).rejects.toThrow(String(port));
    await first.stop();
  });
});
