import { createRepeatFilter } from '../lib/repeat-filter.ts';
import type { Log } from '../ports/log.ts';

interface ExportResult {
  readonly code: number;
  readonly error?: Error;
}

/** Sends a batch of spans, and says in the end what came of it. */
type Export<Span> = (spans: Span[], done: (result: ExportResult) => void) => void;

const logIntervalMs = 10 * 60_000;

/**
 * Knows of each batch within `giveUpMs` whether it was sent, whatever the exporter does, and says in the log that
 * nothing arrives, but not for each batch.
 */
export function createBoundedExporter<Span>(
  exporter: { readonly export: Export<Span> },
  { log, giveUpMs }: { readonly log: Log; readonly giveUpMs: number },
): { readonly export: Export<Span>; shutdown(): Promise<void> } {
  const isDue = createRepeatFilter(logIntervalMs, () => performance.now());
  const sending = new Set<Promise<void>>();

  return {
    export(spans, done) {
      const report = ({ code, error }: ExportResult) => {
        // 0: success, as in `ExportResultCode` of @opentelemetry/core.
        if (code === 0 || !isDue('traces')) return;
        log.warn(
          { spans: spans.length, reason: error?.message || 'unknown' },
          'Traces could not be sent',
        );
      };
      const sent = send(spans).then((result) => {
        sending.delete(sent);
        report(result);
        done(result);
      });
      sending.add(sent);
    },

    async shutdown() {
      // Not the shutdown of the exporter: it waits for a connection for as long as the system tries to open it.
      await Promise.all(sending);
    },
  };

  function send(spans: Span[]): Promise<ExportResult> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve({ code: 1, error: new Error(`no answer within ${giveUpMs / 1_000} s`) });
      }, giveUpMs);
      exporter.export(spans, (result) => {
        clearTimeout(timer);
        resolve(result);
      });
    });
  }
}
