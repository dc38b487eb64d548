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
/** How long no other connection is opened after one that was refused: the server may have no room for it. */
const refusedMs = 1_000;
/** How long nobody has to wait that long before one fewer may run. */
const calmMs = 1_000;

type ConnectCallback = Parameters<pg.Pool['connect']>[0];

interface Waiting {
  readonly sinceMs: number;
  readonly callback: ConnectCallback;
}

/** What tests replace. */
interface AdaptivePoolParts {
  readonly patienceMs: number;
  readonly openingMs: number;
  readonly mostPatienceMs: number;
  readonly refusedMs: number;
  readonly calmMs: number;
  /** The share of its time that the event loop has worked since the last call. */
  readonly measureUtilization: () => number;
}

/**
 * A pool that uses few of its connections at a time, and more only while somebody would wait long for one. A further
 * connection is opened for nobody in particular: whoever has waited longest gets the one that is free first, and if it
 * is refused, everybody still waits for the others.
 */
export class AdaptivePool extends pg.Pool {
  /** All who wait. The queue of `pg.Pool` forgets those in it when it closes. */
  readonly #waiting: Waiting[] = [];
  /** The connections that are in use. */
  readonly #lent = new WeakSet<pg.PoolClient>();
  readonly #parts: AdaptivePoolParts;
  #atOnce = fewAtOnce;
  #inUse = 0;
  /** Of those, how many the pool is still looking for or opening. */
  #awaited = 0;
  /** How many connections are being opened for nobody in particular. */
  #opening = 0;
  #changedMs = 0;
  #mayOpenFromMs = 0;
  #isAdmitting = false;
  #isClosing = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: pg.PoolConfig, parts: Partial<AdaptivePoolParts> = {}) {
    super(options);
    this.#parts = {
      patienceMs,
      openingMs,
      mostPatienceMs,
      refusedMs,
      calmMs,
      measureUtilization: createUtilizationMeter(),
      ...parts,
    };
    this.on('release', (_, client) => {
      // The pool also releases connections that were opened for nobody, or too late for those who waited.
      if (!this.#lent.delete(client)) return;
      // It has the connection back only after the event.
      process.nextTick(() => this.#leave());
    });
  }

  /** How many wait for a connection. */
  get queuedCount(): number {
    return this.waitingCount + this.#waiting.length;
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
    clearTimeout(this.#timer);
    for (const each of this.#waiting.splice(0)) fail(each, closedError());
    // Those who were just let in get their connection within this turn of the event loop, or never.
    await new Promise((resolve) => setImmediate(resolve));
    await super.end();
  }

  #enter(waiting: Waiting): void {
    if (this.#isClosing) fail(waiting, closedError());
    else if (this.#waiting.length === 0 && this.#hasRoom()) this.#lend(waiting);
    else this.#queue(waiting);
  }

  #queue(waiting: Waiting): void {
    this.#waiting.push(waiting);
    if (this.#timer) return;
    // How much the event loop has worked before says nothing about now.
    this.#parts.measureUtilization();
    this.#checkIn(this.#parts.patienceMs);
  }

  #lend(waiting: Waiting): void {
    this.#inUse += 1;
    this.#awaited += 1;
    try {
      super.connect((error, client, done) => {
        this.#awaited -= 1;
        if (client) this.#lent.add(client);
        else this.#leave();
        waiting.callback(error, client, done);
      });
    } catch (error) {
      // Of the settings of a connection, for example a file with a certificate that is gone.
      this.#awaited -= 1;
      this.#leave();
      fail(waiting, error);
    }
  }

  #leave(): void {
    this.#inUse -= 1;
    const isCalm =
      this.#waiting.length === 0 && performance.now() - this.#changedMs >= this.#parts.calmMs;
    if (isCalm && this.#atOnce > fewAtOnce) this.#change(-1);
    this.#admit();
  }

  #hasRoom(): boolean {
    return this.#inUse < this.#limit();
  }

  /** Beyond the few, as many as are open: once those of a burst are gone, the next one does not open them all at once. */
  #limit(): number {
    const open = this.totalCount - this.#opening;
    return Math.min(this.#atOnce, Math.max(fewAtOnce, open), this.options.max);
  }

  /** Whoever fails at once leaves within this: a loop, or thousands fill the stack. */
  #admit(): void {
    if (this.#isAdmitting) return;
    this.#isAdmitting = true;
    try {
      while (this.#hasRoom()) {
        const next = this.#waiting.shift();
        if (!next) return;
        this.#lend(next);
      }
    } finally {
      this.#isAdmitting = false;
    }
  }

  #checkIn(ms: number): void {
    this.#timer = setTimeout(() => this.#losePatience(), ms);
  }

  #losePatience(): void {
    this.#timer = undefined;
    this.#endOverdue();
    const [oldest] = this.#waiting;
    if (!oldest) return;
    const waitedMs = performance.now() - oldest.sinceMs;
    if (waitedMs >= this.#parts.patienceMs) {
      if (this.idleCount > 0) this.#grow();
      else if (this.#canOpen() && this.#mayOpen(waitedMs)) void this.#open();
    }
    const [next] = this.#waiting;
    if (!next) return;
    const restMs = this.#parts.patienceMs - (performance.now() - next.sinceMs);
    this.#checkIn(Math.max(restMs, this.#parts.patienceMs / 4));
  }

  #endOverdue(): void {
    const { connectionTimeoutMillis } = this.options;
    if (!connectionTimeoutMillis) return;
    const sinceMs = performance.now() - connectionTimeoutMillis;
    for (
      let [oldest] = this.#waiting;
      oldest && oldest.sinceMs <= sinceMs;
      [oldest] = this.#waiting
    ) {
      this.#waiting.shift();
      fail(oldest, new Error('timeout exceeded when trying to connect'));
    }
  }

  /** Not before the connections of callers, which the server could refuse instead. */
  #canOpen(): boolean {
    return (
      this.#awaited === 0 &&
      this.#opening < this.#waiting.length &&
      this.totalCount < this.options.max
    );
  }

  #mayOpen(waitedMs: number): boolean {
    const nowMs = performance.now();
    if (nowMs < this.#mayOpenFromMs) return false;
    const utilization = this.#parts.measureUtilization();
    this.#mayOpenFromMs = nowMs + this.#parts.openingMs * utilization;
    return utilization <= mostUtilization || waitedMs >= this.#parts.mostPatienceMs;
  }

  async #open(): Promise<void> {
    this.#opening += 1;
    try {
      const client = await super.connect();
      client.release();
    } catch {
      this.#mayOpenFromMs = performance.now() + this.#parts.refusedMs;
      return;
    } finally {
      this.#opening -= 1;
    }
    this.#grow();
  }

  #grow(): void {
    if (this.#limit() === this.#atOnce) this.#change(1);
    this.#admit();
  }

  #change(by: number): void {
    this.#atOnce += by;
    this.#changedMs = performance.now();
  }
}

/** Later, like `pg.Pool`: a callback that throws must not keep others from their turn. */
function fail({ callback }: Waiting, error: unknown): void {
  const cause = error instanceof Error ? error : new Error(String(error));
  process.nextTick(() => callback(cause, undefined, () => undefined));
}

function closedError(): Error {
  return new Error('Cannot use a pool after calling end on the pool');
}
