#!/usr/bin/env node
import './lib/require-node.ts';
import { runCli } from './cli/program.ts';
import { createCliContext } from './composition/cli/cli-context.ts';
import { limitWasmMemory } from './lib/memory.ts';

limitWasmMemory();

/** Resolves when the text is written, so that the process does not end before a pipe has all of it. */
function writeTo(stream: NodeJS.WriteStream): (text: string) => Promise<void> {
  // A reader that closes the pipe early, such as `head`, is no error.
  stream.on('error', () => undefined);
  return (text) => new Promise((resolve) => stream.write(text, () => resolve()));
}

const exitCode = await runCli(process.argv.slice(2), {
  context: createCliContext(),
  output: { write: writeTo(process.stdout), writeError: writeTo(process.stderr) },
});
process.exit(exitCode);
