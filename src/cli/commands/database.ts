import { z } from 'zod';
import { withDatabase } from '../context.ts';
import { CliError, exitCodes } from '../exit-code.ts';
import { countOption } from '../options.ts';
import type { AddCommands } from '../program.ts';
import { formatBytes, formatTable } from '../table.ts';

const topOptions = z.object({ limit: countOption });
const maxTextLength = 100;
const noStatistics =
  'This database has no statistics of statements. To add them: put pg_stat_statements into shared_preload_libraries (postgresql.conf), restart PostgreSQL, and run CREATE EXTENSION pg_stat_statements in this database as a superuser. Its role needs pg_read_all_stats to see the statements of other roles.';
const migrateOptions = z.object({ status: z.boolean().default(false) });

/** `medianest migrate` and `medianest db`. */
export const addDatabaseCommands: AddCommands = (program, { context, run }) => {
  program
    .command('migrate')
    .description('bring the database to the schema of this version, as the bot does at startup')
    .option('--status', 'only show what is applied and what is pending')
    .action(
      run(async (_, options) => {
        if (migrateOptions.parse(options).status) {
          const data = await context.readMigrationState();
          const rows = [
            ...data.applied.map((name) => [name, 'applied']),
            ...data.pending.map((name) => [name, 'pending']),
          ];
          return {
            data,
            text: formatTable(['migration', 'state'], rows, 'No migrations.'),
            exitCode: data.pending.length > 0 ? exitCodes.problemFound : exitCodes.done,
          };
        }
        const applied = await context.migrate();
        const text =
          applied.length > 0
            ? `Applied:\n  ${applied.join('\n  ')}`
            : 'The database is up to date.';
        return { data: { applied }, text };
      }),
    );

  const db = program.command('db').description('look at the database');

  db.command('top')
    .description('show the statements that took most time in all')
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
