import { describe, expect, it } from 'vitest';
import { toId } from '../../../../../src/domain/id.ts';
import type { AuditRecord } from '../../../../../src/domain/operator/audit-record.ts';
import { createConsoleFixture, errorCode } from '../../../../support/console/console-fixture.ts';
import { createIdleOperations } from '../../../../support/console/idle-operations.ts';

const firstId = '019aaaaa-0000-7000-8000-000000000001';
const places = [toId<'audit'>(firstId), toId<'audit'>(firstId.replace(/1$/, '2'))];

const entry: AuditRecord = {
  id: firstId,
  at: new Date('2026-11-23T09:00:00Z'),
  actor: '=HYPERLINK("http://evil")',
  userId: null,
  source: 'discord',
  action: 'user.block',
  subjectKind: 'user',
  subjectId: 'x,y',
  before: null,
  after: { reason: 'a\nb' },
  count: 1,
  lastAt: null,
};

async function setUp(pages: number) {
  const searches: unknown[] = [];
  const api = createIdleOperations({
    audit: {
      audit: {
        async search(search, { after }) {
          searches.push([search, after]);
          const number = after === null ? 1 : places.indexOf(after.id) + 2;
          const next = places[number - 1];
          return { items: [entry], next: next && number < pages ? { id: next } : null };
        },
        listActions: async () => [],
        readNames: async () => new Map(),
      },
    },
  });
  const fixture = createConsoleFixture({ api: { operations: api } });
  const session = await fixture.signIn(fixture.admin);
  return { fixture, searches, call: (path: string) => fixture.call(path, { session }) };
}

describe('an export of the audit log', () => {
  it('is CSV that no spreadsheet takes for formulas, read page by page', async () => {
    const { call, searches } = await setUp(3);
    const response = await call('/api/v1/audit/export?action=user.block');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    const lines = (await response.text()).split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toBe(
      `2026-11-23T09:00:00.000Z,"'=HYPERLINK(""http://evil"")",,discord,user.block,user,"x,y",,"{""reason"":""a\\nb""}",1`,
    );
    expect(searches).toEqual([
      [{ action: 'user.block' }, null],
      [{ action: 'user.block' }, { id: places[0] }],
      [{ action: 'user.block' }, { id: places[1] }],
    ]);
  });

  it('is one JSON object in a line', async () => {
    const { call } = await setUp(2);
    const response = await call('/api/v1/audit/export?format=jsonl');
    const lines = (await response.text()).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { actor: entry.actor, after: { reason: 'a\nb' } },
      { actor: entry.actor },
    ]);
  });

  it('refuses what is no search', async () => {
    const { call } = await setUp(1);
    for (const query of ['since=yesterday', 'person=%00', 'limit=9999', 'format=x']) {
      const path = query.startsWith('format') ? '/api/v1/audit/export' : '/api/v1/audit';
      expect(await errorCode(await call(`${path}?${query}`))).toBe('invalid-input');
    }
  });
});
