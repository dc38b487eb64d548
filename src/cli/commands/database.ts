import { z } from 'zod';
import { withDatabase } from '../context.ts';
import { exitCodes } from '../exit-code.ts';
import type { AddCommands } from '../program.ts';
import { formatBytes, formatTable } from '../table.ts';

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

  program
    .command('db')
    .description('look at the database')
    .command('size')
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
