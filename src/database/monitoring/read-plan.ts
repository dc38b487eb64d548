import pg from 'pg';
import { z } from 'zod';
import { isPlannable, withoutValues } from './statement-text.ts';

/** A node of a plan, as far as it helps to understand it. */
interface PlanNode {
  readonly type: string;
  readonly join?: string | undefined;
  readonly relation?: string | undefined;
  readonly index?: string | undefined;
  readonly conditions: readonly string[];
  readonly rows: number;
  readonly cost: number;
  readonly children: readonly PlanNode[];
}

const conditionFields = [
  'Index Cond',
  'Recheck Cond',
  'Hash Cond',
  'Merge Cond',
  'Join Filter',
  'Filter',
] as const;

const condition = z.string().optional();

/** Of a plan, only what is named here is read, so nothing else of it can reach the log. */
const planNode: z.ZodType<PlanNode> = z
  .object({
    'Node Type': z.string(),
    'Join Type': z.string().optional(),
    'Relation Name': z.string().optional(),
    'Index Name': z.string().optional(),
    'Plan Rows': z.number(),
    'Total Cost': z.number(),
    'Index Cond': condition,
    'Recheck Cond': condition,
    'Hash Cond': condition,
    'Merge Cond': condition,
    'Join Filter': condition,
    Filter: condition,
    get Plans() {
      return z.array(planNode).optional();
    },
  })
  .transform((node) => ({
    type: node['Node Type'],
    join: node['Join Type'],
    relation: node['Relation Name'],
    index: node['Index Name'],
    conditions: conditionFields.flatMap((field) => {
      const text = node[field];
      return text === undefined ? [] : [`${field}: ${withoutValues(text)}`];
    }),
    rows: node['Plan Rows'],
    cost: node['Total Cost'],
    children: node.Plans ?? [],
  }));

const explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: planNode })]) })]);

const timeoutMs = 2_000;

/**
 * The generic plan of a statement, which PostgreSQL makes without values; null if it makes none. Nothing is executed.
 * Uses a connection of its own, because those of the pool may all be waiting.
 */
export async function readPlan(url: string, text: string): Promise<readonly string[] | null> {
  if (!isPlannable(text)) return null;
  const client = new pg.Client({
    connectionString: url,
    application_name: 'medianest plans',
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('set default_transaction_read_only = on');
    await client.query('set plan_cache_mode = force_generic_plan');
    // With a name, the driver sends it as one statement: a text with several is refused.
    await client.query({ name: 'prepare', text: `prepare slow as ${text}` });
    const { rows } = await client.query<{ count: number }>(
      `select coalesce(array_length(parameter_types, 1), 0) as count
       from pg_prepared_statements where name = 'slow'`,
    );
    const values = Array.from({ length: rows[0]?.count ?? 0 }, () => 'null');
    const list = values.length > 0 ? `(${values.join(', ')})` : '';
    const plan = await client.query(`explain (format json) execute slow${list}`);
    return toLines(explained.parse(plan.rows)[0]['QUERY PLAN'][0].Plan);
  } catch {
    // The plan is an extra. A text that cannot be prepared is logged without one.
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function toLines(node: PlanNode, depth = 0): readonly string[] {
  const { type, join, relation, index, conditions, rows, cost, children } = node;
  const about = [
    join && join !== 'Inner' ? `${join} ${type}` : type,
    ...(index === undefined ? [] : [`using ${index}`]),
    ...(relation === undefined ? [] : [`on ${relation}`]),
    `(rows ${rows}, cost ${cost})`,
  ];
  const line = [about.join(' '), ...conditions].join('; ');
  return [
    `${'  '.repeat(depth)}${line}`,
    ...children.flatMap((child) => toLines(child, depth + 1)),
  ];
}
