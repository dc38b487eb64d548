import { z } from 'zod';
import type { BlockedWork, MigrationRehearsal } from '../../domain/operator/migration-report.ts';
import type { CliContext, CommandResult } from '../context.ts';
import { CliError, exitCodes } from '../exit-code.ts';
import type { AddCommands } from '../program.ts';
import { formatTable } from '../table.ts';

const migrateOptions = z.object({
  status: z.boolean().default(false),
  rehearse: z.boolean().default(false),
  withoutBackup: z.boolean().default(false),
  on: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
    .optional(),
});

/** `medianest migrate`: the schema of the database. */
export const addMigrateCommand: AddCommands = (program, { context, run }) => {
  program
    .command('migrate')
    .description('bring the database to the schema of this version, as the bot does at startup')
    .option('--status', 'only show what is applied and what is pending')
    .option(
      '--rehearse',
      'apply what is pending to a copy; show how long it takes and what it locks',
    )
    .option(
      '--on <url>',
      'the copy to rehearse on (default: the newest backup of the embedded one)',
    )
    .option('--without-backup', 'update although the embedded database cannot be backed up first')
    .action(
      run((_, options) => {
        const { status, rehearse, on = null, withoutBackup } = migrateOptions.parse(options);
        if (on !== null && !rehearse) {
          throw new CliError('--on is only for --rehearse', { exitCode: exitCodes.usage });
        }
        if (rehearse) return rehearseOn(context, on);
        return status ? showStatus(context) : migrate(context, { isBackedUp: !withoutBackup });
      }),
    );
};

async function migrate(
  context: CliContext,
  options: { readonly isBackedUp: boolean },
): Promise<CommandResult> {
  const applied = await context.migrate(options);
  const text =
    applied.length > 0 ? `Applied:\n  ${applied.join('\n  ')}` : 'The database is up to date.';
  return { data: { applied }, text };
}

async function showStatus(context: CliContext): Promise<CommandResult> {
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

async function rehearseOn(context: CliContext, on: string | null): Promise<CommandResult> {
  const data = await context.rehearseMigrations(on);
  return {
    data,
    text: formatRehearsal(data),
    exitCode: data.problem === null ? exitCodes.done : exitCodes.problemFound,
  };
}

function formatRehearsal({ place, migrations, problem }: MigrationRehearsal): string {
  const rows = migrations.map(({ name, seconds, locks }) => {
    const blockedBy = (work: BlockedWork) =>
      locks.flatMap(({ table, blocks }) => (blocks === work ? [table] : [])).join(', ') || null;
    return [name, seconds.toFixed(2), blockedBy('reads and writes'), blockedBy('writes')];
  });
  const headings = ['migration', 'seconds', 'blocks reads and writes of', 'blocks writes of'];
  const long = migrations.filter(({ isLongLock }) => isLongLock).map(({ name }) => name);
  return [
    `Rehearsed on ${place}.`,
    formatTable(headings, rows, problem === null ? 'Nothing is pending.' : 'None was applied.'),
    ...(long.length > 0
      ? [
          `The bot waits while these run, because they lock tables: ${long.join(', ')}. Update when few people use it.`,
        ]
      : []),
    ...(problem === null ? [] : [problem, 'The database in use is unchanged. Do not update yet.']),
  ].join('\n\n');
}
