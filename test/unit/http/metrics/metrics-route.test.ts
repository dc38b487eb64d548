import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../../../src/http/metrics/create-metrics.ts';
import { respondWithMetrics } from '../../../../src/http/metrics/metrics-route.ts';
import { idleCollectors } from '../../../support/idle-collectors.ts';

const token = 'a-token-for-prometheus';

function ask(options: {
  readonly token?: string | null;
  readonly isPublic?: boolean;
  readonly from?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}) {
  const app = new Hono();
  const registry = createMetrics({ version: '1.2.3', clock: () => new Date(0) });
  app.get(
    '/metrics',
    respondWithMetrics({
      registry,
      collectors: idleCollectors,
      token: options.token ?? null,
      isPublic: options.isPublic ?? false,
    }),
  );
  const { from = '127.0.0.1' } = options;
  const bindings = from === null ? {} : { incoming: { socket: { remoteAddress: from } } };
  const headers = { host: '127.0.0.1:8787', ...options.headers };
  return app.request('/metrics', { headers }, bindings);
}

describe('the metrics', () => {
  it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])(
    'without a token are for this machine: %s',
    async (from) => {
      const response = await ask({ from });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).toContain('medianest_build_info{version="1.2.3"');
    },
  );

  it.each(['192.168.1.5', '10.0.0.1', '::ffff:10.0.0.1', 'fe80::1', '1.127.0.0.1', '', null])(
    'without a token do not exist for others: %s',
    async (from) => {
      expect((await ask({ from })).status).toBe(404);
    },
  );

  it.each([
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-forwarded-for': '203.0.113.7' },
    { 'X-Real-IP': '127.0.0.1' },
    { forwarded: 'for=127.0.0.1' },
    { via: '1.1 proxy' },
    { 'cf-connecting-ip': '::1' },
    { host: 'evil.example.org' },
    { host: 'localhost.evil.example.org:8787' },
    { host: '127.0.0.1.evil.example.org' },
  ])('without a token do not exist for a request that was passed on: %o', async (headers) => {
    expect((await ask({ headers })).status).toBe(404);
  });

  it('without a token do not exist when a proxy on this machine may pass on requests', async () => {
    expect((await ask({ isPublic: true })).status).toBe(404);
  });

  it.each(['X-Forwarded-For', 'X-Real-IP', 'Forwarded'])(
    'believe no %s of somebody else',
    async (name) => {
      const headers = { [name]: name === 'Forwarded' ? 'for=127.0.0.1' : '127.0.0.1' };
      expect((await ask({ from: '203.0.113.7', headers })).status).toBe(404);
      expect((await ask({ from: '203.0.113.7', headers, token })).status).toBe(401);
    },
  );

  it.each(['203.0.113.7', '127.0.0.1', null])(
    'with a token are for its holder: %s',
    async (from) => {
      const headers = { authorization: `Bearer ${token}` };
      expect((await ask({ token, from, headers, isPublic: true })).status).toBe(200);
    },
  );

  it.each([
    {},
    { authorization: 'Bearer' },
    { authorization: 'Bearer wrong' },
    { authorization: `Bearer ${token}x` },
    { authorization: `Bearer ${token.slice(1)}` },
    { authorization: `Basic ${token}` },
    { authorization: token },
    { 'x-token': token },
  ])('with a token are refused without it, also to this machine: %o', async (headers) => {
    const response = await ask({ token, headers });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.text()).not.toContain('medianest_');
  });
});
