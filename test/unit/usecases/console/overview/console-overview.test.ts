import { expect, it } from 'vitest';
import type { Alert } from '../../../../../src/domain/alerts/alert.ts';
import { createConsoleFixture } from '../../../../support/console/console-fixture.ts';
import { createIdleOverview } from '../../../../support/console/idle-overview.ts';
import { anId } from '../../../../support/factories.ts';

const at = new Date('2026-11-23T10:00:00Z');

function anAlert(closedAt: Date | null): Alert {
  return {
    id: anId<'alert'>(),
    kind: 'service-down',
    subject: 'seerr',
    detail: { name: 'Seerr' },
    openedAt: at,
    seenAt: at,
    closedAt,
    messages: [],
  };
}

it('The overview shows services with their latencies, chats, and only alerts that are open', async () => {
  const id = anId<'service'>();
  const overview = createIdleOverview(() => at, {
    serviceChecks: {
      listOverviews: async () => [
        {
          id,
          kind: 'overseerr',
          title: 'Seerr',
          status: 'up',
          since: at,
          checkedAt: at,
          detail: null,
          fault: null,
          missingUsers: null,
          uptime: { day: 1, month: 0.99 },
          latencyMs: { p50: 10, p95: 20 },
        },
      ],
    },
    serviceReports: {
      listLatencies: async () =>
        new Map([[id, [{ at, checks: 30, failures: 1, p50Ms: 10, p95Ms: 20 }]]]),
    },
    alertRepository: { listUnsettled: async () => [anAlert(null), anAlert(at)] },
    listServiceIds: () => [id],
    listChats: () => [{ platform: 'discord', isReady: true, detail: 'connected' }],
    findNewerVersion: async () => '1.3.0',
  });
  const { call, signIn, admin } = createConsoleFixture({ api: { overview: { overview } } });
  const response = await call('/api/v1/overview', { session: await signIn(admin) });
  expect(await response.json()).toMatchObject({
    services: [
      {
        id,
        title: 'Seerr',
        uptime: { day: 1, month: 0.99 },
        latencies: [{ at: '2026-11-23T10:00:00.000Z', p50Ms: 10, failures: 1 }],
      },
    ],
    chats: [{ platform: 'discord', isReady: true }],
    alerts: [{ kind: 'service-down', name: 'Seerr', count: null }],
    version: '1.2.3',
    newerVersion: '1.3.0',
  });
});
