import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { insertAuditEntry } from '../../../src/database/audit-log.ts';
import { createErrorLog } from '../../../src/database/error-log.ts';
import { createAuditReader } from '../../../src/database/operator/audit/audit-reader.ts';
import { createErrorStore } from '../../../src/database/operator/errors/error-store.ts';
import { toFirstId } from '../../../src/database/row-id.ts';
import type { AuditEntry } from '../../../src/domain/audit-entry.ts';
import type { AuditSearch } from '../../../src/domain/operator/audit-record.ts';
import type { ErrorSearch } from '../../../src/domain/operator/error-record.ts';
import type { ErrorPosition } from '../../../src/ports/operator/error-store.ts';
import { aUser, setUpDatabaseForTest } from '../../support/database-setup.ts';

let db: Awaited<ReturnType<typeof setUpDatabaseForTest>>;

beforeEach(async () => {
  db = await setUpDatabaseForTest();
});

describe('a search of the audit log', () => {
  function record(parts: Partial<AuditEntry>): Promise<void> {
    return insertAuditEntry(db.kysely, {
      userId: null,
      actor: 'Ada',
      source: 'discord',
      action: 'request.approve',
      subjectKind: 'request',
      subjectId: uuidv7(),
      ...parts,
    });
  }

  async function actionsOf(search: AuditSearch): Promise<string[]> {
    const { items } = await createAuditReader(db).search(search, { after: null, limit: 10 });
    return items.map(({ action }) => action);
  }

  it('finds people by the name they had, the name they have, and their IDs', async () => {
    const userId = await aUser(db, '1001');
    await record({ userId, actor: 'Old name', action: 'request.approve' });
    await record({ actor: '100% Ada', action: 'user-block' });
    await record({ actor: 'Bob', action: 'user-erase', subjectKind: 'user', subjectId: userId });
    expect(await actionsOf({ person: 'old NAME' })).toEqual(['request.approve']);
    expect(await actionsOf({ person: 'ada' })).toEqual(['user-block', 'request.approve']);
    expect(await actionsOf({ person: '1001' })).toEqual(['request.approve']);
    expect(await actionsOf({ person: userId })).toEqual(['user-erase', 'request.approve']);
    expect(await actionsOf({ person: '0% A' })).toEqual(['user-block']);
    expect(await actionsOf({ person: '_' })).toEqual([]);
  });

  it('finds by action, source, subject, and time, newest first', async () => {
    const subjectId = uuidv7();
    await record({ action: 'request.approve', subjectId });
    await record({ action: 'user-block', source: 'cli', subjectKind: 'job', subjectId: 'a' });
    const at = new Date('2026-01-01T00:00:00Z');
    await db.prisma.auditLog.updateMany({
      where: { action: 'request.approve' },
      data: { at, id: toFirstId(at) },
    });
    expect(await actionsOf({})).toEqual(['user-block', 'request.approve']);
    expect(await actionsOf({ action: 'user-block' })).toEqual(['user-block']);
    expect(await actionsOf({ source: 'cli' })).toEqual(['user-block']);
    expect(await actionsOf({ subjectKind: 'job' })).toEqual(['user-block']);
    expect(await actionsOf({ subjectId })).toEqual(['request.approve']);
    expect(await actionsOf({ until: new Date('2026-01-02T00:00:00Z') })).toEqual([
      'request.approve',
    ]);
    expect(await actionsOf({ since: new Date('2026-01-02T00:00:00Z') })).toEqual(['user-block']);
    expect(await createAuditReader(db).listActions()).toEqual(['request.approve', 'user-block']);
  });

  it('is read in parts, each line once', async () => {
    for (const action of ['request.approve', 'user-block', 'request.cancel'] as const)
      await record({ action });
    const reader = createAuditReader(db);
    const first = await reader.search({}, { after: null, limit: 2 });
    expect(first.items.map(({ action }) => action)).toEqual(['request.cancel', 'user-block']);
    await record({ action: 'request.edit' });
    const second = await reader.search({}, { after: first.next, limit: 2 });
    expect(second).toMatchObject({ items: [{ action: 'request.approve' }], next: null });
  });
});

describe('the names of what entries are about', () => {
  it('are those of people, requests, spaces, and servers that still exist', async () => {
    const userId = await aUser(db, '1002');
    const reader = createAuditReader(db);
    const names = await reader.readNames([userId, userId, uuidv7(), 'console']);
    expect([...names.keys()]).toEqual([userId]);
    expect(names.get(userId)).toBeTruthy();
    expect(await reader.readNames([])).toEqual(new Map());
  });
});

describe('the store of errors', () => {
  const at = new Date('2026-02-03T04:05:06.789Z');
  const all = { after: null, limit: 10 };

  async function fail(message: string, now = at): Promise<string> {
    const errorLog = createErrorLog({ prisma: db.prisma, clock: () => now });
    // The place tells errors of the same line apart.
    return (await errorLog.record(new Error(message), message)).fingerprint;
  }

  async function referencesOf(search: Partial<ErrorSearch>): Promise<string[]> {
    const { items } = await createErrorStore(db).search({ state: 'all', ...search }, all);
    return items.map(({ reference }) => reference);
  }

  it('finds by the beginning of the reference, by code, by text, and by time', async () => {
    const reference = await fail('disk is 100% full');
    expect(await referencesOf({ reference: reference.slice(0, 6) })).toEqual([reference]);
    expect(await referencesOf({ text: '100% FULL' })).toEqual([reference]);
    expect(await referencesOf({ text: '100_' })).toEqual([]);
    expect(await referencesOf({ code: 'internal' })).toEqual([reference]);
    expect(await referencesOf({ code: 'forbidden' })).toEqual([]);
    expect(await referencesOf({ since: new Date('2026-02-04T00:00:00Z') })).toEqual([]);
  });

  it('opens a resolved error again when it occurs again', async () => {
    const store = createErrorStore(db);
    const reference = await fail('again');
    const resolved = { at, by: 'Ada' };
    expect(await store.setResolved(reference, resolved)).toBe(true);
    expect(await store.setResolved(reference, resolved)).toBe(false);
    expect(await store.setResolved('no such error', resolved)).toBe(false);
    expect(await store.find(reference)).toMatchObject({ resolvedAt: at, resolvedBy: 'Ada' });
    expect(await referencesOf({ state: 'open' })).toEqual([]);
    expect(await referencesOf({ state: 'resolved' })).toEqual([reference]);
    await fail('again');
    expect(await referencesOf({ state: 'open' })).toEqual([reference]);
    expect(await store.find(reference)).toMatchObject({ count: 2, resolvedBy: null });
  });

  it('is read in parts, the latest first, also those of the same moment', async () => {
    const later = await fail('later', new Date('2026-02-04T00:00:00Z'));
    const same = [await fail('one'), await fail('two')];
    const store = createErrorStore(db);
    const found: string[] = [];
    for (let after: ErrorPosition | null = null, part = 0; part < 3; part += 1) {
      const page: Awaited<ReturnType<typeof store.search>> = await store.search(
        { state: 'all' },
        { after, limit: 1 },
      );
      found.push(...page.items.map(({ reference }) => reference));
      after = page.next;
    }
    expect(found[0]).toBe(later);
    expect(found.slice(1).sort()).toEqual(same.sort());
  });
});
