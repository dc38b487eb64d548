import { describe, expect, it } from 'vitest';
import { createSlowQueryLog } from '../../../../src/database/monitoring/slow-query-log.ts';
import { createRecordingLog } from '../../../support/recording-log.ts';

const text = "/* request-find */ select 'Ada' from request where id = $1";

function setUp(readPlan = async (): Promise<readonly string[] | null> => ['Seq Scan on request']) {
  const { log, lines } = createRecordingLog();
  let nowMs = 0;
  let isStarting = false;
  const observe = createSlowQueryLog({
    thresholdMs: 200,
    readPlan,
    isStarting: () => isStarting,
    now: () => nowMs,
    log,
  });
  return {
    lines,
    setStarting(value: boolean) {
      isStarting = value;
    },
    wait(ms: number) {
      nowMs += ms;
    },
    /** Observes, and lets the plan be read. */
    async run(seconds: number, statement = 'request-find', ofText = text) {
      observe({ statement, text: ofText, isOk: true, seconds });
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('the log of slow queries', () => {
  it('has the name, the text without values, and the plan of a slow statement', async () => {
    const { run, lines } = setUp();
    await run(0.199);
    expect(lines).toEqual([]);
    await run(0.25);
    expect(lines).toEqual([
      {
        level: 'warn',
        message: 'Slow query',
        fields: {
          statement: 'request-find',
          ms: 250,
          text: 'select ? from request where id = $1',
          plan: ['Seq Scan on request'],
        },
      },
    ]);
  });

  it('has a statement once in ten minutes, and then how often it was slow', async () => {
    const { run, wait, lines } = setUp();
    await run(0.3);
    await run(0.9);
    await run(0.4);
    await run(0.5, 'select card', 'select 1 from card');
    expect(lines).toHaveLength(2);
    wait(600_000);
    await run(0.3);
    expect(lines[2]?.fields).toMatchObject({ ms: 300, unlogged: 2, unloggedMaxMs: 900 });
  });

  it('has a statement once if only the values in its text differ', async () => {
    const { run, lines } = setUp();
    await run(0.3, 'select job', "select 1 from job where name = 'notify'");
    await run(0.3, 'select job', "select 1 from job where name = 'sweep'");
    expect(lines).toHaveLength(1);
  });

  it('does not warn of slow statements of the start, nor count them', async () => {
    const { run, setStarting, lines } = setUp(() => Promise.reject(new Error('read a plan')));
    setStarting(true);
    await run(0.3, 'select job', "select 1 from job where name = 'notify'");
    await run(1, 'other', "alter role me password 'Ada'");
    expect(lines).toEqual([
      {
        level: 'debug',
        message: 'Slow query',
        fields: { statement: 'select job', ms: 300, text: 'select ? from job where name = ?' },
      },
      { level: 'debug', message: 'Slow query', fields: { statement: 'other', ms: 1000 } },
    ]);
    setStarting(false);
    await run(1, 'other', "alter role me password 'Ada'");
    expect(lines[2]).toEqual({
      level: 'warn',
      message: 'Slow query',
      fields: { statement: 'other', ms: 1000 },
    });
  });

  it('has only the name of a statement whose text may be secret', async () => {
    const { run, lines } = setUp();
    await run(1, 'other', "alter role me password 'Ada'");
    expect(lines[0]?.fields).toEqual({ statement: 'other', ms: 1000 });
  });

  it('asks a slow database for one plan at a time', async () => {
    let asked = 0;
    const { run, lines } = setUp(() => {
      asked += 1;
      return new Promise(() => undefined);
    });
    await run(1);
    await run(1, 'select card', 'select 1 from card');
    expect(asked).toBe(1);
    expect(lines.map(({ fields }) => fields)).toEqual([
      { statement: 'select card', ms: 1000, text: 'select ? from card' },
    ]);
  });
});
