import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBoundedExporter } from '../../../src/tracing/bounded-exporter.ts';
import { createRecordingLog } from '../../support/recording-log.ts';

type Done = (result: { readonly code: number; readonly error?: Error }) => void;

function open() {
  const { log, lines } = createRecordingLog();
  const answers: Done[] = [];
  const exporter = createBoundedExporter(
    { export: (_spans: string[], done: Done) => answers.push(done) },
    { log, giveUpMs: 5_000 },
  );
  return { exporter, answers, lines };
}

describe('an exporter with a bound', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('says once that traces cannot be sent, before a stop is over, also without an answer', async () => {
    const { exporter, answers, lines } = open();
    const done = vi.fn<Done>();
    exporter.export([], done);
    exporter.export([], done);
    let hasStopped = false;
    const stopped = exporter.shutdown().then(() => {
      hasStopped = true;
    });
    await vi.advanceTimersByTimeAsync(4_999);
    expect({ hasStopped, lines }).toEqual({ hasStopped: false, lines: [] });
    await vi.advanceTimersByTimeAsync(1);
    await stopped;
    const line = {
      level: 'warn',
      message: 'Traces could not be sent',
      fields: { spans: 0, reason: 'no answer within 5 s' },
    };
    expect(lines).toEqual([line]);
    // An answer that comes too late changes nothing.
    for (const answer of answers) answer({ code: 0 });
    await vi.runAllTimersAsync();
    expect(done.mock.calls.map(([{ code }]) => code)).toEqual([1, 1]);
    expect(lines).toEqual([line]);
  });

  it('passes on what the exporter answers, and says why it failed', async () => {
    const { exporter, answers, lines } = open();
    const done = vi.fn<Done>();
    exporter.export([], done);
    exporter.export([], done);
    const refused = { code: 1, error: new Error('connect ECONNREFUSED') };
    answers[0]?.({ code: 0 });
    answers[1]?.(refused);
    await exporter.shutdown();
    expect(done.mock.calls).toEqual([[{ code: 0 }], [refused]]);
    expect(lines.map(({ fields }) => fields)).toEqual([
      { spans: 0, reason: refused.error.message },
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
