import { z } from 'zod';
import { withDatabase } from '../context.ts';
import { CliError } from '../exit-code.ts';
import { countOption } from '../options.ts';
import type { AddCommands } from '../program.ts';
import { formatBytes, formatTable } from '../table.ts';

const topOptions = z.object({ limit: countOption });
const maxTextLength = 100;
const noStatistics =
  'This database has no statistics of statements. To add them: put pg_stat_statements into shared_preload_libraries (postgresql.conf), restart PostgreSQL, and run CREATE EXTENSION pg_stat_statements in this database as a superuser. Its role needs pg_read_all_stats to see the statements of other roles.';

/** `medianest db`: what is in the database, and what it costs. */
export const addDatabaseCommands: AddCommands = (program, { context, run }) => {
  const db = program.command('db').description('look at the database');

  db.command('top')
    .description('show the statements that took the most time in total')
    .option('--limit <number>', 'how many statements', '20')
    .action(
      run(async (_, options) => {
        const { limit } = topOptions.parse(options);
        const data = await withDatabase(context, (database) => database.listStatementCosts(limit));
        if (data === null) throw new CliError(noStatistics);
        const rows = data.map((each) => [
          each.name,
          each.calls,
          each.meanMs.toFixed(2),
          Math.round(each.totalMs),
          each.rows,
          each.text === null ? null : shorten(each.text),
        ]);
        const headings = ['statement', 'calls', 'mean ms', 'total ms', 'rows', 'text'];
        return { data, text: formatTable(headings, rows, 'No statements yet.') };
      }),
    );

  db.command('size')
    .description('show the size of every table and how long its rows are kept')
    .action(
      run(async () => {
        const data = await withDatabase(context, (database) => database.listTableSizes());
        const rows = data.map(({ table, rows: count, bytes, indexBytes, retention }) => [
          table,
          count,
          formatBytes(bytes),
          formatBytes(indexBytes),
          retention,
        ]);
        const headings = ['table', 'rows (estimate)', 'size', 'of it indexes', 'rows are kept'];
        return { data, text: formatTable(headings, rows, 'No tables.') };
      }),
    );
};

function shorten(text: string): string {
  return text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text;
}
