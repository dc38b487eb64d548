import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../src/domain/app-error.ts';
import type { RestoreMoment } from '../../../../../src/domain/operator/backup-report.ts';
import type { WebhookActor } from '../../../../../src/domain/services/webhook-results.ts';
import type { BackupWatch } from '../../../../../src/ports/operator/backup-store.ts';
import { createConsoleFixture, errorCode } from '../../../../support/console/console-fixture.ts';
import { createIdleOperations } from '../../../../support/console/idle-operations.ts';
import { anId } from '../../../../support/factories.ts';

type Parts = NonNullable<Parameters<typeof createIdleOperations>[0]>;

async function setUp(parts: Parts) {
  const fixture = createConsoleFixture({ api: { operations: createIdleOperations(parts) } });
  const session = await fixture.signIn(fixture.admin);
  const call = (path: string, options: Parameters<typeof fixture.call>[1] = {}) =>
    fixture.call(`/api/v1${path}`, { session, ...options });
  return { fixture, call };
}

describe('the routes of backups', () => {
  const aBackup = '20261123T090000Z';

  function withDownload() {
    const downloads: string[] = [];
    const content = (async function* () {
      yield new TextEncoder().encode('the archive');
    })();
    const parts: Parts = {
      backups: {
        backupAdmin: {
          ...createIdleOperations().backups.backupAdmin,
          async download(by, id) {
            downloads.push(`${by.source} ${by.name} ${id}`);
            return { fileName: 'b.tar', bytes: 11, hasReadableKeys: true, content };
          },
        },
      },
    };
    return { downloads, parts };
  }

  it('send a backup only to somebody who says that they know what it is', async () => {
    const { downloads, parts } = withDownload();
    const { call } = await setUp(parts);
    const path = `/backups/${aBackup}/download`;
    expect(await errorCode(await call(path))).toBe('invalid-input');
    expect(await errorCode(await call(`${path}?confirm=yes`))).toBe('invalid-input');
    expect(downloads).toEqual([]);
    const response = await call(`${path}?confirm=contains-secrets`);
    expect(await response.text()).toBe('the archive');
    expect(response.headers.get('content-length')).toBe('11');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="b.tar"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(downloads).toEqual([`console Ada ${aBackup}`]);
  });

  it.each([
    ['/backups', 'make'],
    ['/backups/drill', 'drill'],
    [`/backups/${aBackup}/verify`, 'verify'],
  ] as const)('%s tells how far it is in percent, and why it failed', async (path, method) => {
    const reports: unknown[] = [];
    let ended: Promise<unknown> = Promise.resolve();
    const fail = (watch: BackupWatch | undefined): never => {
      for (const share of [0.256, null]) watch?.onProgress?.(share);
      throw new AppError('backup-failed', { detail: { reason: 'The disk is full.' } });
    };
    const { call } = await setUp({
      backups: {
        backupAdmin: {
          ...createIdleOperations().backups.backupAdmin,
          make: async (_by, watch) => fail(watch),
          drill: async (_by, watch) => fail(watch),
          verify: async (_by, _id, watch) => fail(watch),
        },
        tasks: {
          async start(_task, work) {
            const report = async (progress: object) => void reports.push(progress);
            ended = work(report, new AbortController().signal, anId());
            ended.catch(() => undefined);
            return { id: anId() };
          },
        },
      },
    });
    expect((await call(path, { method: 'POST' })).status, method).toBe(200);
    await expect(ended).rejects.toMatchObject({ code: 'backup-failed' });
    expect(reports).toEqual([
      { total: 100, done: 25 },
      { total: null, done: 100 },
      { detail: { problem: 'The disk is full.' } },
    ]);
  });

  it('plan a restore to a time, to a backup, or to the end', async () => {
    const moments: RestoreMoment[] = [];
    const { call } = await setUp({
      backups: {
        backups: {
          ...createIdleOperations().backups.backups,
          async plan(moment) {
            moments.push(moment);
            return { backupId: aBackup, to: 'latest', needsPassphrase: false };
          },
        },
      },
    });
    await call('/backups/restore-plan?time=2026-11-23T10:00:00%2B01:00');
    await call(`/backups/restore-plan?backup=${aBackup}`);
    await call('/backups/restore-plan');
    expect(await errorCode(await call('/backups/restore-plan?backup=../../x'))).toBe(
      'invalid-input',
    );
    expect(moments).toEqual([
      { kind: 'time', time: new Date('2026-11-23T09:00:00Z') },
      { kind: 'backup', id: aBackup },
      { kind: 'latest' },
    ]);
  });
});

