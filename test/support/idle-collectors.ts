import type { Collectors } from '../../src/http/metrics/gauge-reader.ts';

/** What an idle bot without servers and backups says about itself. */
export const idleCollectors: Collectors = {
  requests: async () => [],
  cards: async () => 0,
  queue: async () => ({ kinds: [], deadLetters: 0 }),
  servers: async () => [],
  pool: async () => ({ idle: 1, busy: 0, waiting: 0 }),
  backups: async () => ({ lastSuccessAt: null, isLastRunOk: null, drill: null }),
};
