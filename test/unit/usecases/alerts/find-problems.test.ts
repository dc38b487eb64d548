import { describe, expect, it } from 'vitest';
import {
  type BackupHealth,
  createBackupSource,
  createDeadLetterSource,
  createDiskSource,
  createErrorSource,
  createMemberErrorSource,
  createServiceSource,
  createWaitingSource,
} from '../../../../src/usecases/alerts/find-problems.ts';
import { aServiceOverview } from '../../../support/service-status.ts';

const now = new Date('2026-11-23T12:00:00Z');
const clock = () => now;
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

describe('alerts about', () => {
  it('services name those that are down, with the reason', async () => {
    const unreachable = { code: 'unreachable', reason: 'ECONNREFUSED' } as const;
    const rejected = { code: 'key-rejected', reason: null } as const;
    const services = [
      aServiceOverview(),
      aServiceOverview({ status: 'unknown' }),
      aServiceOverview({
        kind: 'plex',
        status: 'down',
        title: 'Old',
        detail: 'Checked by an old version',
      }),
      aServiceOverview({ status: 'down', title: 'Seerr', fault: unreachable }),
      aServiceOverview({ status: 'down', title: 'Plex', fault: rejected }),
      aServiceOverview({ title: 'Second', missingUsers: 3 }),
    ];
    const source = createServiceSource({
      serviceChecks: { listConditions: async () => services },
      listServiceIds: () => services.map(({ id }) => id),
    });
    expect(await source.find()).toEqual([
      {
        kind: 'service-down',
        subject: services[2]?.id,
        detail: { name: 'Old', service: 'plex', reason: 'Checked by an old version' },
      },
      {
        kind: 'service-down',
        subject: services[3]?.id,
        detail: { name: 'Seerr', service: 'overseerr', fault: unreachable },
      },
      { kind: 'key-rejected', subject: services[4]?.id, detail: { name: 'Plex' } },
      { kind: 'users-missing', subject: services[5]?.id, detail: { name: 'Second', count: 3 } },
    ]);
  });

  const good: BackupHealth = {
    intervalHours: 24,
    lastSuccessAt: hoursAgo(30),
    archivedAt: hoursAgo(0.1),
    isLastRunOk: true,
    drill: { at: hoursAgo(24), isOk: true },
    firstSuccessAt: hoursAgo(24 * 90),
  };

  it.each<[string, BackupHealth | null, readonly string[]]>([
    ['none are made', null, []],
    ['the last one is recent', good, []],
    [
      'there is none yet',
      { ...good, lastSuccessAt: null, isLastRunOk: null, drill: null, firstSuccessAt: null },
      [],
    ],
    ['the last one is too old', { ...good, lastSuccessAt: hoursAgo(49) }, ['backup-late']],
    ['changes are not archived', { ...good, archivedAt: hoursAgo(0.2) }, ['backup-late']],
    ['it is not known yet', { ...good, archivedAt: null }, []],
    ['the last one failed', { ...good, isLastRunOk: false }, ['backup-late']],
    ['the drill failed', { ...good, drill: { at: hoursAgo(1), isOk: false } }, ['drill-failed']],
    [
      'the last drill is too old',
      { ...good, drill: { at: hoursAgo(24 * 15), isOk: true } },
      ['drill-missing'],
    ],
    ['no drill was ever made', { ...good, drill: null }, ['drill-missing']],
    ['no drill is due yet', { ...good, drill: null, firstSuccessAt: hoursAgo(24 * 13) }, []],
  ])('backups when %s', async (_when, backups, kinds) => {
    const source = createBackupSource({ readBackups: async () => backups, clock });
    expect((await source.find()).map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([[0], [1]])('%s errors that somebody read and could not help', async (count) => {
    const asked: Date[] = [];
    const source = createMemberErrorSource({
      async countMemberErrorsSince(since) {
        asked.push(since);
        return count;
      },
      clock,
    });
    expect(await source.find()).toHaveLength(count);
    expect(asked).toEqual([hoursAgo(1)]);
  });

  it('jobs that failed for good', async () => {
    expect(await createDeadLetterSource(async () => 0).find()).toEqual([]);
    const found = await createDeadLetterSource(async () => 2).find();
    expect(found).toMatchObject([{ kind: 'dead-letters', detail: { count: 2 } }]);
  });

  it('requests that have waited for half an hour', async () => {
    const source = createWaitingSource({
      countWaitingSince: async (since) => (now.getTime() - since.getTime()) / 60_000,
      clock,
    });
    expect(await source.find()).toMatchObject([{ kind: 'requests-stuck', detail: { count: 30 } }]);
  });

  it.each([
    [1, []],
    [2, [['many-errors', true]]],
    [3, [['many-errors', false]]],
  ])('%i kinds of errors', async (count, expected) => {
    const source = createErrorSource({ countErrorsSince: async () => count, clock });
    expect((await source.find()).map(({ kind, isFading }) => [kind, isFading])).toEqual(expected);
  });

  it.each([
    [5_000_000_000, []],
    [1_100_000_000, [[1_100, true]]],
    [999_000_000, [[999, false]]],
  ])('a disk with %i bytes', async (free, expected) => {
    const source = createDiskSource({ host: 'attic', readFreeBytes: async () => free });
    expect(source.subject).toBe('attic');
    const found = await source.find();
    expect(found.map(({ detail, isFading }) => [detail.count, isFading])).toEqual(expected);
    expect(found.every(({ subject }) => subject === 'attic')).toBe(true);
  });

  it('the disk of the backups, if it is another one', async () => {
    const disk = (free: number | null) =>
      createDiskSource({ host: 'attic', setting: 'BACKUP_DIR', readFreeBytes: async () => free });
    expect(await disk(null).find()).toEqual([]);
    const [found] = await disk(5_000_000).find();
    // It is open beside the alert about the other disk of the host.
    expect(found?.subject).toBe(disk(null).subject);
    expect(found).toMatchObject({ subject: 'attic BACKUP_DIR', detail: { name: 'BACKUP_DIR' } });
  });
});
