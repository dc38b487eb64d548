import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createServerAvailability } from '../../../src/composition/server-availability.ts';
import { anId } from '../../support/factories.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

const id = anId<'service'>();

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function createFixture() {
  let isUp = true;
  let isHealthy = true;
  let checks = 0;
  const restarted: string[] = [];
  const availability = createServerAvailability({
    healthCheck: {
      getHealth: () => ({ isUp, detail: '' }),
      async checkHealth(checkedId) {
        checks += 1;
        // The check is rejected like every other change.
        if (!isHealthy) await availability.handleRefusal(checkedId);
        isUp = isHealthy;
        return { isUp, detail: '' };
      },
    },
    listMovedIds: () => [],
    syncAccounts: async () => undefined,
    jobs: { retryNow: async (kind) => restarted.push(kind) },
    log: createRecordingLog().log,
  });
  return {
    availability,
    restarted,
    refuseChanges: () => {
      isHealthy = false;
    },
    isUp: () => isUp,
    countChecks: () => checks,
  };
}

describe('a server that answers again', () => {
  it('is sent at once what has waited for it', async () => {
    const { availability, restarted } = createFixture();
    await availability.handleChange(id, true);
    expect(restarted).toEqual(['submit-request', 'send-decision', 'retry-request', 'send-issue']);
  });
});

describe('a server that turns CSRF protection on', () => {
  it('counts as down as soon as it rejects a change', async () => {
    const fixture = createFixture();
    fixture.refuseChanges();
    await Promise.all([1, 2].map(() => fixture.availability.handleRefusal(id)));
    expect(fixture.isUp()).toBe(false);
    await fixture.availability.handleRefusal(id);
    expect(fixture.countChecks()).toBe(1);
  });

  it('counts as down after a minute even if nothing is changed', async () => {
    const fixture = createFixture();
    const stop = fixture.availability.watch([id]);
    fixture.refuseChanges();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(fixture.countChecks()).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(fixture.isUp()).toBe(false);
    stop();
  });
});
