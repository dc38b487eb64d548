import { describe, expect, it } from 'vitest';
import type { ServiceId } from '../../../src/domain/id.ts';
import type { Job } from '../../../src/domain/job.ts';
import { createHttpApp, createHttpServer, type HttpDeps } from '../../../src/http/server.ts';
import { anId } from '../../support/factories.ts';

const secret = 'Bearer a-webhook-secret';
const serviceId: ServiceId = anId<'service'>();
const silent = { debug() {}, info() {}, warn() {}, error() {} };

function anHttpApp(isDatabaseUp = true) {
  const enqueued: Job[] = [];
  const recorded: string[] = [];
  const deps: HttpDeps = {
    retry: (work) => work(),
    publicUrl: null,
    host: '127.0.0.1',
    port: 0,
    webhookSecret: secret,
    findServiceId: (name: string) => (name === 'default' || name === serviceId ? serviceId : null),
    webhooks: {
      async receive(jobs) {
        enqueued.push(...jobs);
      },
      async recordArrival(id, { isTest }) {
        recorded.push(`${id === serviceId} ${isTest ? 'test' : 'notification'}`);
      },
      async recordRefusal(id) {
        recorded.push(`${id === serviceId} refusal`);
      },
    },
    readinessChecks: [
      {
        name: 'database',
        check: async () => ({
          ok: isDatabaseUp,
          detail: isDatabaseUp ? 'connected' : 'not responding',
        }),
      },
    ],
    chatWebhook: null,
    demoPage: null,
    log: silent,
  };
  return { enqueued, recorded, deps, app: createHttpApp(deps) };
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

describe('an Overseerr webhook', () => {
  it.each([
    ['a notification', pending, secret, 'notification'],
    ['one about an issue', { notification_type: 'ISSUE_CREATED' }, secret, 'notification'],
    ['a test', { notification_type: 'TEST_NOTIFICATION', request: null }, secret, 'test'],
    ['one with another header', pending, 'Bearer something', 'refusal'],
  ])('is recorded: %s', async (_, body, authorization, what) => {
    const { app, recorded } = anHttpApp();
    await app.request('/webhooks/overseerr/default', post(body, { authorization }));
    expect(recorded).toEqual([`true ${what}`]);
  });

  it('to no server with another header is reported as well', async () => {
    const { app, recorded } = anHttpApp();
    const authorization = 'Bearer something';
    await app.request('/webhooks/overseerr/nobody', post(pending, { authorization }));
    expect(recorded).toEqual(['false refusal']);
  });

  it('is handled although it cannot be recorded', async () => {
    const { deps, enqueued } = anHttpApp();
    const recordArrival = () => Promise.reject(new Error('no database'));
    const webhooks = { ...deps.webhooks, recordArrival };
    const app = createHttpApp({ ...deps, webhooks });
    const response = await app.request('/webhooks/overseerr/default', post(pending));
    expect(response.status).toBe(204);
    expect(enqueued).toHaveLength(1);
  });

  it.each([
    ['MEDIA_PENDING', 'pending'],
    ['MEDIA_APPROVED', 'approved'],
    ['MEDIA_AUTO_APPROVED', 'approved'],
    ['MEDIA_DECLINED', 'declined'],
  ])('that the bot may have caused itself is handled: %s', async (type, to) => {
    const { app, enqueued } = anHttpApp();
    const body = { ...pending, notification_type: type };
    const response = await app.request('/webhooks/overseerr/default', post(body));
    expect(response.status).toBe(204);
    const payload = { serviceId, remoteId: 29, title: 'movie:438631', to };
    expect(enqueued).toEqual([{ kind: 'handle-webhook', payload }]);
  });

  it.each([
    ['with a type that the bot never causes', { ...pending, notification_type: 'MEDIA_AVAILABLE' }],
    ['without a title', { ...pending, media: null }],
    ['with an invalid title', { ...pending, media: { media_type: 'song', tmdbId: '1' } }],
  ])('%s syncs its request', async (_, body) => {
    const { app, enqueued } = anHttpApp();
    await app.request('/webhooks/overseerr/default', post(body));
    expect(enqueued).toEqual([{ kind: 'sync-request', payload: { serviceId, remoteId: 29 } }]);
  });

  it.each([
    ['without the header', {}],
    ['with another secret', { authorization: 'Bearer something' }],
    ['with part of the secret', { authorization: secret.slice(0, -1) }],
  ])('is rejected %s', async (_, headers: Record<string, string>) => {
    const { app, enqueued } = anHttpApp();
    const response = await app.request('/webhooks/overseerr/default', post(pending, headers));
    expect(response.status).toBe(401);
    expect(enqueued).toEqual([]);
  });

  it.each([
    ['a test', { notification_type: 'TEST_NOTIFICATION', request: null }],
    ['an issue', { notification_type: 'ISSUE_CREATED', request: null, issue: {} }],
    ['an invalid request id', { ...pending, request: { request_id: '1; drop table' } }],
  ])('about %s is accepted and changes nothing', async (_, body) => {
    const { app, enqueued } = anHttpApp();
    expect((await app.request('/webhooks/overseerr/default', post(body))).status).toBe(204);
    expect(enqueued).toEqual([]);
  });

  it.each(['', '{', '[]', 'null', '{"notification_type":5}'])(
    'with the body "%s" is rejected',
    async (body) => {
      const { app } = anHttpApp();
      expect((await app.request('/webhooks/overseerr/default', post(body))).status).toBe(400);
    },
  );

  it('for an unknown server is rejected', async () => {
    const { app } = anHttpApp();
    expect((await app.request(`/webhooks/overseerr/${anId()}`, post(pending))).status).toBe(404);
  });

  it('that is too large is rejected', async () => {
    const { app } = anHttpApp();
    const huge = post({ ...pending, message: 'x'.repeat(300_000) });
    expect((await app.request('/webhooks/overseerr/default', huge)).status).toBe(413);
  });
});

describe('health checks over HTTP', () => {
  it('report the process and its dependencies separately', async () => {
    const { app } = anHttpApp(false);
    expect((await app.request('/healthz')).status).toBe(200);
    const ready = await app.request('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({
      ok: false,
      parts: [{ name: 'database', ok: false, detail: 'not responding' }],
    });
    expect((await anHttpApp().app.request('/readyz')).status).toBe(200);
  });

  it('are served on a port until the server is stopped', async () => {
    const server = createHttpServer(anHttpApp().deps);
    const port = await server.start();
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    await server.stop();
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });

  it('fail with the port number if the port is in use', async () => {
    const first = createHttpServer(anHttpApp().deps);
    const port = await first.start();
    const second = createHttpServer({ ...anHttpApp().deps, port });
    await expect(second.start()).rejects.toThrow(String(port));
    await first.stop();
  });

  it('fail with the name of the setting if the address is not one of this computer', async () => {
    const server = createHttpServer({ ...anHttpApp().deps, host: '192.0.2.1' });
    await expect(server.start()).rejects.toThrow('192.0.2.1. Change HTTP_HOST');
  });
});