describe('the routes of jobs', () => {
  it('remove secrets from payloads, and retry and discard what was chosen', async () => {
    const calls: unknown[] = [];
    const id = anId<'job'>();
    const { call } = await setUp({
      jobs: {
        redact: (text) => text.replaceAll('s3cret', '[hidden]'),
        deadLetters: {
          list: async () => ({
            items: [
              {
                id,
                kind: 'notify',
                failedAt: new Date('2026-11-23T09:00:00Z'),
                attempts: 3,
                error: 'forbidden',
                payload: { requestId: 'x', note: 's3cret' },
              },
            ],
            next: null,
          }),
        },
        jobAdmin: {
          async retry(by, ids) {
            calls.push(['retry', by.name, ids]);
            return 1;
          },
          async discard(by, ids) {
            calls.push(['discard', by.name, ids]);
            return 1;
          },
        },
      },
    });
    expect(await (await call('/jobs/dead-letters')).json()).toMatchObject({
      items: [{ id, payload: { requestId: 'x', note: '[hidden]' } }],
    });
    const body = { ids: [id] };
    await call('/jobs/dead-letters/retry', { method: 'POST', body });
    await call('/jobs/dead-letters/discard', { method: 'POST', body });
    expect(calls).toEqual([
      ['retry', 'Ada', [id]],
      ['discard', 'Ada', [id]],
    ]);
    const unreadable = { method: 'POST', body: { ids: ['x'] } };
    expect(await errorCode(await call('/jobs/dead-letters/retry', unreadable))).toBe(
      'invalid-input',
    );
    expect(await errorCode(await call('/jobs/queues/made-up/history'))).toBe('not-found');
  });
});

describe('the routes of webhooks', () => {
  it('show somebody else’s webhook before it can be replaced', async () => {
    const calls: unknown[] = [];
    const id = anId<'service'>();
    const current = { url: 'https://other.example/…', isEnabled: true };
    const { call } = await setUp({
      webhooks: {
        webhookSetup: {
          ...createIdleOperations().webhooks.webhookSetup,
          async install(by: WebhookActor, serviceId, options) {
            calls.push([by.source, serviceId, options]);
            return options?.replaces
              ? { kind: 'installed', url: 'http://bot/x' }
              : { kind: 'foreign', current, wantedUrl: 'http://bot/x', seen: 'abc' };
          },
        },
      },
    });
    const put = async (body: unknown) =>
      (await call(`/services/${id}/webhook`, { method: 'PUT', body })).json();
    expect(await put({})).toEqual({
      kind: 'foreign',
      url: null,
      foreign: { current, wantedUrl: 'http://bot/x', seen: 'abc' },
    });
    expect(await put({ replaces: 'abc' })).toEqual({
      kind: 'installed',
      url: 'http://bot/x',
      foreign: null,
    });
    expect(calls).toEqual([
      ['console', id, { baseUrl: null, replaces: null }],
      ['console', id, { baseUrl: null, replaces: 'abc' }],
    ]);
  });
});

describe('the routes of services and of the log', () => {
  it('answer with times, and refuse services that are not in use', async () => {
    const id = anId<'service'>();
    const { call } = await setUp({
      logs: {
        logLines: {
          process: { pid: 7, host: 'here', role: 'worker', startedAt: new Date(0) },
          read: ({ after, level }) => ({
            lines: [
              {
                number: after + 1,
                at: new Date(0),
                level,
                part: 'bot',
                message: '<b>',
                fields: {},
              },
            ],
            last: 9,
          }),
        },
      },
    });
    expect(await errorCode(await call(`/services/${id}/history`))).toBe('not-found');
    expect(await errorCode(await call(`/services/${id}/history?period=ever`))).toBe(
      'invalid-input',
    );
    expect(await (await call('/logs?after=4&level=warn')).json()).toEqual({
      process: { pid: 7, host: 'here', role: 'worker', startedAt: '1970-01-01T00:00:00.000Z' },
      lines: [
        {
          number: 5,
          at: '1970-01-01T00:00:00.000Z',
          level: 'warn',
          part: 'bot',
          message: '<b>',
          fields: {},
        },
      ],
      last: 9,
    });
  });
});
