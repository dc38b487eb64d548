import pg from 'pg';

/**
 * How many statements run at a time while nobody waits long. Each has a process of PostgreSQL, and 20 of them would take
 * the processors of a small machine away from the bot, so that its answers come later although each statement begins
 * earlier.
 */
const fewAtOnce = 4;
/** How long somebody waits before one more may run: a disk or a network is slow, or there is much to do. */
const patienceMs = 25;
/** How long nobody has to wait that long before one fewer may run. */
const calmMs = 1_000;

type ConnectCallback = Parameters<pg.Pool['connect']>[0];

interface Waiting {
  readonly sinceMs: number;
  readonly go: () => void;
}

/** A pool that uses few of its connections at a time, and more only while somebody would wait long for one. */
export class AdaptivePool extends pg.Pool {
  readonly #waiting: Waiting[] = [];
  /** The connections that are in use. */
  readonly #lent = new WeakSet<pg.PoolClient>();
  readonly #patienceMs: number;
  #atOnce = fewAtOnce;
  #inUse = 0;
  #changedMs = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: pg.PoolConfig, patience = patienceMs) {
    super(options);
    this.#patienceMs = patience;
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
      this.#timer ??= setTimeout(() => this.#losePatience(), this.#patienceMs);
      return;
    }
    this.#inUse += 1;
    go();
  }

  #leave(): void {
    this.#inUse -= 1;
    const isCalm = this.waitingCount === 0 && performance.now() - this.#changedMs > calmMs;
    if (isCalm && this.#atOnce > fewAtOnce) this.#change(-1);
    this.#admit();
  }

  /** Once as many may run as the pool has connections, the pool itself lets people wait, and ends that in time. */
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

  #losePatience(): void {
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
    this.#timer = setTimeout(() => this.#losePatience(), Math.max(restMs, this.#patienceMs / 4));
  }

  #change(by: number): void {
    this.#atOnce += by;
    this.#changedMs = performance.now();
  }
}
