import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findProgram, processEnvironment, quickStart } from './process-environment.ts';
import { nextTestPort } from './test-port.ts';
import { waitUntil } from './wait-until.ts';

/** A running process of the built bot. */
export interface BotProcess {
  /** All lines of its output. */
  readonly lines: readonly string[];
  readonly pid: number;
  /** Resolves with the first line that contains the text. */
  waitForLine(text: string): Promise<string>;
  /** Waits until it has started this often, and resolves with the address of its pages. */
  waitUntilRunning(starts?: number): Promise<string>;
  /** Sends SIGTERM or another signal; resolves with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Sends SIGKILL. */
  kill(): Promise<void>;
  /** Resolves with the exit code when the process has ended. */
  readonly ended: Promise<number | null>;
}

/** The default of the product, for what is measured. The bots of tests open few connections, which are dear. */
export const defaultPool = { DATABASE_POOL_SIZE: '20' } as const;

/** Starts the built bot in its own folder, with only the given environment. */
export function startBotProcess(
  env: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [quickStart],
  args: readonly string[] = [],
): BotProcess {
  const folder = mkdtempSync(join(tmpdir(), 'medianest process '));
  const program = [...nodeOptions, findProgram('main'), ...args];
  const child = spawn(process.execPath, program, {
    cwd: folder,
    env: {
      ...processEnvironment(),
      HTTP_PORT: `${nextTestPort()}`,
      DATA_DIR: join(folder, 'data'),
      // Each connection costs PostgreSQL more than a test has for the bot to do.
      DATABASE_POOL_SIZE: '4',
      // Each process has its own folder, and so would generate its own key.
      SECRET_KEY: 'the secret key of the tests',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      if (line) lines.push(line);
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      rmSync(folder, { recursive: true, force: true });
      resolve(code);
    });
  });
  async function waitForNth(text: string, n: number): Promise<string> {
    const find = () => lines.filter((line) => line.includes(text))[n - 1];
    await Promise.race([
      ended,
      waitUntil(
        () => find() !== undefined,
        () => `"${text}" in:\n${lines.join('\n')}`,
      ),
    ]);
    const line = find();
    if (line !== undefined) return line;
    throw new Error(`ended with ${await ended} without "${text}":\n${lines.join('\n')}`);
  }

  return {
    lines,
    pid: child.pid ?? 0,
    ended,
    waitForLine: (text) => waitForNth(text, 1),
    async waitUntilRunning(starts = 1) {
      const line = await waitForNth('MediaNest is running', starts);
      return /http:\/\/[\d.:]+/.exec(line)?.[0] ?? '';
    },
    stop: (signal = 'SIGTERM') => endWithSignal(child, signal, ended),
    async kill() {
      await endWithSignal(child, 'SIGKILL', ended);
    },
  };
}

async function endWithSignal(
  child: ChildProcess,
  signal: NodeJS.Signals,
  ended: Promise<number | null>,
) {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  return ended;
}
