import type { Gauge } from 'prom-client';
import type { RequestState } from '../../domain/requests/request.ts';
import { withTimeout } from '../../lib/with-timeout.ts';
import type { Clock } from '../../ports/clock.ts';
import type { QueueFigures } from '../../ports/queue-figures.ts';
import { gaugeDefinitions } from './metric-definitions.ts';

/** Where the gauges come from. Each may fail by itself. */
export interface Collectors {
  readonly requests: () => Promise<readonly { state: RequestState; count: number }[]>;
  readonly cards: () => Promise<number>;
  readonly queue: () => Promise<QueueFigures>;
  readonly servers: () => Promise<readonly ServerFigures[]>;
  readonly pool: () => Promise<{ idle: number; busy: number; waiting: number }>;
  readonly backups: () => Promise<BackupFigures>;
}

/** The state of an Overseerr server. */
export interface ServerFigures {
  readonly server: string;
  readonly isUp: boolean;
  readonly isBreakerOpen: boolean;
}

/** The last base backup and drill; null if there was none. */
export interface BackupFigures {
  readonly lastSuccessAt: Date | null;
  readonly isLastRunOk: boolean | null;
  readonly drill: { readonly at: Date; readonly isOk: boolean } | null;
}

type Gauges = Readonly<Record<keyof typeof gaugeDefinitions, Gauge<string>>>;

/** A scrape answers within Prometheus's usual timeout of 10 seconds, even if the database hangs. */
const timeoutMs = 3_000;
const shortMs = 5_000;
/** Counting millions of requests takes a while. */
const longMs = 60_000;

/** Sets the gauges from the collectors, each of them at most every few seconds. */
export function createGaugeReader({
  gauges,
  clock,
}: {
  readonly gauges: Gauges;
  readonly clock: Clock;
}) {
  const readAt = new Map<keyof Collectors, number>();
  const running = new Map<keyof Collectors, Promise<void>>();

  return {
    /** Never rejects: a collector that fails has `medianest_collector_up` 0, and its other gauges disappear. */
    async read(collectors: Collectors): Promise<void> {
      await Promise.all([
        collect('requests', longMs, async () => {
          const counts = await collectors.requests();
          gauges.requests.reset();
          for (const { state, count } of counts) gauges.requests.set({ state }, count);
        }),
        collect('cards', shortMs, async () => gauges.cardsBehind.set(await collectors.cards())),
        collect('queue', shortMs, async () => setQueue(await collectors.queue())),
        collect('servers', shortMs, async () => setServers(await collectors.servers())),
        collect('pool', 0, async () => {
          const { waiting, ...connections } = await collectors.pool();
          gauges.poolWaiting.set(waiting);
          gauges.poolConnections.set({ state: 'idle' }, connections.idle);
          gauges.poolConnections.set({ state: 'busy' }, connections.busy);
        }),
        collect('backups', shortMs, async () => setBackups(await collectors.backups())),
      ]);
    },
  };

  async function collect(
    name: keyof Collectors,
    maxAgeMs: number,
    load: () => Promise<void>,
  ): Promise<void> {
    const now = clock().getTime();
    const last = readAt.get(name);
    if (last !== undefined && now - last < maxAgeMs && now >= last) return;
    // A collector that hangs is not started again with every scrape.
    const work =
      running.get(name) ??
      load()
        .then(() => {
          readAt.set(name, now);
          gauges.collectorUp.set({ collector: name }, 1);
        })
        .catch(() => fail(name))
        .finally(() => running.delete(name));
    running.set(name, work);
    const isDone = await withTimeout(
      work.then(() => true),
      timeoutMs,
      false,
    );
    if (!isDone) fail(name);
  }

  function fail(name: keyof Collectors): void {
    gauges.collectorUp.set({ collector: name }, 0);
    for (const gauge of gaugesOf[name]) clear(gauge);
    readAt.delete(name);
  }

  /** A gauge without labels gets 0 from `reset`, which is a value like any other. */
  function clear(name: keyof Gauges): void {
    if (gaugeDefinitions[name].labelNames.length > 0) gauges[name].reset();
    else gauges[name].remove();
  }

  function setQueue({ kinds, deadLetters }: QueueFigures): void {
    gauges.queueOldestSeconds.reset();
    for (const { kind, oldestSeconds, ready, deferred, active } of kinds) {
      for (const [state, count] of Object.entries({ ready, deferred, active })) {
        gauges.queueJobs.set({ kind, state }, count);
      }
      gauges.queueOldestSeconds.set({ kind }, oldestSeconds ?? 0);
    }
    gauges.deadLetters.set(deadLetters);
  }

  function setServers(servers: readonly ServerFigures[]): void {
    for (const { server, isUp, isBreakerOpen } of servers) {
      gauges.serverUp.set({ server }, Number(isUp));
      gauges.breakerOpen.set({ server }, Number(isBreakerOpen));
    }
  }

  function setBackups({ lastSuccessAt, isLastRunOk, drill }: BackupFigures): void {
    for (const gauge of gaugesOf.backups) clear(gauge);
    if (lastSuccessAt) gauges.backupTime.set(lastSuccessAt.getTime() / 1000);
    if (isLastRunOk !== null) gauges.backupOk.set(Number(isLastRunOk));
    if (!drill) return;
    gauges.drillTime.set(drill.at.getTime() / 1000);
    gauges.drillOk.set(Number(drill.isOk));
  }
}

const gaugesOf = {
  requests: ['requests'],
  cards: ['cardsBehind'],
  queue: ['queueJobs', 'queueOldestSeconds', 'deadLetters'],
  servers: ['serverUp', 'breakerOpen'],
  pool: ['poolConnections', 'poolWaiting'],
  backups: ['backupTime', 'backupOk', 'drillTime', 'drillOk'],
} as const satisfies Record<keyof Collectors, readonly (keyof Gauges)[]>;
