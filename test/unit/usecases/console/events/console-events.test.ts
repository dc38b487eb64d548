import { describe, expect, it } from 'vitest';
import {
  type ConsoleTopic,
  consoleTopics,
} from '../../../../../src/domain/console/console-topic.ts';
import { createConsoleEvents } from '../../../../../src/usecases/console/events/console-events.ts';
import { createConsoleFixture } from '../../../../support/console/console-fixture.ts';
import { createManualTicker } from '../../../../support/console/manual-ticker.ts';
import { createScriptedChanges } from '../../../../support/console/scripted-changes.ts';
import { createRecordingLog } from '../../../../support/recording-log.ts';

const pollMs = 2_000;
const logMs = 1_000;

function setUp() {
  const { events, changes, ticker } = createConsoleFixture();
  const told: ConsoleTopic[][] = [];
  const listen = () => events.subscribe((topics) => told.push([...topics]));
  return { events, changes, ticker, told, listen };
}

describe('the events of the console', () => {
  it('cost nothing while nobody listens', async () => {
    const { changes, ticker, listen } = setUp();
    expect(ticker.count()).toBe(0);
    const [end, endOther] = [listen(), listen()];
    expect(ticker.count()).toBe(1);
    end();
    expect(ticker.count()).toBe(1);
    endOther();
    expect(ticker.count()).toBe(0);
    await ticker.tick(pollMs);
    expect(changes.reads()).toBe(1);
  });

  it('tell everybody what has changed since they began to listen', async () => {
    const { changes, ticker, told, listen } = setUp();
    changes.change('people');
    listen();
    await ticker.settle();
    changes.change('requests', 'audit');
    await ticker.tick(pollMs);
    await ticker.tick(pollMs);
    expect(told).toEqual([['requests', 'audit']]);
  });

  it('tell what changes only in this process at once', () => {
    const { events, told, listen } = setUp();
    const end = listen();
    events.emit('logs');
    end();
    events.emit('logs');
    expect(told).toEqual([['logs']]);
  });

  it('tell now and then what no row shows', async () => {
    const { ticker, told, listen } = setUp();
    listen();
    await ticker.settle();
    for (let i = 0; i < 9; i += 1) await ticker.tick(pollMs);
    expect(told).toEqual([['jobs'], ['jobs']]);
  });

  it('go on after the database was away', async () => {
    const { changes, ticker, told, listen } = setUp();
    listen();
    await ticker.settle();
    const { read } = changes.reader;
    changes.reader.read = async () => {
      throw new Error('away');
    };
    await ticker.tick(pollMs);
    changes.reader.read = read;
    changes.change('spaces');
    await ticker.tick(pollMs);
    expect(told).toEqual([['spaces']]);
  });

  it('tell of everything if the database was away when somebody began to listen', async () => {
    const { events, changes, ticker, told, listen } = setUp();
    const { read } = changes.reader;
    changes.reader.read = async () => {
      throw new Error('away');
    };
    listen();
    // Pages are not kept waiting for it.
    await events.whenWatching();
    changes.reader.read = read;
    changes.change('spaces');
    await ticker.tick(pollMs);
    expect(told).toEqual([[...consoleTopics]]);
    await ticker.tick(pollMs);
    expect(told).toHaveLength(1);
  });

  it('tell at most once a second that lines were logged, and only while somebody listens', async () => {
    const ticker = createManualTicker();
    const told: ConsoleTopic[][] = [];
    let lines = 5;
    let known = 0;
    const events = createConsoleEvents({
      changes: createScriptedChanges().reader,
      every: ticker.every,
      hasNewLines() {
        const isNew = lines > known;
        known = lines;
        return isNew;
      },
      log: createRecordingLog().log,
    });
    const end = events.subscribe((topics) => told.push([...topics]));
    // Those before are no news.
    await ticker.tick(logMs);
    expect(told).toEqual([]);
    lines += 1_000;
    await ticker.tick(logMs);
    await ticker.tick(logMs);
    expect(told).toEqual([['logs']]);
    end();
    expect(ticker.count()).toBe(0);
  });
});
