import { collectDefaultMetrics, Registry } from 'prom-client';

/**
 * The metrics of Node.js itself. What collects them runs as long as the process, so a process needs one of these,
 * however often the bot restarts in it.
 */
export interface ProcessMetrics {
  /** Their registry. Collects nothing before the first call. */
  open(): Registry;
}

/** Creates the metrics of Node.js. */
export function createProcessMetrics(): ProcessMetrics {
  let registry: Registry | null = null;
  return {
    open() {
      if (!registry) {
        registry = new Registry();
        collectDefaultMetrics({ register: registry });
      }
      return registry;
    },
  };
}
