import type pg from 'pg';
import { interceptQueries } from '../../lib/postgres/intercept-queries.ts';
import { toStatementLabel } from './statement-label.ts';

/** A statement that has ended. `statement` is its label, without values; `text` may have some. */
export interface MeasuredQuery {
  readonly statement: string;
  readonly text: string;
  readonly isOk: boolean;
  readonly seconds: number;
}

type Observe = (query: MeasuredQuery) => void;

/** Who is told of the statements of several pools. */
export interface QueryObservers {
  /** Tells of each statement that begins from now on. */
  add(observe: Observe): void;
  /**
   * Measures the statements of a pool, on connections that it opens from now on. Without names, statements are called
   * by their text, because the names of their prepared forms say nothing.
   */
  watch(pool: pg.Pool, options?: { readonly hasNames?: boolean }): void;
  /** Measures the statements of a connection. */
  watchClient(client: Pick<pg.Client, 'query'>): void;
}

const labelsMax = 1_000;

export function createQueryObservers(): QueryObservers {
  const labels = new Map<string, string>();
  const observers: Observe[] = [];
  return {
    add(observe) {
      observers.push(observe);
    },
    watch(pool, { hasNames = true } = {}) {
      pool.on('connect', (client) => measure(client, hasNames));
    },
    watchClient: (client) => measure(client, true),
  };

  function measure(client: Pick<pg.Client, 'query'>, hasNames: boolean): void {
    interceptQueries(client, (started) => {
      if (observers.length === 0) return null;
      const startedAt = performance.now();
      const { name, text } = readStatement(started);
      const statement = (hasNames && name) || labelOf(text);
      return (isOk) => {
        const seconds = (performance.now() - startedAt) / 1000;
        for (const observe of observers) observe({ statement, text, isOk, seconds });
      };
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
