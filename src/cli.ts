#!/usr/bin/env node
import './lib/require-node.ts';
import { createInterface } from 'node:readline/promises';
import { exitCodes } from './cli/exit-code.ts';
import { runCli } from './cli/program.ts';
import { toWriteError } from './cli/write-error.ts';
import { createCliContext } from './composition/cli/cli-context.ts';
import { readEnvironments } from './config/config.ts';
import { limitWasmMemory } from './lib/memory.ts';

limitWasmMemory();

/** Writes resolve when the text is written, so that the process does not end before a pipe has all of it. */
function createOutput() {
  const failures: NodeJS.ErrnoException[] = [];
  const writeTo = (stream: NodeJS.WriteStream) => {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // A reader that closes the pipe early, such as `head`, is no error.
      if (error.code !== 'EPIPE') failures.push(error);
    });
    return (text: string) => new Promise<void>((resolve) => stream.write(text, () => resolve()));
  };
  return { write: writeTo(process.stdout), writeError: writeTo(process.stderr), failures };
}

/** Asks on standard error, so that standard output stays what the command prints. Anything but yes is a no. */
async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

const output = createOutput();
const hasTerminal = process.stdin.isTTY && process.stderr.isTTY;
const context = createCliContext(readEnvironments(), hasTerminal ? confirm : null);
const exitCode = await runCli(process.argv.slice(2), { context, output });
const [failure] = output.failures;
// A full disk, for example: what was written is not whole.
if (failure) {
  const { message } = toWriteError('The output', failure);
  await output.writeError(`${message}\n`);
}
process.exit(failure ? exitCodes.failed : exitCode);
