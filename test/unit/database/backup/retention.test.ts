import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../../src/database/backup/manifest.ts';
import { findExpired } from '../../../../src/database/backup/retention.ts';

const now = new Date('2026-02-10T00:00:00Z');

function aBackup(day: number): Manifest {
  const startedAt = new Date(now.getTime() - day * 86_400_000);
  return {
    format: 1,
    id: `${day} days ago`,
    startedAt,
    finishedAt: startedAt,
    systemId: '1',
    timeline: 1,
    segmentBytes: 1,
    start: '0/0',
    stop: '0/0',
    postgresVersion: '15.18',
    migrations: [],
    counts: {},
    archive: { path: 'cluster.tar.gz', bytes: 0, sha256: '' },
    files: [],
    secrets: null,
  };
}

function expiredOf(days: readonly number[], keepDays: number, keepCount: number): string[] {
  return findExpired(days.map(aBackup), { keepDays, keepCount }, now).map(({ id }) => id);
}

describe('backups that are no longer needed', () => {
  it('are those before the newest backup that covers the whole restore period', () => {
    // The backup of 8 days ago is needed to restore to a moment 7 days ago.
    expect(expiredOf([1, 3, 6, 8, 10, 12], 7, 1)).toEqual(['10 days ago', '12 days ago']);
  });

  it('are none while all are needed', () => {
    expect(expiredOf([1, 2, 3], 7, 1)).toEqual([]);
    expect(expiredOf([], 7, 1)).toEqual([]);
  });

  it('never reduce the remaining backups below the count', () => {
    expect(expiredOf([20, 21, 22, 23], 7, 3)).toEqual(['23 days ago']);
    expect(expiredOf([20, 21], 0, 5)).toEqual([]);
  });

  it('do not depend on the order of the list', () => {
    expect(expiredOf([12, 1, 10, 8], 7, 1)).toEqual(['10 days ago', '12 days ago']);
  });
});
