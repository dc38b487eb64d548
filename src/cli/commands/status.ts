import { type CliContext, withDatabase } from '../context.ts';
import { CliError, exitCodes } from '../exit-code.ts';
import type { DatabaseFacts } from '../operator-database.ts';
import type { AddCommands } from '../program.ts';
import { formatBytes, formatFields } from '../table.ts';

/** `medianest status`: whether the bot runs and is ready, and what the database holds. */
export const addStatusCommand: AddCommands = (program, { context, run }) => {
  program
    .command('status')
    .description('show whether the bot is running and ready, and what the database holds')
    .action(
      run(async () => {
        const data = await readStatus(context);
        return {
          data,
          text: formatStatus(data),
          exitCode: data.bot.isReady && data.database ? exitCodes.done : exitCodes.problemFound,
        };
      }),
    );
};

async function readStatus(context: CliContext) {
  const state = await context.readBotState();
  const { database, databaseProblem } = await readDatabase(context);
  return {
    bot: {
      isRunning: state !== null,
      isReady: state?.isReady ?? false,
      address: state?.address ?? null,
      parts: state?.parts ?? [],
    },
    database,
    databaseProblem,
  };
}

/** Whether the bot runs is worth knowing also while the database does not answer. */
async function readDatabase(context: CliContext) {
  try {
    const database = await withDatabase(context, (opened) => opened.readFacts());
    return { database, databaseProblem: null };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return { database: null, databaseProblem: error.message };
  }
}

function formatStatus({
  bot,
  database,
  databaseProblem,
}: Awaited<ReturnType<typeof readStatus>>): string {
  return formatFields([
    ['bot', describeBot(bot)],
    ...bot.parts.map(
      ({ name, ok, detail }) => [`  ${name}`, `${ok ? 'ok' : 'PROBLEM'}: ${detail}`] as const,
    ),
    ...(database ? listFacts(database) : [['database', `PROBLEM: ${databaseProblem}`] as const]),
  ]);
}

function listFacts({ kind, version, bytes, users, usersWithoutAccount, requests }: DatabaseFacts) {
  const counts = Object.entries(requests).map(([state, count]) => `${count} ${state}`);
  return [
    ['database', `${kind} PostgreSQL ${version}, ${formatBytes(bytes)}`],
    ['users', `${users}, of these without an account: ${usersWithoutAccount}`],
    ['requests', counts.join(', ') || 'none'],
  ] as const;
}

function describeBot(bot: {
  readonly isRunning: boolean;
  readonly isReady: boolean;
  readonly address: string | null;
}): string {
  if (!bot.isRunning) return 'not running';
  return `${bot.isReady ? 'ready' : 'running, but not ready'} (${bot.address})`;
}
