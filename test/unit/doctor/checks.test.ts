import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type BackupState, createBackupCheck } from '../../../src/doctor/backup-check.ts';
import { type Check, ok, runChecks, type Severity } from '../../../src/doctor/check.ts';
import {
  createContentCheck,
  createDatabaseCheck,
  type DatabaseState,
} from '../../../src/doctor/database-checks.ts';
import {
  createClockCheck,
  createDiskCheck,
  createKeyFilesCheck,
  createNodeCheck,
  createSettingsCheck,
} from '../../../src/doctor/machine-checks.ts';
import { createServiceCheck } from '../../../src/doctor/service-check.ts';
import { createWebhookCheck } from '../../../src/doctor/webhook-check.ts';
import type { MediaServerActivity } from '../../../src/domain/services/media-server-activity.ts';
import type { WebhookVerdict } from '../../../src/domain/services/webhook-settings.ts';

const now = new Date('2026-02-10T00:00:00Z');
const clock = () => now;
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

async function severitiesOf(check: Check): Promise<Severity[]> {
  const findings = await check.run();
  for (const { severity, fix } of findings) expect(fix === null).toBe(severity === 'ok');
  return findings.map(({ severity }) => severity);
}

describe('running checks', () => {
  it('reports a check that throws as a problem, and leaves out those that do not apply', async () => {
    const results = await runChecks([
      { name: 'broken', isQuick: true, run: () => Promise.reject(new Error('boom')) },
      { name: 'good', isQuick: true, run: async () => [ok('fine')] },
      { name: 'not needed', isQuick: true, run: async () => [] },
    ]);
    expect(results.map(({ name }) => name)).toEqual(['broken', 'good']);
    expect(results[0]?.findings).toMatchObject([
      { severity: 'problem', message: expect.stringContaining('boom') },
    ]);
  });
});

describe('the check of the settings', () => {
  const valid = {
    problems: [],
    unknownNames: [],
    publicUrl: 'https://x.example',
    hasChat: true,
    hasOverseerr: true,
  };

  it.each<[string, Partial<Parameters<typeof createSettingsCheck>[0]>, Severity[]]>([
    ['valid ones', {}, ['ok']],
    ['invalid ones', { problems: ['A must be a number', 'B is required'] }, ['problem', 'problem']],
    ['a misspelled name', { unknownNames: ['DISCORD_TOKN'] }, ['warning']],
    ['a public address without https', { publicUrl: 'http://x.example' }, ['warning']],
    ['a local address without https', { publicUrl: 'http://localhost:1' }, ['ok']],
    ['a chat without an Overseerr server', { hasOverseerr: false }, ['problem']],
    ['the demo', { hasChat: false, hasOverseerr: false }, ['ok']],
  ])('judges %s', async (_, parts, expected) => {
    expect(await severitiesOf(createSettingsCheck({ ...valid, ...parts }))).toEqual(expected);
  });
});

