import { describe, expect, it } from 'vitest';
import status from '../../../commands/status.ts';
import type { BotFacts } from '../../../src/ports/services/status-sources.ts';
import type { StatusReport } from '../../../src/usecases/services/status-report.ts';
import { createCommandFixture } from '../../support/command-fixture.ts';
import { toViewText } from '../../support/reply-view.ts';
import { aServiceOverview } from '../../support/service-status.ts';
import { t } from '../../support/text.ts';

const facts: BotFacts = {
  version: '1.2.3',
  database: { version: '15.18', bytes: 41_000_001 },
  queue: { waiting: 3, oldestSeconds: 130, deadLetters: 2 },
  backups: {
    lastSuccessAt: new Date('2026-11-23T03:00:00Z'),
    drill: { at: new Date('2026-11-20T03:00:00Z'), isOk: false },
  },
};

function show(report: StatusReport, isAdmin = false) {
  return createCommandFixture(status, {
    useCases: { statusReports: { getStatus: async () => report } },
    user: { isAdmin },
  }).view();
}

describe('/status', () => {
  it('says for everyone that the bot and its servers work, and how reliably', async () => {
    const view = await show({ services: [aServiceOverview()], facts: null });
    expect(view.tone).toBe('good');
    expect(view.fields).toBeUndefined();
    const text = toViewText(view);
    expect(text).toContain(t('status-bot-ok'));
    expect(text).toContain(t('status-service-up'));
    expect(text).toContain(t('status-uptime', { percent: 99.9 }));
    expect(text).not.toContain(t('status-latency', { p50: 20, p95: 90 }));
    expect(text).not.toContain(t('status-requests-wait'));
  });

  it('says that requests can be made while their server is down', async () => {
    const down = aServiceOverview({ status: 'down' });
    const view = await show({ services: [down], facts: null });
    expect(view.tone).toBe('warn');
    expect(toViewText(view)).toContain(t('status-requests-wait'));
  });

  it('promises nothing about requests while only another service is down', async () => {
    const down = aServiceOverview({ status: 'down', kind: 'plex', title: 'Plex' });
    const view = await show({ services: [aServiceOverview(), down], facts: null });
    expect(view.tone).toBe('warn');
    expect(toViewText(view)).not.toContain(t('status-requests-wait'));
  });

  it('shows admins what is wrong, latencies, and the bot itself', async () => {
    const down = aServiceOverview({ status: 'down', detail: 'Check OVERSEERR_URL' });
    const text = toViewText(await show({ services: [down], facts }, true));
    for (const part of [
      'Check OVERSEERR_URL',
      t('status-latency', { p50: 20, p95: 90 }),
      t('status-queue', { waiting: 3 }),
      t('status-queue-oldest', { minutes: 2 }),
      t('status-queue-dead', { count: 2 }),
      t('status-database', { version: '15.18', megabytes: 42 }),
      t('status-drill-failed'),
      'MediaNest 1.2.3',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('has no time for a service that was never checked', async () => {
    const unknown = aServiceOverview({
      status: 'unknown',
      since: null,
      uptime: { day: null, month: null },
      latencyMs: null,
    });
    const text = toViewText(await show({ services: [unknown], facts: null }));
    expect(text).toContain(t('status-service-unknown'));
    expect(text).not.toContain(t('status-since'));
  });
});
