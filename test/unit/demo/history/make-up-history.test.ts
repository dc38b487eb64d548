import { describe, expect, it } from 'vitest';
import { makeUpHistory } from '../../../../src/demo/history/make-up-history.ts';
import { getNextState, requestEvents } from '../../../../src/domain/requests/life-cycle.ts';
import { isFinal } from '../../../../src/domain/requests/request.ts';
import { anId } from '../../../support/factories.ts';

const now = new Date('2026-11-23T12:00:00Z');
const owner = { id: anId<'user'>(), name: 'Olivia' };
const history = makeUpHistory({
  now,
  serviceId: anId<'service'>(),
  spaceId: anId<'space'>(),
  owner,
});

const roles = ['overseerr', 'requester', 'approver'] as const;

describe('the made-up history of the demo', () => {
  it('has many hundreds of requests of a year, in every final state', () => {
    const { requests } = history;
    expect(requests.length).toBeGreaterThan(600);
    expect(requests.length).toBeLessThan(1_500);
    expect(new Set(requests.map(({ request }) => request.state))).toEqual(
      new Set(['available', 'declined', 'failed', 'cancelled']),
    );
    const [first] = requests;
    const age = now.getTime() - (first?.request.createdAt.getTime() ?? 0);
    expect(age).toBeGreaterThan(350 * 86_400_000);
    // The charts of the console do not end days ago.
    const last = requests.at(-1)?.request.createdAt.getTime() ?? 0;
    expect(now.getTime() - last).toBeLessThan(2 * 86_400_000);
  });

  it('is over, and unknown to the server, so that nothing of it is compared or sent', () => {
    for (const { request, changedAt } of history.requests) {
      expect(isFinal(request.state)).toBe(true);
      expect(request.remoteId).toBeNull();
      expect(changedAt.getTime()).toBeLessThan(now.getTime());
    }
  });

  it('follows the life cycle, and ids carry the times', () => {
    for (const { request, entries } of history.requests) {
      expect(entries.at(-1)?.entry.to).toBe(request.state);
      for (const { entry } of entries.slice(1)) {
        const event = requestEvents.find((each) => each === entry.event);
        if (!event || !entry.from) continue;
        const { from } = entry;
        const reached = roles.flatMap((role) => {
          try {
            return getNextState(from, event, role) ?? [];
          } catch {
            return [];
          }
        });
        expect(reached).toContain(entry.to);
      }
      const time = Number.parseInt(request.id.replace('-', '').slice(0, 12), 16);
      expect(time).toBe(request.createdAt.getTime());
    }
  });

  it('belongs to people who are not on the page', () => {
    const ids = new Set(history.users.map(({ id }) => id));
    expect(history.requests.every(({ request }) => request.userId && ids.has(request.userId))).toBe(
      true,
    );
    expect(ids.has(owner.id)).toBe(false);
  });

  it('has health checks up to the last hour, with a few failures', () => {
    const { checks, hours } = history;
    expect(hours.length).toBeGreaterThan(8_000);
    expect(checks.length).toBeGreaterThan(1_900);
    expect(hours.some(({ failures }) => failures > 0)).toBe(true);
    expect(checks.every(({ at }) => at < now)).toBe(true);
  });
});
