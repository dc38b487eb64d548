import pg from 'pg';

/**
 * How many statements run at a time while nobody waits long. Each has a process of PostgreSQL, and 20 of them would take
 * the processors of a small machine away from the bot, so that its answers come later although each statement begins
 * earlier.
 */
const fewAtOnce = 4;
/** How long somebody waits before one more may run at a time: a disk or a network is slow, or there is much to do. */
const patienceMs = 100;
/** After so long without anybody who waited as long as that, one less runs at a time. */
const calmMs = 1_000;

type ConnectCallback = Parameters<pg.Pool['connect']>[0];

interface Waiting {
  readonly sinceMs: number;
  readonly go: () => void;
}

/** A pool that uses few of its connections at a time, and more only while somebody would wait long for one. */
export class AdaptivePool extends pg.Pool {
  readonly #waiting: Waiting[] = [];
  readonly #patienceMs: number;
  #atOnce = fewAtOnce;
  #inUse = 0;
  #changedMs = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: pg.PoolConfig, patience = patienceMs) {
    super(options);
    this.#patienceMs = patience;
    // The pool has the connection back only after the event.
    this.on('release', () => process.nextTick(() => this.#leave()));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    if (!callback) return this.#connect();
    this.#enter(() => {
      super.connect((error, client, done) => {
        if (error) this.#leave();
        callback(error, client, done);
      });
    });
    return undefined;
  }

  async #connect(): Promise<pg.PoolClient> {
    await new Promise<void>((resolve) => this.#enter(resolve));
    try {
      return await super.connect();
    } catch (error) {
      this.#leave();
      throw error;
    }
  }

  #enter(go: () => void): void {
    const nowMs = performance.now();
    if (this.#waiting.length > 0 || !this.#hasRoom()) {
      this.#waiting.push({ go, sinceMs: nowMs });
      this.#timer ??= setTimeout(() => this.#loseTime(), this.#patienceMs);
      return;
    }
    this.#inUse += 1;
    go();
  }

  #leave(): void {
    this.#inUse -= 1;
    if (this.#atOnce > fewAtOnce && performance.now() - this.#changedMs > calmMs) this.#change(-1);
    this.#admit();
  }

  /** With all connections in use, the pool itself lets people wait, and no longer than its timeout. */
  #hasRoom(): boolean {
    return this.#inUse < this.#atOnce || this.#atOnce >= this.options.max;
  }

  #admit(): void {
    while (this.#hasRoom()) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#inUse += 1;
      next.go();
    }
  }

  #loseTime(): void {
    this.#timer = undefined;
    const [oldest] = this.#waiting;
    if (!oldest) return;
    const waitedMs = performance.now() - oldest.sinceMs;
    if (waitedMs >= this.#patienceMs) {
      this.#change(1);
      this.#admit();
    }
    const [next] = this.#waiting;
    if (!next) return;
    const restMs = this.#patienceMs - (performance.now() - next.sinceMs);
    this.#timer = setTimeout(() => this.#loseTime(), Math.max(restMs, this.#patienceMs / 4));
  }

  #change(by: number): void {
    this.#atOnce += by;
    this.#changedMs = performance.now();
  }
}
