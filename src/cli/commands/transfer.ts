import { open, rm } from 'node:fs/promises';
import { z } from 'zod';
import { type ImportReport, importKinds } from '../../domain/operator/import-report.ts';
import { withDatabase } from '../context.ts';
import { exitCodes } from '../exit-code.ts';
import { readInput } from '../options.ts';
import type { AddCommands } from '../program.ts';
import { formatTable } from '../table.ts';
import { toWriteError } from '../write-error.ts';
import { findUser, userHelp } from './users.ts';

const exportOptions = z.object({ to: z.string().optional() });
const importOptions = z.object({ into: z.string().optional(), dryRun: z.boolean().default(false) });

/** `medianest export` and `medianest import`: one person's data, for moving and for data requests. */
export const addTransferCommands: AddCommands = (program, { context, run }) => {
  program
    .command('export')
    .description("write one person's data as JSON: chats, accounts, requests, settings, audit log")
    .argument('<user>', userHelp)
    .option('--to <file>', 'a new file that only you can read (default: standard output)')
    .action(
      run(async ([query = ''], options) => {
        const { to } = exportOptions.parse(options);
        const data = await withDatabase(context, async (database) =>
          database.exportUser((await findUser(database, query)).id),
        );
        const text = JSON.stringify(data, null, 2);
        if (to === undefined) return { data, text };
        await writeNewFile(to, `${text}\n`);
        return { data: { path: to }, text: `Wrote ${to}. It has personal data.` };
      }),
    );

  program
    .command('import')
    .description(
      "add one person's data from a file of `medianest export`; twice is the same as once",
    )
    .argument('<file>', 'the file, or - for standard input')
    .option('--into <user>', 'give the data to this user (default: the user of the file)')
    .option('--dry-run', 'only say what would be done')
    .action(
      run(async ([path = ''], options) => {
        const { into, dryRun: isDryRun } = importOptions.parse(options);
        const content = await readInput(path);
        return withDatabase(context, async (database) => {
          const target = into === undefined ? null : (await findUser(database, into)).id;
          const report = await database.importUser(content, { into: target, isDryRun });
          return {
            data: { ...report, isDryRun },
            text: formatReport(report, isDryRun),
            exitCode: report.skipped.length > 0 ? exitCodes.problemFound : exitCodes.done,
          };
        });
      }),
    );
};

async function writeNewFile(path: string, content: string): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(content);
    } catch (error) {
      // A part of the data would look like the whole, and the next try would refuse to replace it.
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw toWriteError(path, cause);
  }
}

const labels: Readonly<Record<string, string>> = {
  user: 'user',
  chatAccounts: 'chat accounts',
  accounts: 'accounts',
  requests: 'requests',
  subscriptions: 'subscriptions',
  issues: 'issues',
  issueComments: 'comments on issues',
  audit: 'audit log',
};

function formatReport(
  { userId, added, known, links, skipped }: ImportReport,
  isDryRun: boolean,
): string {
  const rows = importKinds.map((kind) => [labels[kind] ?? kind, added[kind], known[kind]]);
  return [
    formatTable(['', isDryRun ? 'would be added' : 'added', 'here already'], rows, ''),
    '',
    `The data ${isDryRun ? 'would belong' : 'belong'} to the user ${userId}.`,
    ...links.map((name) => `${isDryRun ? 'WOULD LINK' : 'LINKED'} ${name}`),
    ...skipped.map((line) => `LEFT OUT ${line}`),
  ].join('\n');
}
