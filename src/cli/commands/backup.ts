import { z } from 'zod';
import type { CliContext } from '../context.ts';
import { CliError, exitCodes } from '../exit-code.ts';
import type { OperatorBackups, RestoreOrder, RestoreReport } from '../operator-backups.ts';
import { timeHelp } from '../options.ts';
import type { AddCommands } from '../program.ts';
import { formatBytes, formatFields, formatTable } from '../table.ts';
import { parseMoment } from '../time.ts';

const restoreOptions = z.object({
  to: z.string(),
  into: z.string().optional(),
  force: z.boolean().default(false),
});

/** `medianest backup` and `medianest restore`: for the embedded database. */
export const addBackupCommands: AddCommands = (program, { context, run }) => {
  const backup = program.command('backup').description('back up the embedded database');

  backup
    .command('now')
    .description('make a base backup now')
    .action(
      run(() =>
        withBackups(context, async (backups) => {
          const data = await backups.makeBase();
          const size = formatBytes(data.bytes);
          return {
            data,
            text: `Made the backup ${data.id} (${size}) in ${data.seconds.toFixed(1)} seconds.`,
          };
        }),
      ),
    );

  backup
    .command('list')
    .description('list base backups and the time until which everything can be restored')
    .action(
      run(async () => {
        const data = await context.openRestores().list();
        const rows = data.backups.map((each) => [
          each.id,
          each.finishedAt,
          each.bytes === null ? null : formatBytes(each.bytes),
          each.isEncrypted,
          each.problem,
        ]);
        const table = formatTable(
          ['backup', 'finished', 'size', 'keys encrypted', 'problem'],
          rows,
          `There are no backups in ${data.folder} yet.`,
        );
        const until = formatFields([['everything can be restored until', data.restorableUntil]]);
        return {
          data,
          text: data.backups.length > 0 ? `${table}\n\n${until}` : table,
          exitCode: data.backups.some(({ problem }) => problem === null)
            ? exitCodes.done
            : exitCodes.problemFound,
        };
      }),
    );

  backup
    .command('verify')
    .description('read whole backups and compare them with their checksums')
    .argument('[backup]', 'the name of a backup; all if left out')
    .action(
      run(async ([id]) => {
        const data = await context.openRestores().verify(id ?? null);
        const isOk = data.length > 0 && data.every(({ problem }) => problem === null);
        const rows = data.map((each) => [each.id, each.problem ?? 'in order']);
        return {
          data,
          text: formatTable(['backup', 'result'], rows, 'There are no backups yet.'),
          exitCode: isOk ? exitCodes.done : exitCodes.problemFound,
        };
      }),
    );

  backup
    .command('drill')
    .description('restore the newest backup to a scratch folder, check it, and record the result')
    .action(
      run(() =>
        withBackups(context, async (backups) => {
          const data = await backups.drill();
          const text = formatFields([
            ['restored', data.backupId],
            [
              'age of the newest change that could be lost (RPO)',
              `${data.rpoSeconds.toFixed(1)} s`,
            ],
            ['time to restore (RTO)', `${data.rtoSeconds.toFixed(1)} s`],
            ['rows', formatCounts(data.counts)],
          ]);
          return { data, text };
        }),
      ),
    );

  program
    .command('restore')
    .description('restore the embedded database and the generated keys to another folder')
    .requiredOption('--to <time|backup|latest>', `a time (${timeHelp}), a backup's name, or latest`)
    .option('--into <folder>', 'the data folder to restore to (default: a new one in DATA_DIR)')
    .option('--force', 'replace a database that is in this folder; it is renamed, not deleted')
    .action(
      run(async (_, options) => {
        const { to, into = null, force: isForced } = restoreOptions.parse(options);
        const order = { to: parseTarget(to, context.clock()), into, isForced };
        const data = await context.openRestores().restore(order);
        return {
          data,
          text: formatReport(data),
          exitCode: data.problems.length > 0 ? exitCodes.problemFound : exitCodes.done,
        };
      }),
    );
};

async function withBackups<Result>(
  context: CliContext,
  work: (backups: OperatorBackups) => Promise<Result>,
): Promise<Result> {
  const backups = await context.openBackups();
  try {
    return await work(backups);
  } finally {
    await backups.close();
  }
}

function parseTarget(text: string, now: Date): RestoreOrder['to'] {
  if (text === 'latest') return { kind: 'latest' };
  if (/^\d{8}T\d{6}Z$/.test(text)) return { kind: 'backup', id: text };
  const time = parseMoment(text, now);
  if (time) return { kind: 'time', time };
  throw new CliError(`--to must be a time (${timeHelp}), the name of a backup, or latest`, {
    exitCode: exitCodes.usage,
  });
}

function formatReport(report: RestoreReport): string {
  const { dataDir, isCurrentDataDir, replaced, lastCommitAt, problems, pendingMigrations } = report;
  const fields = formatFields([
    ['restored', report.backupId],
    ['into', dataDir],
    // PostgreSQL knows it only if it had a commit to replay after the base backup.
    ...(lastCommitAt ? ([['last change', lastCommitAt]] as const) : []),
    ['rows', formatCounts(report.counts)],
    ['problems', problems.join('; ') || 'none'],
    ['migrations pending', pendingMigrations.length],
    ['took', `${report.seconds.toFixed(1)} s`],
  ]);
  const next = isCurrentDataDir
    ? `Start the bot to use it.${replaced ? ` The replaced database is in ${replaced}; delete it when you no longer need it.` : ''}`
    : `To switch: stop the bot, set DATA_DIR=${quoteForShell(dataDir)}, and start it. Or stop the bot and run the same command with --into and the current DATA_DIR, and --force.`;
  return `${fields}\n\n${next}`;
}

function formatCounts(counts: Readonly<Record<string, number>>): string {
  const known = Object.entries(counts).filter(([table, count]) => count > 0 && table[0] !== '_');
  return known.map(([table, count]) => `${table} ${count}`).join(', ') || 'none';
}

/** A text as one word for a shell. */
function quoteForShell(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