describe('the checks of the machine', () => {
  it.each<[string, Severity]>([
    ['v24.1.0', 'ok'],
    ['v23.1.0', 'warning'],
  ])('judge Node.js %s', async (version, expected) => {
    expect(await severitiesOf(createNodeCheck(version))).toEqual([expected]);
  });

  it.each<[number, Severity]>([
    [5e9, 'ok'],
    [5e8, 'warning'],
    [5e7, 'problem'],
  ])('judge %s free bytes', async (bytes, expected) => {
    const folders = [{ setting: 'DATA_DIR', path: '/tmp/does/not/exist' }];
    expect(await severitiesOf(createDiskCheck(folders, async () => bytes))).toEqual([expected]);
  });

  it('find a file where a folder should be, or above it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'medianest-disk-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'file');
    await writeFile(file, '');
    for (const path of [file, join(file, 'backups')]) {
      const check = createDiskCheck([{ setting: 'BACKUP_DIR', path }]);
      expect(await severitiesOf(check)).toEqual(['problem']);
    }
  });

  it('find keys that others can read, and repair them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'medianest-keys-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'secret.key'), 'x', { mode: 0o644 });
    await writeFile(join(folder, 'webhook.key'), 'x', { mode: 0o600 });
    await writeFile(join(folder, 'secret.key.until-20260210T000000Z'), 'x', { mode: 0o644 });
    await writeFile(join(folder, 'other.txt'), 'x', { mode: 0o644 });
    const check = createKeyFilesCheck(folder, 'linux');
    expect(await severitiesOf(check)).toEqual(['problem', 'problem']);
    expect(await createKeyFilesCheck(folder, 'win32').run()).toEqual([]);
    expect(await check.repair?.()).toContain('secret.key');
    expect(await check.run()).toEqual([]);
    expect(await check.repair?.()).toBeNull();
  });

  it.each<[number, Severity]>([
    [0, 'ok'],
    [4_000, 'ok'],
    [60_000, 'warning'],
    [-60_000, 'warning'],
  ])('judge a database clock that is %s ms ahead', async (aheadMs, expected) => {
    const readDatabaseTime = async () => new Date(now.getTime() + aheadMs);
    expect(await severitiesOf(createClockCheck({ clock, readDatabaseTime }))).toEqual([expected]);
  });
});

describe('the check of the database', () => {
  const state: DatabaseState = {
    version: '15.18',
    pendingMigrations: [],
    connections: 10,
    maxConnections: 60,
    longestTransactionSeconds: 1,
    bloatedTables: [],
    invalidIndexes: [],
    poolConnections: 27,
    longestTransactionPid: null,
    unindexedReferences: [],
    scannedTables: [],
  };

  it.each<[string, Partial<DatabaseState>, Severity]>([
    ['a good one', {}, 'ok'],
    ['an old one', { version: '14.2' }, 'problem'],
    ['pending migrations', { pendingMigrations: ['a'] }, 'problem'],
    ['used-up connections', { connections: 58 }, 'warning'],
    ['a forgotten transaction', { longestTransactionSeconds: 3600 }, 'warning'],
    ['a bloated table', { bloatedTables: ['request'] }, 'warning'],
    ['an invalid index', { invalidIndexes: ['request_pkey'] }, 'warning'],
    ['a pool that is too large', { poolConnections: 61 }, 'problem'],
    ['a missing index', { unindexedReferences: ['card (request_id)'] }, 'warning'],
    ['a table that is read as a whole', { scannedTables: ['request'] }, 'warning'],
  ])('judges %s', async (_, parts, expected) => {
    const check = createDatabaseCheck({
      readState: async () => ({ ...state, ...parts }),
      migrate: async () => [],
    });
    expect(await severitiesOf(check)).toEqual([expected]);
  });

  it('repairs by applying pending migrations', async () => {
    const repairOf = (applied: readonly string[]) =>
      createDatabaseCheck({
        readState: async () => state,
        migrate: async () => applied,
      }).repair?.();
    expect(await repairOf(['a', 'b'])).toContain('2');
    expect(await repairOf([])).toBeNull();
  });
});

describe('the check of backups', () => {
  const good: BackupState = {
    newestAt: hoursAgo(5),
    archivedAt: now,
    lastDrill: { at: hoursAgo(50), isOk: true },
    isBotRunning: true,
  };

  it.each<[string, Partial<BackupState>, number, Severity]>([
    ['recent and proven ones', {}, 24, 'ok'],
    ['none yet', { newestAt: null, lastDrill: null }, 24, 'warning'],
    ['those that are gone', { newestAt: null }, 24, 'problem'],
    ['a late one', { newestAt: hoursAgo(49) }, 24, 'problem'],
    ['changes that are not archived', { archivedAt: hoursAgo(1) }, 24, 'problem'],
    ['those of a stopped bot', { archivedAt: hoursAgo(1), isBotRunning: false }, 24, 'ok'],
    ['one without a drill', { lastDrill: null }, 24, 'warning'],
    ['a failed drill', { lastDrill: { at: hoursAgo(1), isOk: false } }, 24, 'problem'],
    ['an old drill', { lastDrill: { at: hoursAgo(24 * 9), isOk: true } }, 24, 'warning'],
    ['those that are turned off', {}, 0, 'warning'],
  ])('judges %s', async (_, parts, intervalHours, expected) => {
    const readState = async () => ({ ...good, ...parts });
    const check = createBackupCheck({ readState, intervalHours, clock });
    expect(await severitiesOf(check)).toEqual([expected]);
  });

  it('does not apply to an external database', async () => {
    const check = createBackupCheck({ readState: null, intervalHours: 24, clock });
    expect(await severitiesOf(check)).toEqual([]);
  });
});

