import { describe, expect, it } from 'vitest';
import type { ServiceKind } from '../../../../src/domain/services/service-status.ts';
import type { BotFacts } from '../../../../src/ports/services/status-sources.ts';
import { createStatusReports } from '../../../../src/usecases/services/status-report.ts';
import { aServiceOverview } from '../../../support/service-status.ts';

const facts: BotFacts = {
  version: '1.2.3',
  database: { version: '15.1', bytes: 5 },
  queue: { waiting: 1, oldestSeconds: 2, deadLetters: 0 },
  backups: { lastSuccessAt: null, drill: null },
};

function setUp() {
  let reads = 0;
  const kinds: readonly ServiceKind[] = ['overseerr', 'plex', 'http'];
  const overviews = kinds.map((kind) =>
    aServiceOverview({ kind, detail: 'http://10.0.0.1 is not responding' }),
  );
  const reports = createStatusReports({
    serviceChecks: {
      listOverviews: async (ids) => overviews.filter(({ id }) => ids.includes(id)),
    },
    botFacts: {
      async readFacts() {
        reads += 1;
        return facts;
      },
    },
    listServiceIds: () => overviews.map(({ id }) => id),
  });
  return { reports, overviews, readCount: () => reads };
}

describe('the status', () => {
  it('for members has the servers they know, and nothing that only the operator may see', async () => {
    const { reports, readCount } = setUp();
    const report = await reports.getStatus({ isAdmin: false });
    expect(report.services.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['overseerr', null],
      ['plex', null],
    ]);
    expect(report.facts).toBeNull();
    expect(readCount()).toBe(0);
  });

  it('for admins has everything', async () => {
    const { reports, overviews } = setUp();
    expect(await reports.getStatus({ isAdmin: true })).toEqual({ services: overviews, facts });
  });
});
