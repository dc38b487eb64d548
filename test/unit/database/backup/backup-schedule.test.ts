import { describe, expect, it, vi } from 'vitest';
import { createBackupSchedule } from '../../../../src/database/backup/backup-schedule.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const hourMs = 3_600_000;
const now = new Date('2026-02-10T00:00:00Z');

interface Drill {
  readonly hoursAgo: number;
  readonly isOk: boolean;
}

function setUp(lastDrill: Drill | null = null) {
  const calls: string[] = [];
  const archived: Date[] = [];
  const failures = new Set<string>();
  const did = async (name: string) => {
    calls.push(name);
    if (failures.has(name)) throw new Error(`${name} failed`);
  };
  let isCurrent = true;
  const ticks = new Map<number, () => void>();
  const { log, lines } = createRecordingLog();
  const schedule = createBackupSchedule({
    backups: {
      archive: async () => {
        await did('archive');
        return { timeline: 1, position: 0n, bytes: 0, at: now, since: 0n };
      },
      isBaseCurrent: async () => isCurrent,
      makeBase: async () => {
        await did('base');
        isCurrent = true;
        return {
          format: 1 as const,
          id: 'b',
          startedAt: now,
          finishedAt: now,
          systemId: '1',
          timeline: 1,
          segmentBytes: 1,
          start: '0/0',
          stop: '0/0',
          postgresVersion: '15.18',
          migrations: [],
          counts: {},
          archive: { path: '', bytes: 0, sha256: '' },
          files: [],
          secrets: null,
        };
      },
      drill: async () => {
        await did('drill');
        return { backupId: 'b', rpoSeconds: 0, rtoSeconds: 0, counts: {} };
      },
      turnOff: async () => undefined,
    },
    runs: {
      findLast: async () =>
        lastDrill && {
          id: 'x',
          kind: 'drill',
          startedAt: new Date(now.getTime() - lastDrill.hoursAgo * hourMs),
          finishedAt: now,
          isOk: lastDrill.isOk,
          backupId: null,
          error: null,
          detail: {},
        },
    },
    intervalHours: 24,
    onArchived: (at) => void archived.push(at),
    clock: () => now,
    log,
    repeat: (seconds, run) => {
      ticks.set(seconds, run);
      return () => ticks.delete(seconds);
    },
  });
  schedule.start();
  const tick = async (seconds: number, name: string) => {
    // Running work must end first: a check that is still running does not start again.
    await settle();
    const before = calls.filter((call) => call === name).length;
    ticks.get(seconds)?.();
    await vi.waitFor(() => expect(calls.filter((call) => call === name)).toHaveLength(before + 1));
  };
  return {
    schedule,
    calls,
    archived,
    failures,
    lines,
    ticks,
    tick,
    expireBase: () => {
      isCurrent = false;
    },
  };
}

/** Runs everything that is not waiting for something else. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const alerts = (lines: readonly { level: string }[]) =>
  lines.filter(({ level }) => level === 'error');

describe('the schedule of backups', () => {
  it('archives at the start, every ten seconds, and at the end', async () => {
    const { schedule, calls, tick } = setUp();
    await vi.waitFor(() => expect(calls).toEqual(['archive']));
    await tick(10, 'archive');
    await schedule.stop();
    expect(calls).toEqual(['archive', 'archive', 'archive']);
  });

  it('tells when changes were archived, and nothing while they are not', async () => {
    const { archived, failures, tick } = setUp();
    await vi.waitFor(() => expect(archived).toEqual([now]));
    failures.add('archive');
    await tick(10, 'archive');
    expect(archived).toHaveLength(1);
    failures.clear();
    await tick(10, 'archive');
    await vi.waitFor(() => expect(archived).toHaveLength(2));
  });

  it('makes a base backup when it is due, and the first drill after it', async () => {
    const { calls, tick, expireBase } = setUp();
    expireBase();
    await tick(300, 'drill');
    expect(calls.filter((call) => call !== 'archive')).toEqual(['base', 'drill']);
  });

  it.each([
    ['no drill before', null, true],
    ['a drill a week ago', { hoursAgo: 169, isOk: true }, true],
    ['a drill yesterday', { hoursAgo: 24, isOk: true }, false],
    ['a failed drill an hour ago', { hoursAgo: 1, isOk: false }, false],
    ['a failed drill yesterday', { hoursAgo: 24, isOk: false }, true],
  ])('after %s, decides whether one is due', async (_, last, isDue) => {
    const { schedule, calls, ticks } = setUp(last);
    ticks.get(300)?.();
    await settle();
    await schedule.stop();
    expect(calls.includes('drill')).toBe(isDue);
  });

  it('logs an outage of the archive once, and its end once', async () => {
    const { failures, lines, tick } = setUp();
    failures.add('archive');
    await tick(10, 'archive');
    await vi.waitFor(() => expect(alerts(lines)).toHaveLength(1));
    await tick(10, 'archive');
    failures.clear();
    await tick(10, 'archive');
    await vi.waitFor(() => expect(lines.at(-1)?.level).toBe('info'));
    expect(alerts(lines)).toHaveLength(1);
  });

  it.each(['base', 'drill'])('logs a failed %s as an error, and retries', async (name) => {
    const { failures, lines, tick, expireBase } = setUp();
    expireBase();
    failures.add(name);
    await tick(300, name);
    await vi.waitFor(() => expect(alerts(lines)).toHaveLength(1));
    expireBase();
    await tick(300, name);
  });
});
