#!/usr/bin/env node
// `npx medianest`: the operator's command line. Builds what is out of date, as `npm start` does. Runs with the Node.js
// of node_modules/.bin, if there is one: npx uses the one of the machine, which may be too old.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(import.meta.url);
const installedNode = join(dirname(dirname(script)), 'node_modules', '.bin', 'node');

if (existsSync(installedNode) && realpathSync(installedNode) !== realpathSync(process.execPath)) {
  const child = spawn(installedNode, [script, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} else {
  await import('./require-node.mjs');
  const { build } = await import('./build.mjs');
  try {
    await build({ onStart: () => console.error('Building MediaNest…') });
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  await import('./keep-compiled.mjs');
  await import('../dist/src/cli.js');
}
