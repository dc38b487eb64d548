import { type CliContext, withDatabase } from '../context.ts';
import { exitCodes } from '../exit-code.ts';
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
          exitCode: data.bot.isReady ? exitCodes.done : exitCodes.problemFound,
        };
      }),
    );
};

async function readStatus(context: CliContext) {
  const state = await context.readBotState();
  const database = await withDatabase(context, (opened) => opened.readFacts());
  return {
    bot: {
      isRunning: state !== null,
      isReady: state?.isReady ?? false,
      address: state?.address ?? null,
      parts: state?.parts ?? [],
    },
    database,
  };
}

function formatStatus({ bot, database }: Awaited<ReturnType<typeof readStatus>>): string {
  const requests = Object.entries(database.requests).map(([state, count]) => `${count} ${state}`);
  return formatFields([
    ['bot', describeBot(bot)],
    ...bot.parts.map(
      ({ name, ok, detail }) => [`  ${name}`, `${ok ? 'ok' : 'PROBLEM'}: ${detail}`] as const,
    ),
    ['database', `${database.kind} PostgreSQL ${database.version}, ${formatBytes(database.bytes)}`],
    ['users', `${database.users}, of these without an account: ${database.usersWithoutAccount}`],
    ['requests', requests.join(', ') || 'none'],
  ]);
}

function describeBot(bot: {
  readonly isRunning: boolean;
  readonly isReady: boolean;
  readonly address: string | null;
}): string {
  if (!bot.isRunning) return 'not running';
  return `${bot.isReady ? 'ready' : 'running, but not ready'} (${bot.address})`;
}
