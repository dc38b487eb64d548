import pg from 'pg';
import { createUtilizationMeter } from '../../lib/processes/utilization-meter.ts';

/**
 * How many statements run at a time while nobody waits long. Each has a process of PostgreSQL, and 20 of them would take
 * the processors of a small machine away from the bot, so that its answers come later although each statement begins
 * earlier.
 */
export const fewAtOnce = 4;
/** How long somebody waits before one more may run: a disk or a network is slow, or there is much to do. */
const patienceMs = 25;
/**
 * The share of its time that the event loop works at most when a connection is opened for those who wait. Above that,
 * they wait for the processor, and a new connection takes more of it: 60 to 100 ms with the first run of each statement,
 * as much as ten requests.
 */
const mostUtilization = 0.9;
/** The least time between two connections that are opened, if the event loop is busy: the less it works, the less time. */
const openingMs = 100;
/** How long somebody waits at most before a connection is opened although the event loop is busy. */
const mostPatienceMs = 500;
/** The least time between two connections that are opened while it is in doubt whether the server takes them. */
const doubtMs = 1_000;
/** How long nobody has to wait that long before one fewer may run. */
const calmMs = 1_000;

type ConnectCallback = Parameters<pg.Pool['connect']>[0];

interface Waiting {
  readonly sinceMs: number;
  readonly callback: ConnectCallback;
}

interface AdaptivePoolOptions extends pg.PoolOptions {
  /** How long somebody waits for a connection. `connectionTimeoutMillis` is how long it may take to open one. */
  waitTimeoutMillis?: number;
}

/** What tests replace. */
interface AdaptivePoolParts {
  readonly patienceMs: number;
  /** How often it is looked at how long the others have waited. */
  readonly checkMs: number;
  readonly openingMs: number;
  readonly mostPatienceMs: number;
  readonly doubtMs: number;
  readonly calmMs: number;
  /** The share of its time that the event loop has worked since the last call. */
  readonly measureUtilization: () => number;
}

/**
 * A pool that uses few of its connections at a time, and more only while somebody would wait long for one. Connections
 * are opened for nobody in particular: whoever has waited longest gets the one that is free first. If one is refused,
 * everybody still waits for the others; if there is none, those who waited for it get the error.
 */
