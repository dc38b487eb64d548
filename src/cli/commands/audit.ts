import { z } from 'zod';
import { withDatabase } from '../context.ts';
import { countOption, momentOption, timeHelp } from '../options.ts';
import type { AddCommands } from '../program.ts';
import { formatCsv, formatTable } from '../table.ts';

/** `medianest audit` and `medianest errors`: searches of the two logs in the database. */
export const addAuditCommands: AddCommands = (program, { context, run }) => {
  const range = {
    since: momentOption(context.clock).exactOptional(),
    until: momentOption(context.clock).exactOptional(),
    limit: countOption.prefault('200'),
    csv: z.boolean().default(false),
  };
  const auditOptions = z.object({
    ...range,
    person: z.string().exactOptional(),
    action: z.string().exactOptional(),
    reference: z.string().exactOptional(),
  });
  const errorOptions = z.object({
    ...range,
    reference: z.string().exactOptional(),
    code: z.string().exactOptional(),
    text: z.string().exactOptional(),
  });

  program
    .command('audit')
    .description('search the audit log, newest first')
    .option('--person <name>', 'part of a name, a user ID, or the ID of a chat account')
    .option('--action <action>', 'an action, such as request.approve or user-block')
    .option('--reference <id>', 'the ID of a request, user, account, or space')
    .option('--since <time>', timeHelp)
    .option('--until <time>', timeHelp)
    .option('--limit <count>', 'how many at most (default: 200)')
    .option('--csv', 'print CSV')
    .action(
      run(async (_, options) => {
        const { csv, limit, reference, ...search } = auditOptions.parse(options);
        const { data, note } = await readNewest(limit, (count) =>
          withDatabase(context, (database) =>
            database.searchAudit({ ...search, subjectId: reference }, count),
          ),
        );
        const headings = ['time', 'who', 'source', 'action', 'kind', 'reference', 'change'];
        const rows = data.map((row) => [
          row.at,
          row.actor,
          row.source,
          row.action,
          row.subjectKind,
          row.subjectId,
          toChange(row.before, row.after),
        ]);
        const text = csv ? formatCsv(headings, rows) : formatTable(headings, rows, 'No entries.');
        return { data, text, note };
      }),
    );

  program
    .command('errors')
    .description('search unexpected errors, the latest first')
    .option('--reference <reference>', 'the reference that a user was shown, or its beginning')
    .option('--code <code>', 'an error code')
    .option('--text <text>', 'part of the message')
    .option('--since <time>', timeHelp)
    .option('--until <time>', timeHelp)
    .option('--limit <count>', 'how many at most (default: 200)')
    .option('--csv', 'print CSV')
    .action(
      run(async (_, options) => {
        const { csv, limit, ...search } = errorOptions.parse(options);
        const { data, note } = await readNewest(limit, (count) =>
          withDatabase(context, (database) =>
            database.searchErrors({ ...search, state: 'all' }, count),
          ),
        );
        const headings = ['last seen', 'first seen', 'count', 'reference', 'code', 'message'];
        const rows = data.map((row) => [
          row.lastSeenAt,
          row.firstSeenAt,
          row.count,
          row.reference,
          row.code,
          row.message,
        ]);
        const text = csv ? formatCsv(headings, rows) : formatTable(headings, rows, 'No errors.');
        return { data, text, note };
      }),
    );
};

/** Reads one more, to know whether what is printed is all: a file with a part of the log looks like the whole. */
async function readNewest<Row>(
  limit: number,
  read: (count: number) => Promise<readonly Row[]>,
): Promise<{ readonly data: readonly Row[]; readonly note: string | null }> {
  const rows = await read(limit + 1);
  const note = `Only the newest ${limit} are shown; there are more. Use --limit, --since, or --until.`;
  return { data: rows.slice(0, limit), note: rows.length > limit ? note : null };
}

function toChange(before: unknown, after: unknown): string | null {
  if (before === null && after === null) return null;
  return JSON.stringify({ ...(before === null ? {} : { before }), after });
}
