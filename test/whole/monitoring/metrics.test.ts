import { request } from 'undici';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { MeasuredQuery } from '../../../src/database/monitoring/observe-queries.ts';
import { createRequestFigures } from '../../../src/database/monitoring/request-figures.ts';
import { createPrismaClient } from '../../../src/database/prisma-client.ts';
import { createRequestRepository } from '../../../src/database/requests/request-repository.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import { createMetrics } from '../../../src/http/metrics/create-metrics.ts';
import { createHttpServer } from '../../../src/http/server.ts';
import type { FinishedJob } from '../../../src/ports/metrics.ts';
import {
  aCard,
  aNewRequest,
  aRequest,
  newId,
  setUpDatabaseForTest,
} from '../../support/database-setup.ts';
import { anId } from '../../support/factories.ts';
import { idleCollectors } from '../../support/idle-collectors.ts';
import { idleWebhooks } from '../../support/idle-webhooks.ts';
import { aSubmitJob, createJobFixture } from '../../support/job-fixture.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

describe('GET /metrics of a running server', () => {
  async function startServer(token: string | null) {
    const registry = createMetrics({ version: '1.2.3', clock: () => new Date() });
    const server = createHttpServer({
      host: '127.0.0.1',
      port: 0,
      webhookSecret: 'a webhook secret',
      findServiceId: () => anId<'service'>(),
      webhooks: idleWebhooks,
      retry: (work) => work(),
      readinessChecks: [],
      chatWebhook: { path: '/a-secret-path', handle: async () => new Response('') },
      demoPage: null,
      publicUrl: null,
      metrics: { registry, collectors: idleCollectors, token, isPublic: false },
      log: createRecordingLog().log,
    });
    const port = await server.start();
    onTestFinished(() => server.stop());
    return async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
      const response = await request(`http://127.0.0.1:${port}${path}`, {
        method: method === 'POST' ? 'POST' : 'GET',
        headers,
      });
      return { status: response.statusCode, text: await response.body.text() };
    };
  }

  it('believes the connection and not what headers say about it', async () => {
    const ask = await startServer(null);
    expect((await ask('/metrics')).status).toBe(200);
    expect((await ask('/metrics', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(404);
    expect((await ask('/metrics', { host: 'rebound.example.org' })).status).toBe(404);
  });

  it('needs the token if there is one', async () => {
    const ask = await startServer('a-token-for-prometheus');
    expect((await ask('/metrics')).status).toBe(401);
    const { status } = await ask('/metrics', { authorization: 'Bearer a-token-for-prometheus' });
    expect(status).toBe(200);
  });

  it('names patterns instead of the paths that somebody asked for', async () => {
    const ask = await startServer(null);
    await ask('/healthz');
    await ask('/a/made-up/path');
    await ask('/a-secret-path', {}, 'POST');
    await ask('/webhooks/overseerr/my-server', {}, 'POST');
    const { text } = await ask('/metrics');
    const routes = [...text.matchAll(/http_server_request_duration_seconds_count\{(.*)\} /g)].map(
      ([, labels]) => labels,
    );
    expect(routes.sort()).toEqual([
      'method="GET",route="/healthz",status="200"',
      'method="GET",route="none",status="404"',
      'method="POST",route="/webhooks/overseerr/:service",status="401"',
      'method="POST",route="chat webhook",status="200"',
    ]);
    expect(text).not.toContain('made-up');
  });
});

describe('the database', () => {
  it('is measured for Prisma, Kysely, prepared statements, and failures', async () => {
    const { url } = await setUpDatabaseForTest();
    const {
      prisma,
      kysely,
      pool,
      queries: observers,
      close,
    } = createPrismaClient({
      url,
      poolSize: 2,
      poolTimeoutSeconds: 5,
    });
    onTestFinished(close);
    const queries: MeasuredQuery[] = [];
    observers.add((query) => queries.push(query));
    await prisma.user.count();
    await prisma.$transaction([prisma.space.count()]);
    await kysely.selectFrom('card').select('id').execute();
    await pool.query({ name: 'planted-statement', text: 'select $1::int', values: [1] });
    await expect(
      kysely.selectFrom('card').selectAll().where('id', '=', 'x').execute(),
    ).rejects.toThrow();
    const client = await pool.connect();
    await client.query('select 2');
    client.release();
    const seen = queries.map(({ statement, isOk }) => `${statement} ${isOk ? 'ok' : 'failed'}`);
    expect(seen).toEqual(
      expect.arrayContaining([
        'select user ok',
        'select space ok',
        'select card ok',
        'select card failed',
        'planted-statement ok',
        'select ok',
      ]),
    );
    expect(queries.every(({ seconds }) => seconds >= 0)).toBe(true);
  });

  it('counts requests by state, and the cards that are behind', async () => {
    const { kysely, pool, serviceId, sender } = await setUpDatabaseForTest();
    const repository = createRequestRepository({ pool, jobSender: sender, newId });
    const request = aRequest(serviceId, { state: 'pending' });
    const cards = [aCard({ key: 'one' }), aCard({ key: 'two' })];
    await repository.create(aNewRequest(request, { cards }));
    const clock = () => new Date();
    const figures = createRequestFigures({ kysely, clock });
    expect(await figures.countByState()).toEqual([{ state: 'pending', count: 1 }]);
    expect(await figures.countCardsBehind()).toBe(0);
    const later = createRequestFigures({
      kysely,
      clock: () => new Date(clock().getTime() + 60_000),
    });
    expect(await later.countCardsBehind()).toBe(2);
  });
});

describe('the queue', () => {
  it('is measured by kind and outcome, and keeps dead letters until somebody handles them', async () => {
    const stage = await setUpDatabaseForTest();
    const seen: FinishedJob[] = [];
    const { jobs, dead } = createJobFixture(stage, {
      metrics: { observeJob: (job) => seen.push(job) },
      work: async ({ kind }) => {
        if (kind === 'submit-request') throw new AppError('blocklisted');
      },
    });
    await jobs.start();
    await jobs.enqueue([aSubmitJob(), { kind: 'cleanup', payload: {} }]);
    await vi.waitFor(() => expect(seen).toHaveLength(2));
    expect(seen).toEqual(
      expect.arrayContaining([
        { kind: 'submit-request', outcome: 'dead', seconds: expect.any(Number) },
        { kind: 'cleanup', outcome: 'completed', seconds: expect.any(Number) },
      ]),
    );
    await vi.waitFor(() => expect(dead).toHaveLength(1));
    await vi.waitFor(async () => {
      const { rows } = await stage.pool.query(`select state from pgboss.job where name = 'dead'`);
      expect(rows).toEqual([{ state: 'created' }]);
    });
  });
});
