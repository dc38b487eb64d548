import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ServiceId } from '../domain/id.ts';
import type { Job } from '../domain/job.ts';
import type { Log } from '../ports/ports.ts';
import { isAuthorized, toWebhookJobs } from './overseerr-webhook.ts';
import type { ReadinessCheck } from './readiness.ts';

export interface HttpDeps {
  readonly host: string;
  readonly port: number;
  readonly webhookSecret: string;
  /** The id of a service by its name or id; null when there is none. */
  readonly findServiceId: (name: string) => ServiceId | null;
  /** Takes the jobs that a webhook asks for. */
  readonly receiveWebhook: (jobs: readonly Job[]) => Promise<void>;
  readonly readinessChecks: readonly ReadinessCheck[];
  /** A chat platform's own webhook, where it has one. */
  readonly chatWebhook: { path: string; handle: (request: Request) => Promise<Response> } | null;
  /** The demonstration page, where there is one. */
  readonly demoPage: Hono | null;
  /** The pages to sign in on; null when browsers cannot reach us. */
  readonly linkRoutes?: Hono | null;
  readonly log: Log;
}

const webhookMaxBytes = 256 * 1024;

/** The door for webhooks and health; usable without a socket through `fetch`. */
export function createHttpApp(deps: HttpDeps): Hono {
  const {
    webhookSecret,
    findServiceId,
    receiveWebhook,
    readinessChecks,
    chatWebhook,
    demoPage,
    linkRoutes,
    log,
  } = deps;
  const app = new Hono();

  app.get('/healthz', (c) => c.json({ ok: true }));

  app.get('/readyz', async (c) => {
    const results = await Promise.all(
      readinessChecks.map(async ({ name, check }) => ({ name, ...(await check()) })),
    );
    const ok = results.every((line) => line.ok);
    return c.json({ ok, parts: results }, ok ? 200 : 503);
  });

  app.post(
    '/webhooks/overseerr/:service',
    bodyLimit({ maxSize: webhookMaxBytes, onError: (c) => c.json({ error: 'too large' }, 413) }),
    async (c) => {
      if (!isAuthorized(c.req.header('authorization'), webhookSecret)) {
        return c.json({ error: 'wrong Authorization header' }, 401);
      }
      const id = findServiceId(c.req.param('service'));
      if (!id) return c.json({ error: 'unknown service' }, 404);
      const webhookJobs = toWebhookJobs(await c.req.json().catch(() => null), id);
      if (!webhookJobs) return c.json({ error: 'not a webhook of Overseerr' }, 400);
      await receiveWebhook(webhookJobs);
      return c.body(null, 204);
    },
  );

  if (linkRoutes) app.route('/link', linkRoutes);
  if (demoPage) app.route('/', demoPage);
  if (chatWebhook) app.post(chatWebhook.path, (c) => chatWebhook.handle(c.req.raw));

  app.notFound((c) => c.json({ error: 'not found' }, 404));
  app.onError((error, c) => {
    log.error({ error, method: c.req.method, path: c.req.path }, 'a call over HTTP failed');
    return c.json({ error: 'failed' }, 500);
  });
  return app;
}

export interface HttpServer {
  /** Resolves with the port once listening; rejects when the port is taken. */
  start(): Promise<number>;
  stop(): Promise<void>;
}

/** The same behind a socket. */
export function createHttpServer(deps: HttpDeps): HttpServer {
  const app = createHttpApp(deps);
  let server: ReturnType<typeof serve> | null = null;
  return {
    start: () =>
      new Promise((resolve, reject) => {
        const { host: hostname, port } = deps;
        server = serve({ fetch: app.fetch, hostname, port }, (info) => resolve(info.port));
        server.on('error', (error) => reject(explainListenError(error, port)));
      }),
    stop: () =>
      new Promise((resolve) => {
        if (!server) return resolve();
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function explainListenError(error: Error, port: number): Error {
  const isTaken = 'code' in error && error.code === 'EADDRINUSE';
  return isTaken ? new Error(`port ${port} is taken: set HTTP_PORT to another one`) : error;
}
