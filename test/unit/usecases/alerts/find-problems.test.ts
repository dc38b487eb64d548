import { describe, expect, it } from 'vitest';
import {
  type BackupHealth,
  createBackupSource,
  createDeadLetterSource,
  createDiskSource,
  createErrorSource,
  createServiceSource,
  createWaitingSource,
} from '../../../../src/usecases/alerts/find-problems.ts';
import { aServiceOverview } from '../../../support/service-status.ts';

const now = new Date('2026-11-23T12:00:00Z');
const clock = () => now;
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

describe('alerts about', () => {
  it('services name those that are down, with the reason', async () => {
    const services = [
      aServiceOverview(),
      aServiceOverview({ status: 'unknown' }),
      aServiceOverview({ status: 'down', title: 'Plex', detail: 'Check PLEX_TOKEN' }),
    ];
    const source = createServiceSource({
      serviceChecks: { listConditions: async () => services },
      listServiceIds: () => services.map(({ id }) => id),
    });
    expect(await source.find()).toEqual([
      {
        kind: 'service-down',
        subject: services[2]?.id,
        detail: { name: 'Plex', reason: 'Check PLEX_TOKEN' },
      },
    ]);
  });

  const good: BackupHealth = {
    intervalHours: 24,
    lastSuccessAt: hoursAgo(30),
    isLastRunOk: true,
    drill: { isOk: true },
  };

  it.each<[string, BackupHealth | null, readonly string[]]>([
    ['none are made', null, []],
    ['the last one is recent', good, []],
    ['there is none yet', { ...good, lastSuccessAt: null, isLastRunOk: null, drill: null }, []],
    ['the last one is too old', { ...good, lastSuccessAt: hoursAgo(49) }, ['backup-late']],
    ['the last one failed', { ...good, isLastRunOk: false }, ['backup-late']],
    ['the drill failed', { ...good, drill: { isOk: false } }, ['drill-failed']],
  ])('backups when %s', async (_when, backups, kinds) => {
    const source = createBackupSource({ readBackups: async () => backups, clock });
    expect((await source.find()).map(({ kind }) => kind)).toEqual(kinds);
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
});
