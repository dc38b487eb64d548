import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { toRouteLabel } from '../../lib/http/route-label.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Metrics } from '../../ports/metrics.ts';
import { type Collectors, createGaugeReader } from './gauge-reader.ts';
import {
  counterDefinitions,
  gaugeDefinitions,
  histogramDefinitions,
} from './metric-definitions.ts';
import { createProcessMetrics, type ProcessMetrics } from './process-metrics.ts';

/** The metrics of the process: what was counted, and the page for Prometheus. */
export interface MetricsRegistry extends Metrics {
  readonly contentType: string;
  /** The metrics as text. Reads the gauges first, unless that was done a moment ago. */
  render(collectors: Collectors): Promise<string>;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Counts in memory. Metrics of the process and its event loop, and all gauges, cost nothing before somebody asks for
 * them for the first time.
 */
export function createMetrics({
  version,
  clock,
  processMetrics = createProcessMetrics(),
}: {
  readonly version: string;
  readonly clock: Clock;
  readonly processMetrics?: ProcessMetrics | undefined;
}): MetricsRegistry {
  const registry = new Registry();
  const registers = [registry];
  const counters = mapValues(
    counterDefinitions,
    (definition) =>
      new Counter<string>({ ...definition, labelNames: [...definition.labelNames], registers }),
  );
  const histograms = mapValues(
    histogramDefinitions,
    (definition) =>
      new Histogram<string>({
        ...definition,
        labelNames: [...definition.labelNames],
        buckets: [...definition.buckets],
        registers,
      }),
  );
  const gauges = mapValues(
    gaugeDefinitions,
    (definition) =>
      new Gauge<string>({ ...definition, labelNames: [...definition.labelNames], registers }),
  );
  gauges.buildInfo.set({ version, node: process.version }, 1);
  const gaugeReader = createGaugeReader({ gauges, clock });

  return {
    contentType: registry.contentType,

    async render(collectors) {
      await gaugeReader.read(collectors);
      return Registry.merge([registry, processMetrics.open()]).metrics();
    },

    observeInteraction({ platform, command, outcome, seconds }) {
      counters.interactions.inc({ platform, command, outcome });
      histograms.interactionSeconds.observe({ platform }, seconds);
    },

    observeAcknowledgement(platform, seconds) {
      histograms.acknowledgementSeconds.observe({ platform }, seconds);
    },

    countTransition({ event, from, to }) {
      counters.transitions.inc({ event, from: from ?? 'none', to });
    },

    observeJob({ kind, outcome, seconds }) {
      counters.jobs.inc({ kind, outcome });
      histograms.jobSeconds.observe({ kind }, seconds);
    },

    observeCall({ target, server = '', method, path, outcome, seconds }) {
      const labels = { target, server, method, route: toRouteLabel(path), outcome: `${outcome}` };
      histograms.callSeconds.observe(labels, seconds);
    },

    observeHttpRequest({ method, route, status, seconds }) {
      const labels = { method: methods.has(method) ? method : 'other', route, status };
      histograms.httpSeconds.observe(labels, seconds);
    },

    observeQuery({ statement, isOk, seconds }) {
      histograms.querySeconds.observe({ statement }, seconds);
      if (!isOk) counters.queryErrors.inc({ statement });
    },
  };
}

function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  convert: (value: From) => To,
): Readonly<Record<Key, To>> {
  const mapped: Partial<Record<Key, To>> = {};
  for (const key in record) mapped[key] = convert(record[key]);
  return mapped as Readonly<Record<Key, To>>;
}
