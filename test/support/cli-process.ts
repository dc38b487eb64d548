import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processEnvironment } from './process-environment.ts';

const cli = fileURLToPath(new URL('../../dist/src/cli.js', import.meta.url));

/** How a run of the command line ended. */
export interface CliRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs the built `medianest` as a separate process, with only the given environment. */
export function runCliProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  program: readonly string[] = [process.execPath, cli],
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
export const medianestScript = join(cli, '..', '..', '..', 'scripts', 'medianest.mjs');
