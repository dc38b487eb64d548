import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startDemoPoll, toBotConfig } from '../../../src/composition/demo-settings.ts';
import { parseConfig } from '../../../src/config/config.ts';
import type { ChatAccountKey } from '../../../src/domain/place.ts';
import { anId } from '../../support/factories.ts';

const owners: ChatAccountKey[] = [{ platform: 'web', platformUserId: 'web-olivia' }];

describe('the demo alongside real chats', () => {
  const config = parseConfig({ DISCORD_TOKEN: 'a-token', POLL_INTERVAL_SECONDS: '45' });

  it('does not change the settings of the real servers', () => {
    const backups = { intervalHours: 24, dir: '.', readArchivedAt: () => null };
    expect(toBotConfig(config, { owners }, backups)).toEqual({ ...config, backups });
    expect(toBotConfig(config, null, backups)).toEqual({ ...config, backups });
  });
});

describe('the demo on its own', () => {
  it('makes its owner an admin', () => {
    const config = parseConfig({});
    const expected = { ...config, admins: owners, backups: null };
    expect(toBotConfig(config, { owners }, null)).toEqual(expected);
  });
});

describe('the poll of the demo server', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('polls this server every second, even after errors, until it is stopped', async () => {
    const serviceId = anId<'service'>();
    const enqueueAtMostEvery = vi.fn(() => Promise.reject(new Error('no database')));
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const stop = startDemoPoll({ serviceId, enqueueAtMostEvery, log });
    await vi.advanceTimersByTimeAsync(3_000);
    stop();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(enqueueAtMostEvery.mock.calls).toEqual(
      Array.from({ length: 3 }, () => [{ kind: 'reconcile', payload: { serviceId } }, 1]),
    );
  });
});
