import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

/** Prisma's schema engine on one database connection. */
type SchemaEngine = {
  readonly engine: engineModule.SchemaEngine;
  close(): Promise<void>;
};

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
// Missing from Node's types.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }>;
};

type EngineResult<T> = { ok: true; value: T } | { ok: false; error: unknown };

/** Opens the engine on a database. It creates a shadow database on the same server. */
export async function openSchemaEngine(url: string): Promise<SchemaEngine> {
  await loadEngine();
  // One connection, because the engine's advisory lock belongs to a session.
  const pool = openPool(url);
  const factory = new PrismaPg(pool);
  const errors: unknown[] = [];
  const bindAll = (adapter: Adapter) => bindAdapter(adapter, errors);
  const bound = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    errorRegistry: { consumeError: (id: number) => ({ error: errors[id] }) },
    connect: capture(errors, async () => bindAll(await factory.connect())),
    connectToShadowDb: capture(errors, async () => bindAll(await connectToShadow(url, pool))),
  };
  try {
    const engine = await engineModule.SchemaEngine.new(
      { datamodels: undefined },
      () => undefined,
      bound,
    );
    return {
      engine,
      async close() {
        engine.free();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/**
 * The engine reads columns of type "char" (object ID 18) from PostgreSQL's system catalog. The adapter does not know
 * that type, so they are reported as `char(1)` (1042).
 */
function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on('error', () => undefined);
  const plain = pool.query;
  const query = async (...args: unknown[]) => {
    const result: pg.QueryResult = await Reflect.apply(plain, pool, args);
    // Several statements return a list of results.
    for (const { fields } of [result].flat()) {
      for (const field of fields ?? []) if (field.dataTypeID === 18) field.dataTypeID = 1042;
    }
    return result;
  };
  return Object.assign(pool, { query });
}

/** The adapter's own method ignores the name of the new database if it was created with a URL. */
async function connectToShadow(url: string, pool: pg.Pool): Promise<Adapter> {
  const name = `shadow_${randomUUID()}`;
  await pool.query(`CREATE DATABASE "${name}"`);
  const shadowUrl = new URL(url);
  shadowUrl.pathname = `/${name}`;
  const shadowPool = openPool(shadowUrl.href);
  const adapter = await new PrismaPg(shadowPool).connect();
  adapter.dispose = async () => {
    await shadowPool.end();
    await pool.query(`DROP DATABASE "${name}" WITH (FORCE)`);
  };
  return adapter;
}

/** The engine expects result objects instead of exceptions; see `bindAdapter` of @prisma/driver-adapter-utils. */
function bindAdapter(adapter: Adapter, errors: unknown[]) {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: capture(errors, adapter.queryRaw.bind(adapter)),
    executeRaw: capture(errors, adapter.executeRaw.bind(adapter)),
    // The adapter's own method splits the script at every semicolon, also inside strings.
    executeScript: capture(errors, async (script: string) => {
      await adapter.underlyingDriver().query(script);
    }),
    dispose: capture(errors, adapter.dispose.bind(adapter)),
    getConnectionInfo: () => ({ ok: true, value: adapter.getConnectionInfo() }),
    startTransaction: capture(errors, async () => {
      const transaction = await adapter.startTransaction();
      return {
        provider: transaction.provider,
        adapterName: transaction.adapterName,
        options: transaction.options,
        queryRaw: capture(errors, transaction.queryRaw.bind(transaction)),
        executeRaw: capture(errors, transaction.executeRaw.bind(transaction)),
        commit: capture(errors, transaction.commit.bind(transaction)),
        rollback: capture(errors, transaction.rollback.bind(transaction)),
      };
    }),
  };
}

function capture<Args extends unknown[], T>(
  errors: unknown[],
  run: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<EngineResult<T>> {
  return async (...args) => {
    try {
      return { ok: true, value: await run(...args) };
    } catch (error) {
      return { ok: false, error: toEngineError(error, errors) };
    }
  };
}

function toEngineError(error: unknown, errors: unknown[]): unknown {
  if (error instanceof Error && error.name === 'DriverAdapterError') return error.cause;
  if (error instanceof pg.DatabaseError) {
    return {
      kind: 'postgres',
      code: error.code ?? 'N/A',
      severity: error.severity ?? 'N/A',
      message: error.message,
      detail: error.detail,
      hint: error.hint,
    };
  }
  return { kind: 'GenericJs', id: errors.push(error) - 1 };
}

let loading: Promise<void> | undefined;

/** Loads the engine once: a second instance would take the memory away from the first one. */
function loadEngine(): Promise<void> {
  loading ??= instantiateEngine();
  return loading;
}

/** The package's main module imports its .wasm file, which Node does only with a flag. */
async function instantiateEngine(): Promise<void> {
  const modulePath = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const bytes = await readFile(modulePath.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': { ...engineModule, ...unrefTimeouts() },
  });
  call(engineModule, '__wbg_set_wasm', instance.exports);
  call(instance.exports, '__wbindgen_start');
}

/** The engine leaves a timer of ten seconds, which would keep the process alive. */
function unrefTimeouts(): Record<string, unknown> {
  const names = Object.keys(engineModule).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const setUnrefTimeout = (run: () => void, delayMs: number) => setTimeout(run, delayMs).unref();
  return Object.fromEntries(names.map((name) => [name, setUnrefTimeout]));
}

function call(module: object, name: string, ...args: unknown[]): void {
  const found: unknown = Reflect.get(module, name);
  if (typeof found !== 'function') throw new Error(`The schema engine has no ${name}.`);
  found(...args);
}
