import { describe, expect, it } from 'vitest';
import type { Alert, AlertKind } from '../../../../src/domain/alerts/alert.ts';
import type { ServiceKind } from '../../../../src/domain/services/service-status.ts';
import type { BotFacts } from '../../../../src/ports/services/status-sources.ts';
import { createStatusReports } from '../../../../src/usecases/services/status-report.ts';
import { anId } from '../../../support/factories.ts';
import { aServiceOverview } from '../../../support/service-status.ts';

const facts: BotFacts = {
  version: '1.2.3',
  database: { version: '15.1', bytes: 5 },
  queue: { waiting: 1, oldestSeconds: 2, deadLetters: 0 },
  backups: { lastSuccessAt: null, drill: null },
};

const activity = { streams: { total: 1, transcodes: 0 }, libraries: [] };

const startedAt = new Date('2026-11-23T08:00:00Z');

function setUp(alerts: readonly Alert[] = []) {
  let reads = 0;
  const kinds: readonly ServiceKind[] = ['overseerr', 'plex', 'jellyfin', 'http'];
  const overviews = kinds.map((kind) =>
    aServiceOverview({
      kind,
      detail: 'http://10.0.0.1 is not responding',
      fault: { code: 'unreachable', reason: 'ECONNREFUSED' },
      missingUsers: 2,
      status: kind === 'jellyfin' ? 'down' : 'up',
    }),
  );
  const asked: ServiceKind[] = [];
  const reports = createStatusReports({
    serviceChecks: {
      listOverviews: async (ids) => overviews.filter(({ id }) => ids.includes(id)),
    },
    alertRepository: { listUnsettled: async () => alerts },
    startedAt,
    botFacts: {
      async readFacts() {
        reads += 1;
        return facts;
      },
    },
    probes: overviews.slice(1).map(({ id, kind }) => ({
      id,
      readActivity:
        kind === 'http'
          ? null
          : async () => {
              asked.push(kind);
              return activity;
            },
    })),
    listServiceIds: () => overviews.map(({ id }) => id),
  });
  return { reports, overviews, asked, readCount: () => reads };
}

describe('the status', () => {
  it('for members has the servers they know, and nothing that only the operator may see', async () => {
    const { reports, asked, readCount } = setUp();
    const report = await reports.getStatus({ isAdmin: false });
    const secret = { detail: null, fault: null, missingUsers: null, activity: null };
    expect(report.services).toMatchObject([
      { kind: 'overseerr', ...secret },
      { kind: 'plex', ...secret },
      { kind: 'jellyfin', ...secret },
    ]);
    expect(asked).toEqual([]);
    expect(report.facts).toBeNull();
    expect(readCount()).toBe(0);
  });

  it('for admins has everything', async () => {
    const { reports, overviews, asked } = setUp();
    const services = overviews.map((overview) => ({
      ...overview,
      activity: overview.kind === 'plex' ? activity : null,
    }));
    expect(await reports.getStatus({ isAdmin: true })).toEqual({
      bot: { since: startedAt, isDisturbed: false },
      services,
      facts: { ...facts, openAlerts: 0 },
    });
    // Jellyfin is down.
    expect(asked).toEqual(['plex']);
  });

  it.each<[AlertKind, Partial<Alert>, boolean, number]>([
    ['requests-stuck', {}, true, 1],
    ['requests-stuck', { closedAt: startedAt }, false, 0],
    ['backup-late', {}, false, 1],
    ['service-down', {}, false, 1],
  ])(
    'with an alert %s %j says whether members feel it',
    async (kind, more, isDisturbed, openAlerts) => {
      const times = { openedAt: startedAt, seenAt: startedAt, closedAt: null };
      const alert = {
        id: anId<'alert'>(),
        kind,
        subject: '',
        detail: {},
        messages: [],
        ...times,
        ...more,
      };
      const { reports } = setUp([alert]);
      const forMember = await reports.getStatus({ isAdmin: false });
      expect(forMember.bot.isDisturbed).toBe(isDisturbed);
      expect((await reports.getStatus({ isAdmin: true })).facts?.openAlerts).toBe(openAlerts);
    },
  );
});
