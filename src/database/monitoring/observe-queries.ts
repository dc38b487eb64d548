import type pg from 'pg';
import { toStatementLabel } from './statement-label.ts';

/** A statement that has ended. `statement` is its label, without values; `text` may have some. */
export interface MeasuredQuery {
  readonly statement: string;
  readonly text: string;
  readonly isOk: boolean;
  readonly seconds: number;
}

const labelsMax = 1_000;

/**
 * Measures the statements of every connection of the pools. Prisma, Kysely, and prepared statements all end up in
 * `client.query`, with a promise or a callback.
 */
export function observeQueries(
  pools: readonly pg.Pool[],
  observe: (query: MeasuredQuery) => void,
): void {
  const labels = new Map<string, string>();
  for (const pool of pools) pool.on('connect', observeClient);

  function observeClient(client: pg.PoolClient): void {
    client.query = new Proxy(client.query, {
      apply(query, self, args: unknown[]) {
        const startedAt = performance.now();
        const { name, text } = readStatement(args[0]);
        const statement = name ?? labelOf(text);
        const finish = (isOk: boolean) =>
          observe({ statement, text, isOk, seconds: (performance.now() - startedAt) / 1000 });
        const callback = args.at(-1);
        if (typeof callback === 'function') {
          const measured = (error: unknown, ...results: unknown[]) => {
            finish(!error);
            callback(error, ...results);
          };
          return Reflect.apply(query, self, [...args.slice(0, -1), measured]);
        }
        const result: unknown = Reflect.apply(query, self, args);
        if (result instanceof Promise) {
          result.then(
            () => finish(true),
            () => finish(false),
          );
        }
        return result;
      },
    });
  }

  function labelOf(text: string): string {
    const known = labels.get(text);
    if (known !== undefined) return known;
    const label = toStatementLabel(text);
    if (labels.size < labelsMax) labels.set(text, label);
    return label;
  }
}

function readStatement(statement: unknown): {
  readonly name: string | null;
  readonly text: string;
} {
  if (typeof statement === 'string') return { name: null, text: statement };
  if (typeof statement !== 'object' || statement === null) return { name: null, text: '' };
  const name = 'name' in statement && typeof statement.name === 'string' ? statement.name : null;
  const text = 'text' in statement && typeof statement.text === 'string' ? statement.text : '';
  return { name: name || null, text };
}
