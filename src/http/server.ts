import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { ServiceId } from '../domain/id.ts';
import type { Job } from '../domain/job.ts';
import type { DatabaseRetry } from '../ports/database-retry.ts';
import type { Log } from '../ports/log.ts';
import type { ConsoleEnv } from './console/console-env.ts';
import { limitBody } from './limit-body.ts';
import { type MetricsPage, respondWithMetrics } from './metrics/metrics-route.ts';
import { observeRequests } from './metrics/observe-requests.ts';
import { hasWebhookSecret, readWebhook } from './overseerr-webhook.ts';
import { type ReadinessCheck, runReadinessChecks } from './readiness.ts';
import { respondToError } from './respond-to-error.ts';
import { setSecurityHeaders } from './security-headers.ts';

/** How long a client may take, in milliseconds. */
export interface HttpTimeouts {
  readonly headersMs: number;
  /** For the whole request with its body. */
  readonly requestMs: number;
  /** How often these two are checked. */
  readonly checkMs: number;
}

const defaultTimeouts: HttpTimeouts = { headersMs: 10_000, requestMs: 30_000, checkMs: 5_000 };

/** What the HTTP server needs. */
export interface HttpDeps {
  readonly host: string;
  readonly port: number;
  readonly webhookSecret: string;
  /** Finds the id of an Overseerr server by its name or id; null if there is none. */
  readonly findServiceId: (name: string) => ServiceId | null;
  readonly webhooks: {
    /** Takes the jobs that a webhook asks for. */
    receive(jobs: readonly Job[]): Promise<void>;
    recordArrival(id: ServiceId, what: { readonly isTest: boolean }): Promise<void>;
    /** Null: the webhook went to an address of no server. */
    recordRefusal(id: ServiceId | null): Promise<void>;
  };
  readonly retry: DatabaseRetry;
  readonly readinessChecks: readonly ReadinessCheck[];
  /** The webhook of a chat platform, if there is one. */
  readonly chatWebhook: { path: string; handle: (request: Request) => Promise<Response> } | null;
  /** The demo page, if there is one. */
  readonly demoPage: Hono | null;
  /** The console at `/console` and its API at `/api`; null: it is switched off. */
  readonly consoleApp?: Hono<ConsoleEnv> | null;
  /** The sign-in pages; null if the bot has no public address. */
  readonly linkRoutes?: Hono | null;
  /** The metrics of the process; null: there is no page for them. */
  readonly metrics?: MetricsPage | null;
  /** The public address of the server, if it has one. */
  readonly publicUrl: string | null;
  readonly timeouts?: Partial<HttpTimeouts>;
  readonly log: Log;
}

const webhookMaxBytes = 256 * 1024;
/** An Overseerr server waits longer for the response, but sends a webhook only once. */
const webhookRetryMs = 5_000;

/** Routes for webhooks, health checks, and pages. Tests call it through `fetch`, without a socket. */
export function createHttpApp(deps: HttpDeps): Hono {
  const {
    webhookSecret,
    findServiceId,
    webhooks,
    retry,
    readinessChecks,
    chatWebhook,
    demoPage,
    consoleApp,
    linkRoutes,
    metrics,
    log,
  } = deps;
  const app = new Hono();

  app.use(setSecurityHeaders(deps.publicUrl));
  if (metrics) app.use(observeRequests(metrics.registry, chatWebhook?.path ?? null));

  app.get('/healthz', (c) => c.json({ ok: true }));

  app.get('/readyz', async (c) => {
    const results = await runReadinessChecks(readinessChecks);
    const ok = results.every((result) => result.ok);
    return c.json({ ok, parts: results }, ok ? 200 : 503);
  });

  if (metrics) app.get('/metrics', respondWithMetrics(metrics));

  app.post(
    '/webhooks/overseerr/:service',
    limitBody({ maxSize: webhookMaxBytes, onError: (c) => c.json({ error: 'too large' }, 413) }),
    async (c) => {
      const id = findServiceId(c.req.param('service'));
      if (!hasWebhookSecret(c.req.header('authorization'), webhookSecret)) {
        await record(webhooks.recordRefusal(id));
        return c.json({ error: 'invalid Authorization header' }, 401);
      }
      if (!id) return c.json({ error: 'unknown server' }, 404);
      const webhook = readWebhook(await c.req.json().catch(() => null), id);
      if (!webhook) return c.json({ error: 'not an Overseerr webhook' }, 400);
      await retry(() => webhooks.receive(webhook.jobs), webhookRetryMs);
      await record(webhooks.recordArrival(id, webhook));
      return c.body(null, 204);
    },
  );

  if (linkRoutes) app.route('/link', linkRoutes);
  if (consoleApp) app.route('/', consoleApp);
  if (demoPage) app.route('/', demoPage);
  if (chatWebhook) app.post(chatWebhook.path, (c) => chatWebhook.handle(c.req.raw));

  /** What a webhook asks for is done, or refused, whether or not that can be recorded. */
  async function record(recording: Promise<void>): Promise<void> {
    await recording.catch((error: unknown) => log.warn({ error }, 'A webhook was not recorded'));
  }

  app.notFound((c) => c.json({ error: 'not found' }, 404));
  app.onError((error, c) => {
    const { status, error: reason } = respondToError(error, c, log);
    return c.json({ error: reason }, status);
  });
  return app;
}

/** The HTTP server. */
export interface HttpServer {
  /** Resolves with the port when it is listening. Rejects if the port is in use. */
  start(): Promise<number>;
  stop(): Promise<void>;
}

/** Serves the routes on a port. */
export function createHttpServer(deps: HttpDeps): HttpServer {
  const app = createHttpApp(deps);
  let server: ReturnType<typeof serve> | null = null;
  return {
    start: () =>
      new Promise((resolve, reject) => {
        const { host: hostname, port } = deps;
        const { headersMs, requestMs, checkMs } = { ...defaultTimeouts, ...deps.timeouts };
        const serverOptions = {
          headersTimeout: headersMs,
          requestTimeout: requestMs,
          connectionsCheckingInterval: checkMs,
        };
        const options = { fetch: app.fetch, hostname, port, serverOptions };
        server = serve(options, (info) => resolve(info.port));
        server.on('error', (error) => reject(explainListenError(error, { hostname, port })));
      }),
    stop: () =>
      new Promise((resolve) => {
        if (!server) return resolve();
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function explainListenError(
  error: NodeJS.ErrnoException,
  { hostname, port }: { readonly hostname: string; readonly port: number },
): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Error(`Port ${port} is already in use. Set HTTP_PORT to a different port`);
    case 'EACCES':
      return new Error(`This user may not use port ${port}. Set HTTP_PORT to one above 1023`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Error(`This computer does not have the address ${hostname}. Change HTTP_HOST`);
    default:
      return error;
  }
}
