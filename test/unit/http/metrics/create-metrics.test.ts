import { PerformanceObserver } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMetrics } from '../../../../src/http/metrics/create-metrics.ts';
import type { Collectors } from '../../../../src/http/metrics/gauge-reader.ts';
import { createProcessMetrics } from '../../../../src/http/metrics/process-metrics.ts';
import { idleCollectors } from '../../../support/idle-collectors.ts';

const startAt = new Date('2026-11-01T12:00:00Z').getTime();

beforeEach(() => {
  vi.useFakeTimers({ now: startAt, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const metrics = createMetrics({ version: '1.2.3', clock: () => new Date() });
  const render = async (collectors: Partial<Collectors> = {}) => {
    const text = await metrics.render({ ...idleCollectors, ...collectors });
    return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  };
  return { metrics, render };
}

describe('what is counted', () => {
  it('is shown with its labels', async () => {
    const { metrics, render } = setUp();
    metrics.observeInteraction({
      platform: 'discord',
      command: '/request',
      outcome: 'ok',
      seconds: 0.02,
    });
    metrics.observeAcknowledgement('telegram', 0.3);
    metrics.countTransition({ event: 'request', from: null, to: 'queued' });
    metrics.countTransition({ event: 'approve', from: 'pending', to: 'approved' });
    metrics.observeJob({ kind: 'notify', outcome: 'retried', seconds: 1 });
    metrics.observeHttpRequest({ method: 'BREW', route: '/x/:id', status: 200, seconds: 0.1 });
    metrics.observeQuery({ statement: 'request-find', isOk: false, seconds: 0.1 });
    metrics.observeCall({
      target: 'overseerr',
      server: 'default',
      method: 'GET',
      path: '/movie/550',
      outcome: 'no-response',
      seconds: 3,
    });
    expect(await render()).toEqual(
      expect.arrayContaining([
        'medianest_interactions_total{platform="discord",command="/request",outcome="ok"} 1',
        'medianest_interaction_acknowledgement_seconds_bucket{le="0.5",platform="telegram"} 1',
        'medianest_request_transitions_total{event="request",from="none",to="queued"} 1',
        'medianest_request_transitions_total{event="approve",from="pending",to="approved"} 1',
        'medianest_jobs_total{kind="notify",outcome="retried"} 1',
        'medianest_http_server_request_duration_seconds_count{method="other",route="/x/:id",status="200"} 1',
        'medianest_database_query_errors_total{statement="request-find"} 1',
        'medianest_http_client_request_duration_seconds_count{target="overseerr",server="default",method="GET",route="/movie/:id",outcome="no-response"} 1',
      ]),
    );
  });
});

describe('the metrics of Node.js', () => {
  it('are collected once, however often the bot restarts in the process', async () => {
    const observe = vi.spyOn(PerformanceObserver.prototype, 'observe');
    const processMetrics = createProcessMetrics();
    const texts: string[] = [];
    for (const version of ['1', '2']) {
      const metrics = createMetrics({ version, clock: () => new Date(), processMetrics });
      texts.push(await metrics.render(idleCollectors));
    }
    expect(observe).toHaveBeenCalledTimes(1);
    for (const text of texts) expect(text).toContain('process_start_time_seconds');
    expect(texts[1]).toContain('medianest_build_info{version="2"');
    expect(texts[1]).not.toContain('medianest_build_info{version="1"');
    observe.mockRestore();
  });
});

describe('the gauges', () => {
  it('are not read before somebody asks', () => {
    const read = vi.fn(idleCollectors.cards);
    const { metrics } = setUp();
    metrics.observeAcknowledgement('discord', 1);
    vi.advanceTimersByTime(3_600_000);
    expect(read).not.toHaveBeenCalled();
  });

  it('are read at most every five seconds, and requests at most once a minute', async () => {
    const { render } = setUp();
    const cards = vi.fn(idleCollectors.cards);
    const requests = vi.fn(idleCollectors.requests);
    for (let second = 0; second < 60; second += 1) {
      await render({ cards, requests });
      vi.setSystemTime(startAt + (second + 1) * 1_000);
    }
    expect(cards).toHaveBeenCalledTimes(12);
    expect(requests).toHaveBeenCalledTimes(1);
    await render({ cards, requests });
    expect(requests).toHaveBeenCalledTimes(2);
  });

  it('show the queue, servers, and backups', async () => {
    const { render } = setUp();
    const at = new Date(startAt - 60_000);
    const lines = await render({
      requests: async () => [{ state: 'pending', count: 3 }],
      cards: async () => 4,
      queue: async () => ({
        kinds: [
          {
            kind: 'notify',
            ready: 1,
            deferred: 2,
            active: 3,
            oldestSeconds: 7.5,
            perMinute: null,
            hasDeadLetters: true,
          },
        ],
        deadLetters: 5,
      }),
      servers: async () => [{ server: 'default', isUp: false, isBreakerOpen: true }],
      pool: async () => ({ idle: 1, busy: 2, waiting: 3 }),
      backups: async () => ({ lastSuccessAt: at, isLastRunOk: false, drill: { at, isOk: true } }),
    });
    expect(lines).toEqual(
      expect.arrayContaining([
        'medianest_requests{state="pending"} 3',
        'medianest_cards_behind 4',
        'medianest_queue_jobs{kind="notify",state="deferred"} 2',
        'medianest_queue_oldest_job_age_seconds{kind="notify"} 7.5',
        'medianest_dead_letters 5',
        'medianest_overseerr_up{server="default"} 0',
        'medianest_overseerr_breaker_open{server="default"} 1',
        'medianest_database_pool_connections{state="busy"} 2',
        'medianest_database_pool_waiting 3',
        `medianest_backup_last_success_timestamp_seconds ${at.getTime() / 1000}`,
        'medianest_backup_last_run_ok 0',
        'medianest_backup_drill_ok 1',
        'medianest_collector_up{collector="backups"} 1',
      ]),
    );
  });

  it('of backups are absent where there are none, so that no alert says 1970', async () => {
    const lines = await setUp().render();
    expect(lines.filter((line) => line.startsWith('medianest_backup'))).toEqual([]);
  });

  it('of a collector that fails disappear, and come back', async () => {
    const { render } = setUp();
    const cards = async () => 2;
    await render({ cards });
    vi.setSystemTime(startAt + 6_000);
    const failed = await render({ cards: () => Promise.reject(new Error('away')) });
    expect(failed).toContain('medianest_collector_up{collector="cards"} 0');
    expect(failed.filter((line) => line.startsWith('medianest_cards_behind'))).toEqual([]);
    expect(failed).toContain('medianest_collector_up{collector="pool"} 1');
    expect(await render({ cards })).toContain('medianest_cards_behind 2');
  });

  it('do not hold up the answer when a collector hangs, which is not started again', async () => {
    const { render } = setUp();
    const queue = vi.fn(() => new Promise<never>(() => undefined));
    for (let scrape = 0; scrape < 3; scrape += 1) {
      const answer = render({ queue });
      await vi.advanceTimersByTimeAsync(3_000);
      const lines = await answer;
      expect(lines).toContain('medianest_collector_up{collector="queue"} 0');
      expect(lines).toContain('medianest_collector_up{collector="cards"} 1');
    }
    expect(queue).toHaveBeenCalledTimes(1);
  });
});
