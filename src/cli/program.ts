import { Command, CommanderError } from 'commander';
import { z } from 'zod';
import { describeFileFault } from '../lib/files/file-fault.ts';
import { addAuditCommands } from './commands/audit.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addConfigCommand } from './commands/config.ts';
import { addDatabaseCommands } from './commands/database.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addJobCommands } from './commands/jobs.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addRequestCommand } from './commands/request.ts';
import { addSecretCommands } from './commands/secrets.ts';
import { addSettingsCommands } from './commands/settings.ts';
import { addStatusCommand } from './commands/status.ts';
import { addTransferCommands } from './commands/transfer.ts';
import { addUserCommands } from './commands/users.ts';
import { addWebhookCommands } from './commands/webhook.ts';
import type { CliContext, CommandResult } from './context.ts';
import { CliError, type ExitCode, exitCodes } from './exit-code.ts';

/** Where a command writes; a write resolves when the text is handed over. */
export interface CliOutput {
  readonly write: (text: string) => Promise<void>;
  readonly writeError: (text: string) => Promise<void>;
}

/** Adds commands to a program. `run` wraps the work of each: it prints the result, and errors become one line. */
export type AddCommands = (
  program: Command,
  deps: { readonly context: CliContext; readonly run: RunCommand },
) => void;

export type RunCommand = (
  work: (args: readonly string[], options: unknown) => Promise<CommandResult>,
) => (...received: unknown[]) => Promise<void>;

const groups: readonly AddCommands[] = [
  addStatusCommand,
  addDoctorCommand,
  addConfigCommand,
  addSettingsCommands,
  addUserCommands,
  addTransferCommands,
  addRequestCommand,
  addAuditCommands,
  addJobCommands,
  addMigrateCommand,
  addDatabaseCommands,
  addBackupCommands,
  addSecretCommands,
  addWebhookCommands,
];

/** Runs `medianest` with arguments (without the names of the programs) and returns the exit code. Never throws. */
export async function runCli(
  args: readonly string[],
  deps: { readonly context: CliContext; readonly output: CliOutput },
): Promise<ExitCode> {
  const { output } = deps;
  let exitCode: ExitCode = exitCodes.done;
  const pendingWrites: Promise<void>[] = [];
  const program = createProgram(deps.context, async (result, isJson) => {
    const text = isJson ? JSON.stringify(result.data, null, 2) : result.text;
    if (text) await output.write(`${text}\n`);
    if (result.note) await output.writeError(`${result.note}\n`);
    exitCode = result.exitCode ?? exitCodes.done;
  });
  configure(program, {
    writeOut: (text) => pendingWrites.push(output.write(text)),
    writeErr: (text) => pendingWrites.push(output.writeError(text)),
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    exitCode = await report(error, output, args.includes('--json'));
  }
  await Promise.all(pendingWrites);
  return exitCode;
}

/** The commands, for running them and for the list in the documentation. */
export function createProgram(
  context: CliContext,
  print: (result: CommandResult, isJson: boolean) => Promise<void>,
): Command {
  const program = new Command('medianest')
    .description('Runs and repairs MediaNest. Works while the bot runs and while it does not.')
    .version(context.version, '-V, --version', 'show the version')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 wrong arguments, 3 a check found a problem.\nSettings come from the environment and from .env, as for the bot.',
    );
  const run: RunCommand =
    (work) =>
    async (...received) => {
      // Commander passes the arguments, then the options, then the command.
      const isJson = program.opts()['json'] === true;
      const args = received.slice(0, -2).filter((each) => typeof each === 'string');
      const result = await explainOptions(() => work(args, received.at(-2)));
      await print(result, isJson);
    };
  for (const add of groups) add(program, { context, run });
  return program;
}

function configure(
  command: Command,
  output: { writeOut(text: string): void; writeErr(text: string): void },
  path: readonly string[] = [],
) {
  const help = path.length === 0 ? 'medianest help' : `medianest ${path.join(' ')} --help`;
  command
    .exitOverride()
    .configureOutput(output)
    .showSuggestionAfterError()
    .showHelpAfterError(`Run \`${help}\` for help.`);
  for (const sub of command.commands) configure(sub, output, [...path, sub.name()]);
}

/** Options are checked by schemas; what they say is about the arguments. */
async function explainOptions(work: () => Promise<CommandResult>): Promise<CommandResult> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const problems = error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`);
    throw new CliError(problems.join('\n'), { exitCode: exitCodes.usage, cause: error });
  }
}

/** With `--json`, standard output is JSON also when a command fails. */
async function report(error: unknown, output: CliOutput, isJson: boolean): Promise<ExitCode> {
  // Help and version end with 0.
  if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
  const message = messageOf(error);
  if (isJson) await output.write(`${JSON.stringify({ error: message }, null, 2)}\n`);
  // Commander has written what is wrong with arguments.
  if (error instanceof CommanderError) return exitCodes.usage;
  await output.writeError(`${message}\n`);
  return error instanceof CliError ? error.exitCode : exitCodes.failed;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Commander shows the help if a command is missing.
  if ('code' in error && error.code === 'commander.help') return 'A command is missing';
  const fault = describeFileFault(error);
  if (fault) return `${fault}.`;
  return error.message.replace(/^error: /, '');
}
