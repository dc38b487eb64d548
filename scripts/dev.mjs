// `npm run dev`: runs the bot from source and restarts it on changes. The console is built again when it changes.
import './require-node.mjs';
import './end-with-npm.mjs';
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildFrontEnd } from './front-end.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const quietMs = 200;

await import('./generate.mjs');
await buildFrontEnd();

const bot = spawn(
  process.execPath,
  [
    '--watch',
    '--experimental-strip-types',
    '--import',
    './scripts/end-with-npm.mjs',
    'src/main.ts',
  ],
  { cwd: root, stdio: 'inherit' },
);
bot.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bot.kill(signal));

let timer;
for (const folder of ['console', 'web/page']) {
  watch(join(root, 'src', folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      buildFrontEnd().catch((error) => console.error(error.message));
    }, quietMs);
  });
}