describe('the check of errors and users', () => {
  it.each<[number, number, number, Severity[]]>([
    [0, 0, 0, ['ok']],
    [2, 0, 0, ['warning']],
    [0, 4, 0, ['warning']],
    [0, 0, 3, ['warning']],
    [2, 4, 3, ['warning', 'warning', 'warning']],
  ])(
    'judges %s errors, %s failed jobs, and %s users without an account',
    async (errors, dead, without, expected) => {
      const check = createContentCheck({
        countRecentErrors: async () => errors,
        countDeadLetters: async () => dead,
        countUsers: async () => ({ all: 5, withoutAccount: without }),
      });
      expect(await severitiesOf(check)).toEqual(expected);
    },
  );
});

describe('the check of a webhook', () => {
  const good: WebhookVerdict = { kind: 'ours', faults: [] };
  const check = (
    verdict: WebhookVerdict,
    { isRunning = true, reason = null as string | null, installed = null as string | null } = {},
  ) => {
    const tests: boolean[] = [];
    return {
      tests,
      ...createWebhookCheck({
        serverName: 'default',
        readWebhook: async () => ({ verdict, url: 'http://bot:8787/x', faults: 'wrong' }),
        isBotRunning: async () => isRunning,
        async findTestProblem() {
          tests.push(true);
          return reason;
        },
        install: async () => installed,
      }),
    };
  };

  it.each<[string, ReturnType<typeof check>, Severity, tests: number]>([
    ['that works', check(good), 'ok', 1],
    ['whose test does not arrive', check(good, { reason: 'no route' }), 'problem', 1],
    ['that nobody can test', check(good, { isRunning: false }), 'ok', 0],
    ['that is missing', check({ kind: 'absent' }), 'warning', 0],
    ["of somebody else's program", check({ kind: 'foreign' }), 'warning', 0],
    ['with another header', check({ kind: 'ours', faults: ['header'] }), 'problem', 0],
    ['without some types', check({ kind: 'ours', faults: ['types'] }), 'warning', 0],
  ])('judges one %s', async (_, checked, expected, tests) => {
    expect(await severitiesOf(checked)).toEqual([expected]);
    expect(checked.tests).toHaveLength(tests);
  });

  it('says what it has set up', async () => {
    expect(await check(good).repair?.()).toBeNull();
    const url = 'http://bot:8787/webhooks/overseerr/default';
    expect(await check(good, { installed: url }).repair?.()).toContain(url);
  });
});

describe('the check of a monitored service', () => {
  const settings = 'PLEX_URL and PLEX_TOKEN';
  const service = (isUp: boolean, activity: MediaServerActivity | null) =>
    createServiceCheck({
      name: 'plex',
      settings,
      check: async () => ({ isUp, detail: 'Home (Plex 1.41) is connected' }),
      readActivity: activity && (async () => activity),
    });
  const streams = { total: 0, transcodes: 0 };

  it.each<[string, Check, Severity]>([
    ['that works', service(true, { streams, libraries: [] }), 'ok'],
    ['that is no media server', service(true, null), 'ok'],
    ['that does not answer', service(false, { streams: null, libraries: null }), 'problem'],
    ['that hides its streams', service(true, { streams: null, libraries: [] }), 'warning'],
    ['that hides its libraries', service(true, { streams, libraries: null }), 'warning'],
  ])('%s', async (_, check, severity) => {
    expect(await severitiesOf(check)).toEqual([severity]);
  });
});
