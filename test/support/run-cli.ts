import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { runCli } from '../../src/cli/program.ts';
import { createCliContext } from '../../src/composition/cli/cli-context.ts';
import { findProgram, processEnvironment, quickStart } from './process-environment.ts';

/** How a run of the command line ended. */
export interface CliRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

type Env = Readonly<Record<string, string>>;

/** Runs `medianest` in this process, with only the given environment: a process of its own takes a second longer. */
export async function runCliHere(args: readonly string[], env: Env): Promise<CliRun> {
  const texts = { output: '', errors: '' };
  const context = createCliContext({ environment: env, dotEnv: {} });
  const output = {
    async write(text: string) {
      texts.output += text;
    },
    async writeError(text: string) {
      texts.errors += text;
    },
  };
  const exitCode = await runCli(args, { context, output });
  return { exitCode, ...texts };
}

/** Runs the built `medianest` as a separate process, with only the given environment. */
export function runCliProcess(
  args: readonly string[],
  env: Env,
  program: readonly string[] = [process.execPath, quickStart, findProgram('cli')],
): Promise<CliRun> {
  const [command = '', ...first] = program;
  const child = spawn(command, [...first, ...args], {
    // A folder without .env.
    cwd: tmpdir(),
    env: { ...processEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.errors += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, ...texts }));
  });
}

/** The script behind `npx medianest`. */
export const medianestScript = fileURLToPath(
  new URL('../../scripts/medianest.mjs', import.meta.url),
);
