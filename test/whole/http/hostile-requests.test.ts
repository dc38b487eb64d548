import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { createHttpApp, createHttpServer, type HttpDeps } from '../../../src/http/server.ts';
import { anId } from '../../support/factories.ts';
import { idleWebhooks } from '../../support/idle-webhooks.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import { waitUntil } from '../../support/wait-until.ts';

const secret = 'Bearer a-webhook-secret';
const webhookPath = '/webhooks/overseerr/default';
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function setUp(more: Partial<HttpDeps> = {}) {
  const { log, lines } = createRecordingLog();
  const received: unknown[] = [];
  const deps: HttpDeps = {
    host: '127.0.0.1',
    port: 0,
    webhookSecret: secret,
    findServiceId: () => anId<'service'>(),
    webhooks: {
      ...idleWebhooks,
      receive: async (jobs) => {
        received.push(...jobs);
      },
    },
    retry: (work) => work(),
    readinessChecks: [],
    chatWebhook: null,
    demoPage: null,
    publicUrl: null,
    log,
    ...more,
  };
  return { deps, received, lines, app: createHttpApp(deps) };
}

function post(body: string, headers: Record<string, string> = {}) {
  const all = { authorization: secret, 'content-type': 'application/json', ...headers };
  return { method: 'POST', headers: all, body };
}

/** Sends raw bytes to a running server; collects the response. */
async function openRaw(deps: HttpDeps) {
  const server = createHttpServer(deps);
  const port = await server.start();
  closers.push(() => server.stop());
  const socket: Socket = connect(port, '127.0.0.1');
  closers.push(() => socket.destroy());
  await once(socket, 'connect');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  socket.on('error', () => undefined);
  return { socket, answer: () => answer };
}

const head = (length: number) =>
  [
    `POST ${webhookPath} HTTP/1.1`,
    'Host: localhost',
    `Authorization: ${secret}`,
    'Content-Type: application/json',
    length < 0 ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`,
    '',
    '',
  ].join('\r\n');

describe('every response', () => {
  it.each([
    ['/healthz', {}, 200],
    ['/readyz', {}, 200],
    ['/nothing', {}, 404],
    [webhookPath, post('{}', { authorization: 'wrong' }), 401],
    [webhookPath, post('x'.repeat(300_000)), 413],
    [webhookPath, post('{'), 400],
  ])('of %s protects against misuse by browsers (%#)', async (path, init, status) => {
    const response = await setUp().app.request(path, init);
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
  });

  it('keeps the policy of a page', async () => {
    const { app } = setUp({
      chatWebhook: {
        path: '/page',
        handle: async () => new Response('', { headers: { 'content-security-policy': 'own' } }),
      },
    });
    const response = await app.request('/page', { method: 'POST' });
    expect(response.headers.get('content-security-policy')).toBe('own');
  });

  it.each([
    ['https://media.example.org', 'max-age=31536000'],
    ['http://media.example.org', null],
    [null, null],
  ])('requires https if and only if the public address uses it (%s)', async (publicUrl, value) => {
    for (const path of ['/healthz', '/nothing']) {
      const { headers } = await setUp({ publicUrl }).app.request(path);
      expect(headers.get('strict-transport-security')).toBe(value);
    }
  });
});

describe('a webhook', () => {
  it.each([2 ** 31, 9_999_999_999])('about the impossible request %s starts no job', async (id) => {
    const { app, received } = setUp();
    const body = { notification_type: 'MEDIA_APPROVED', request: { request_id: `${id}` } };
    const response = await app.request(webhookPath, post(JSON.stringify(body)));
    expect(response.status).toBe(204);
    expect(received).toEqual([]);
  });

  it('about an impossible title syncs its request', async () => {
    const { app, received } = setUp();
    const body = {
      notification_type: 'MEDIA_APPROVED',
      request: { request_id: `${2 ** 31 - 1}` },
      media: { media_type: 'movie', tmdbId: `${2 ** 31}` },
    };
    await app.request(webhookPath, post(JSON.stringify(body)));
    expect(received).toMatchObject([
      { kind: 'sync-request', payload: { remoteId: 2_147_483_647 } },
    ]);
  });

  it('while the database is down gets a 503, and logs no error', async () => {
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const { app, lines } = setUp({
      retry: () => Promise.reject(new AppError('database-unreachable', { cause })),
    });
    const body = { notification_type: 'MEDIA_APPROVED', request: { request_id: '1' } };
    const response = await app.request(webhookPath, post(JSON.stringify(body)));
    expect(response.status).toBe(503);
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
  });

  it('that is cut off in its body logs no error', async () => {
    const { deps, lines } = setUp();
    const { socket } = await openRaw(deps);
    socket.write(`${head(-1)}5\r\n{"not`);
    socket.end();
    await waitUntil(() => lines.length > 0, 'the request to be handled');
    socket.destroy();
    expect(lines.map(({ level }) => level)).toEqual(['debug']);
  });

  it('whose body arrives too slowly is closed', async () => {
    const { deps } = setUp({ timeouts: { headersMs: 50, requestMs: 100, checkMs: 10 } });
    const { socket, answer } = await openRaw(deps);
    const closed = once(socket, 'close');
    socket.write(`${head(1_000)}{`);
    await closed;
    expect(answer()).toMatch(/^HTTP\/1\.1 408 /);
  });
});