export class AdaptivePool extends pg.Pool {
  declare readonly options: AdaptivePoolOptions;
  /** All who wait. The queue of `pg.Pool` forgets those in it when it closes. */
  readonly #waiting: Waiting[] = [];
  /** The connections that are in use. */
  readonly #lent = new WeakSet<pg.PoolClient>();
  readonly #parts: AdaptivePoolParts;
  #atOnce = fewAtOnce;
  #inUse = 0;
  /** How many connections are being opened. */
  #opening = 0;
  #changedMs = Number.NEGATIVE_INFINITY;
  /** When a further connection was last tried, and how long none was to follow. */
  #triedMs = Number.NEGATIVE_INFINITY;
  #pauseMs = 0;
  /** How many connections were tried since one was last opened; infinite if one was refused. */
  #triedInVain = 0;
  #isClosing = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    options: pg.PoolConfig & Pick<AdaptivePoolOptions, 'waitTimeoutMillis'>,
    parts: Partial<AdaptivePoolParts> = {},
  ) {
    super(options);
    this.#parts = {
      patienceMs,
      checkMs: patienceMs / 4,
      openingMs,
      mostPatienceMs,
      doubtMs,
      calmMs,
      measureUtilization: createUtilizationMeter(),
      ...parts,
    };
    this.on('release', (_, client) => {
      // The pool also releases connections that were just opened.
      if (!this.#lent.delete(client)) return;
      // It has the connection back only after the event.
      process.nextTick(() => this.#leave());
    });
  }

  /** How many wait for a connection. */
  get queuedCount(): number {
    return this.#waiting.length;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    if (callback) {
      this.#enter({ callback, sinceMs: performance.now() });
      return undefined;
    }
    return new Promise((resolve, reject) => {
      this.connect((error, client) => (client ? resolve(client) : reject(error)));
    });
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | undefined {
    const closed = this.#close();
    if (!callback) return closed;
    closed.then(callback, callback);
    return undefined;
  }

  async #close(): Promise<void> {
    this.#isClosing = true;
    this.#failThoseSince(Number.POSITIVE_INFINITY, closedError());
    // Those who were just let in get their connection within this turn of the event loop, or never.
    await new Promise((resolve) => setImmediate(resolve));
    await super.end();
  }

  #enter(waiting: Waiting): void {
    if (this.#isClosing) {
      fail(waiting, closedError());
      return;
    }
    this.#waiting.push(waiting);
    this.#admit();
    if (this.#timer || this.#waiting.length === 0) return;
    // How much the event loop has worked before says nothing about now.
    this.#parts.measureUtilization();
    this.#startTimer();
  }

  #leave(): void {
    this.#inUse -= 1;
    const isCalm =
      this.#waiting.length === 0 && performance.now() - this.#changedMs >= this.#parts.calmMs;
    if (isCalm) this.#limitTo(Math.max(this.#atOnce - 1, fewAtOnce));
    this.#admit();
  }

  #admit(): void {
    while (this.#inUse < this.#atOnce && this.#hasIdle()) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#lend(next);
    }
    if (this.#needsFew()) void this.#open();
  }

  /** Those in the queue of `pg.Pool` get their connection in this turn of the event loop. */
  #hasIdle(): boolean {
    return this.idleCount > this.waitingCount;
  }

  #lend({ callback }: Waiting): void {
    this.#inUse += 1;
    super.connect((error, client, done) => {
      if (client) {
        this.#lent.add(client);
        // Now that it is not idle anymore, others may need another one.
        this.#admit();
      } else {
        // It broke in this moment, and another one was refused.
        this.#leave();
      }
      callback(error, client, done);
    });
  }

  /** Whether one of the few has to be opened, for which nobody needs patience. */
  #needsFew(): boolean {
    if (this.totalCount >= fewAtOnce || !this.#canOpen()) return false;
    return !this.#isInDoubt() || this.totalCount === 0;
  }

  /** `pg.Pool` would give out an idle connection instead of opening one. */
  #canOpen(): boolean {
    return (
      this.idleCount === 0 &&
      this.#opening < this.#waiting.length &&
      this.totalCount < this.options.max
    );
  }

  async #open(): Promise<void> {
    const sinceMs = performance.now();
    this.#triedInVain += 1;
    this.#opening += 1;
    const opened = await this.#tryToOpen();
    this.#opening -= 1;
    if (opened instanceof Error) this.#onRefused(opened, sinceMs);
    else this.#onOpened(opened);
  }

  #onOpened(client: pg.PoolClient): void {
    this.#triedInVain = 0;
    client.release();
    this.#grow();
  }

  #onRefused(error: Error, sinceMs: number): void {
    this.#triedInVain = Number.POSITIVE_INFINITY;
    if (this.totalCount > 0) return;
    this.#failThoseSince(sinceMs, error);
    this.#admit();
  }

  /** Whether the server takes no more. Many that hang must leave room for one that does not. */
  #isInDoubt(): boolean {
    return this.#triedInVain >= Math.max(fewAtOnce, this.options.max / 2);
  }

  /** Also returns errors of the settings of a connection, for example a file with a certificate that is gone. */
  async #tryToOpen(): Promise<pg.PoolClient | Error> {
    try {
      return await super.connect();
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  #startTimer(): void {
    this.#timer = setTimeout(() => this.#check(), this.#parts.checkMs);
  }

  #check(): void {
    this.#timer = undefined;
    const { waitTimeoutMillis = Number.POSITIVE_INFINITY } = this.options;
    const nowMs = performance.now();
    this.#failThoseSince(nowMs - waitTimeoutMillis, timeoutError());
    const [oldest] = this.#waiting;
    if (!oldest) return;
    const waitedMs = nowMs - oldest.sinceMs;
    if (waitedMs >= this.#parts.patienceMs) {
      if (this.#hasIdle()) this.#grow();
      else if (this.#canOpen() && this.#mayOpen(waitedMs)) void this.#open();
    }
    this.#startTimer();
  }

  #mayOpen(waitedMs: number): boolean {
    const nowMs = performance.now();
    const pauseMs = this.#isInDoubt() ? this.#parts.doubtMs : this.#pauseMs;
    if (nowMs - this.#triedMs < pauseMs) return false;
    const utilization = this.#parts.measureUtilization();
    this.#triedMs = nowMs;
    this.#pauseMs = this.#parts.openingMs * utilization;
    return utilization <= mostUtilization || waitedMs >= this.#parts.mostPatienceMs;
  }

  /** Lets one more run than do now. */
  #grow(): void {
    this.#limitTo(Math.max(this.#atOnce, this.#inUse + 1));
    this.#admit();
  }

  #limitTo(count: number): void {
    this.#atOnce = count;
    this.#changedMs = performance.now();
  }

  #failThoseSince(sinceMs: number, error: Error): void {
    const count = this.#waiting.findLastIndex((each) => each.sinceMs <= sinceMs) + 1;
    for (const each of this.#waiting.splice(0, count)) fail(each, error);
  }
}

/** Later, like `pg.Pool`: a callback that throws must not keep others from their turn. */
function fail({ callback }: Waiting, error: Error): void {
  process.nextTick(() => callback(error, undefined, () => undefined));
}

function closedError(): Error {
  return new Error('Cannot use a pool after calling end on the pool');
}

function timeoutError(): Error {
  return new Error('timeout exceeded when trying to connect');
}
