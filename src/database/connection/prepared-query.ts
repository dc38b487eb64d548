import { type Compilable, type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import { tagStatement } from '../monitoring/statement-text.ts';
import type { Queryable } from './pipeline.ts';

/** Stands for a value that is known only when the query runs. */
class Parameter {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A query of Kysely that is built once, and that each connection parses and plans once. */
export interface PreparedQuery<Values, Row> {
  run(on: Queryable, values: Values): Promise<readonly Row[]>;
}

/**
 * Builds a query for `run`; for what every press or job needs (docs/architecture.md, "Queries"). `build` gets the values
 * as expressions. Building a query and planning it cost several times as much as running a simple one
 * (docs/decisions.md, "Hot statements"). The name is also in the text, for the statistics of the server.
 */
export function prepareQuery<
  Values extends Readonly<Record<string, unknown>>,
  Row extends pg.QueryResultRow = never,
>(
  name: string,
  build: (
    value: <Key extends keyof Values & string>(key: Key) => RawBuilder<Values[Key]>,
  ) => Compilable<Row>,
): PreparedQuery<Values, Row> {
  const { sql: statement, parameters } = build(toParameter).compile();
  const text = tagStatement(name, statement);

  return {
    async run(on, given) {
      const values = parameters.map((each) =>
        each instanceof Parameter ? given[each.name] : each,
      );
      const { rows } = await on.query<Row>({ name, text, values });
      return rows;
    },
  };

  function toParameter<Key extends keyof Values & string>(key: Key): RawBuilder<Values[Key]> {
    return sql<Values[Key]>`${new Parameter(key)}`;
  }
}
