import { describe, expect, it } from 'vitest';
import status from '../../../commands/status.ts';
import type { MediaServerActivity } from '../../../src/domain/services/media-server-activity.ts';
import type { BotFacts } from '../../../src/ports/services/status-sources.ts';
import type { StatusReport } from '../../../src/usecases/services/status-report.ts';
import { createCommandFixture } from '../../support/command-fixture.ts';
import { toViewText } from '../../support/reply-view.ts';
import { aReportedService } from '../../support/service-status.ts';
import { t } from '../../support/text.ts';

const bot = { since: new Date('2026-11-23T08:00:00Z'), isDisturbed: false };
const facts: BotFacts & { openAlerts: number } = {
  openAlerts: 0,
  version: '1.2.3',
  database: { version: '15.18', bytes: 41_000_001 },
  queue: { waiting: 3, oldestSeconds: 130, deadLetters: 2 },
  backups: {
    lastSuccessAt: new Date('2026-11-23T03:00:00Z'),
    drill: { at: new Date('2026-11-20T03:00:00Z'), isOk: false },
  },
};

function show(report: Omit<StatusReport, 'bot'> & Partial<StatusReport>, isAdmin = false) {
  return createCommandFixture(status, {
    useCases: { statusReports: { getStatus: async () => ({ bot, ...report }) } },
    user: { isAdmin },
  }).view();
}

describe('/status', () => {
  it('says for everyone that the bot and its servers work, and how reliably', async () => {
    const view = await show({ services: [aReportedService()], facts: null });
    expect(view.tone).toBe('good');
    expect(view.fields).toBeUndefined();
    const text = toViewText(view);
    expect(text).toContain(t('status-bot-ok'));
    expect(text).toContain(t('status-service-up'));
    expect(text).toContain(t('status-uptime', { percent: 99.9 }));
    expect(text).not.toContain(t('status-latency', { p50: 20, p95: 90 }));
    expect(text).not.toContain(t('status-requests-saved'));
  });

  it('says since when the bot works, and when members may feel that something is wrong', async () => {
    const services = [aReportedService()];
    const well = await show({ services, facts: null });
    const startedAt = { when: bot.since, style: 'relative' };
    expect(well.lines[0]).toEqual([
      t('status-bot-ok'),
      ` (${t('status-started')} `,
      startedAt,
      ')',
    ]);
    const since = { when: services[0]?.since, style: 'relative' };
    expect(well.lines[1]?.slice(-3)).toEqual([` (${t('status-changed')} `, since, ')']);
    expect(toViewText(well)).not.toContain(t('status-bot-disturbed'));
    const disturbed = { ...bot, isDisturbed: true };
    const view = await show({ services, facts: { ...facts, openAlerts: 2 }, bot: disturbed }, true);
    expect(view.tone).toBe('warn');
    expect(toViewText(view)).toContain(t('status-bot-disturbed'));
    expect(toViewText(view)).toContain(t('status-alerts', { count: 2 }));
  });

  it('says that requests are saved, and that titles cannot be searched, while their server is down', async () => {
    const down = aReportedService({ status: 'down' });
    const view = await show({ services: [down], facts: null });
    expect(view.tone).toBe('warn');
    expect(toViewText(view)).toContain(t('status-requests-saved'));
    // A new request begins with a search, which needs the server.
    expect(t('status-requests-saved')).toMatch(/already made.*cannot search/);
  });

  it('promises nothing about requests while only another service is down', async () => {
    const down = aReportedService({ status: 'down', kind: 'plex', title: 'Plex' });
    const view = await show({ services: [aReportedService(), down], facts: null });
    expect(view.tone).toBe('warn');
    expect(toViewText(view)).not.toContain(t('status-requests-saved'));
  });

  it('shows admins what is wrong, latencies, and the bot itself', async () => {
    const down = aReportedService({ status: 'down', detail: 'Check OVERSEERR_URL' });
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

  it('shows admins what a media server is playing and how much it holds', async () => {
    const show1 = (activity: MediaServerActivity) =>
      show(
        { services: [aReportedService({ kind: 'plex', title: 'Home', activity })], facts },
        true,
      );
    const library = { name: 'Movies', kind: 'movies', count: 1204 } as const;
    const text = toViewText(
      await show1({
        streams: { total: 3, transcodes: 1 },
        libraries: [library, { name: null, kind: 'series', count: 2 }],
      }),
    );
    expect(text).toContain(t('status-streams-transcoded', { total: 3, transcodes: 1 }));
    const size = t('status-library-movies', { count: 1204 });
    expect(text).toContain(
      `${t('status-library-named', { name: 'Movies', size })} · ${t('status-library-series', { count: 2 })}`,
    );
    const idle = toViewText(await show1({ streams: { total: 0, transcodes: 0 }, libraries: null }));
    expect(idle).toContain(t('status-streams', { total: 0 }));
    expect(idle).toContain(t('status-libraries-unknown'));
    expect(toViewText(await show1({ streams: null, libraries: [] }))).toContain(
      t('status-streams-unknown'),
    );
  });

  it('has no time for a service that was never checked', async () => {
    const unknown = aReportedService({
      status: 'unknown',
      since: null,
      uptime: { day: null, month: null },
      latencyMs: null,
    });
    const view = await show({ services: [unknown], facts: null });
    expect(toViewText(view)).toContain(t('status-service-unknown'));
    const times = view.lines
      .flat()
      .filter((inline) => typeof inline === 'object' && 'when' in inline);
    expect(times).toEqual([{ when: bot.since, style: 'relative' }]);
  });
});
