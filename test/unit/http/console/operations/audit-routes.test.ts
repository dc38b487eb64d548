import { describe, expect, it } from 'vitest';
import { createConsoleFixture, errorCode } from '../../../../support/console/console-fixture.ts';
import { createIdleOperations } from '../../../../support/console/idle-operations.ts';
import { anId } from '../../../../support/factories.ts';

async function setUp(parts: Parameters<typeof createIdleOperations>[0] = {}) {
  const fixture = createConsoleFixture({ api: { operations: createIdleOperations(parts) } });
  const session = await fixture.signIn(fixture.admin);
  return (path: string) => fixture.call(`/api/v1${path}`, { session });
}

describe('an entry of the audit log', () => {
  it('has the names of everything that it is about', async () => {
    const [request, user] = [anId<'request'>(), anId<'user'>()];
    const names = new Map<string, string>([
      [request, 'Dune (2021)'],
      [user, 'Ada'],
    ]);
    const call = await setUp({
      audit: {
        audit: {
          search: async () => ({
            items: [
              {
                id: anId(),
                at: new Date('2026-11-23T09:00:00Z'),
                actor: 'Ada',
                userId: user,
                source: 'discord',
                action: 'request.approve',
                subjectKind: 'request',
                subjectId: request,
                before: { state: 'pending' },
                after: { links: [{ userId: user, accountId: anId() }] },
                count: 1,
                lastAt: null,
              },
            ],
            next: null,
          }),
          listActions: async () => [],
          readNames: async (ids) => new Map([...names].filter(([id]) => ids.includes(id))),
        },
      },
    });
    expect(await (await call('/audit')).json()).toMatchObject({
      items: [{ names: { [request]: 'Dune (2021)', [user]: 'Ada' } }],
    });
  });
});

it.each(['/audit', '/errors', '/jobs/dead-letters', '/tasks', '/people', '/requests', '/spaces'])(
  'a cursor of %s that nobody was given is refused',
  async (path) => {
    const call = await setUp();
    for (const cursor of ['made-up', anId(), Buffer.from('{"id":"1"}').toString('base64url')]) {
      const response = await call(`${path}?cursor=${cursor}`);
      expect([response.status, await errorCode(response)]).toEqual([400, 'invalid-input']);
    }
  },
);
