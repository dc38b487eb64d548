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
/** How long nobody has to wait that long before one fewer may run. */
const calmMs = 1_000;

type ConnectCallback = Parameters<pg.Pool['connect']>[0];

interface Waiting {
  readonly sinceMs: number;
  readonly go: () => void;
}

/** What tests replace. */
interface AdaptivePoolParts {
  readonly patienceMs: number;
  readonly openingMs: number;
  readonly mostPatienceMs: number;
  readonly calmMs: number;
  /** The share of its time that the event loop has worked since the last call. */
  readonly measureUtilization: () => number;
}

/** A pool that uses few of its connections at a time, and more only while somebody would wait long for one. */
export class AdaptivePool extends pg.Pool {
  readonly #waiting: Waiting[] = [];
  /** The connections that are in use. */
  readonly #lent = new WeakSet<pg.PoolClient>();
  readonly #parts: AdaptivePoolParts;
  #atOnce = fewAtOnce;
  #inUse = 0;
  #changedMs = 0;
  #isAdmitting = false;
  #mayOpenFromMs = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: pg.PoolConfig, parts: Partial<AdaptivePoolParts> = {}) {
    super(options);
    this.#parts = {
      patienceMs,
      openingMs,
      mostPatienceMs,
      calmMs,
      measureUtilization: createUtilizationMeter(),
      ...parts,
    };
    this.on('release', (_, client) => {
      // The pool also releases connections that were opened too late for those who waited, and of which nobody knows.
      if (!this.#lent.delete(client)) return;
      // It has the connection back only after the event.
      process.nextTick(() => this.#leave());
    });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    if (!callback) return this.#connect();
    this.#enter(() => {
      super.connect((error, client, done) => {
        if (client) this.#lent.add(client);
        else this.#leave();
        callback(error, client, done);
      });
    });
    return undefined;
  }

  async #connect(): Promise<pg.PoolClient> {
    await new Promise<void>((resolve) => this.#enter(resolve));
    try {
      const client = await super.connect();
      this.#lent.add(client);
      return client;
    } catch (error) {
      this.#leave();
      throw error;
    }
  }

  #enter(go: () => void): void {
    const nowMs = performance.now();
    if (this.#waiting.length > 0 || !this.#hasRoom()) {
      this.#waiting.push({ go, sinceMs: nowMs });
      if (!this.#timer) this.#checkIn(this.#parts.patienceMs);
      return;
    }
    this.#inUse += 1;
    go();
  }

  #leave(): void {
    this.#inUse -= 1;
    const isCalm =
      this.waitingCount === 0 && performance.now() - this.#changedMs >= this.#parts.calmMs;
    if (isCalm && this.#atOnce > fewAtOnce) this.#change(-1);
    this.#admit();
  }

  /** Once as many may run as the pool has connections, the pool itself lets people wait, and ends that in time. */
  #hasRoom(): boolean {
    return this.#inUse < this.#atOnce || this.#atOnce >= this.options.max;
  }

  /** Whoever fails at once, as all do once the pool is closed, leaves within this: a loop, or thousands fill the stack. */
  #admit(): void {
    if (this.#isAdmitting) return;
    this.#isAdmitting = true;
    try {
      while (this.#hasRoom()) {
        const next = this.#waiting.shift();
        if (!next) return;
        this.#inUse += 1;
        next.go();
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
    const [oldest] = this.#waiting;
    if (!oldest) return;
    const waitedMs = performance.now() - oldest.sinceMs;
    if (waitedMs >= this.#parts.patienceMs && this.#mayGrow(waitedMs)) {
      this.#change(1);
      this.#admit();
    }
    const [next] = this.#waiting;
    if (!next) return;
    const restMs = this.#parts.patienceMs - (performance.now() - next.sinceMs);
    this.#checkIn(Math.max(restMs, this.#parts.patienceMs / 4));
  }

  #mayGrow(waitedMs: number): boolean {
    if (this.idleCount > 0) return true;
    const nowMs = performance.now();
    if (nowMs < this.#mayOpenFromMs) return false;
    const utilization = this.#parts.measureUtilization();
    this.#mayOpenFromMs = nowMs + this.#parts.openingMs * utilization;
    return utilization <= mostUtilization || waitedMs >= this.#parts.mostPatienceMs;
  }

  #change(by: number): void {
    this.#atOnce += by;
    this.#changedMs = performance.now();
  }
}
