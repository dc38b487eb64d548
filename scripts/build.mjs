// Builds dist/: the database client, the bundled bot, and the texts beside it. Skips what is up to date.
// Types are checked by `npm run check`, not here.
import './require-node.mjs';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';
import { buildFrontEnd } from './front-end.mjs';
import { addToHash } from './hash-files.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stampPath = join(dist, '.stamp');
const lockPath = join(root, '.build-lock');
const pidPath = join(lockPath, 'pid');
const tokens = join('src', 'console', 'styles', 'tokens.css');
const staleMs = 120_000;

/** Brings dist/ up to date. Calls `onStart` if there is anything to do; throws if it cannot be done. */
export async function build({ onStart = () => undefined } = {}) {
  if (isFresh()) return;
  await alone(async () => {
    if (isFresh()) return;
    onStart();
    await buildAnew();
  });
}

async function buildAnew() {
  await import('./generate.mjs');
  if (process.exitCode) throw new Error('The build failed. See the errors above.');
  // The stamp first: what is only half there must not count as up to date. The pages for browsers stay: they are built
  // again only when their own sources have changed.
  for (const name of ['.stamp', 'src', 'commands']) {
    rmSync(join(dist, name), { recursive: true, force: true });
  }
  try {
    rmSync(join(dist, '.compiled'), { recursive: true, force: true });
  } catch {
    // Another user has compiled as well. Node.js ignores what does not fit.
  }
  await bundle(join(root, 'src'), join(dist, 'src'));
  for (const texts of [join('src', 'chat', 'i18n'), join('src', 'web', 'texts')]) {
    for (const name of readdirSync(join(root, texts)).filter((file) => file.endsWith('.ftl'))) {
      cpSync(join(root, texts, name), join(dist, texts, name));
    }
  }
  // The sign-in pages of the server share the design tokens.
  cpSync(join(root, tokens), join(dist, tokens));
  await buildFrontEnd();
  writeFileSync(stampPath, stampOfSources());
}

function isFresh() {
  return existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stampOfSources();
}

/** One build at a time in this folder. Takes over the lock of a build that was killed. */
async function alone(work) {
  for (;;) {
    try {
      mkdirSync(lockPath);
      writeFileSync(pidPath, `${process.pid}`);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isLockStale()) rmSync(lockPath, { recursive: true, force: true });
      else await delay(200);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lockPath, { recursive: true, force: true });
  }
}

function isLockStale() {
  const age = Date.now() - (statSync(lockPath, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return age > staleMs || !isRunning(existsSync(pidPath) && Number(readFileSync(pidPath, 'utf8')));
}

/** Whether a process runs; true if its id is not written yet. */
function isRunning(pid) {
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function stampOfSources() {
  const hash = createHash('sha256');
  for (const path of [
    'src',
    'commands',
    'prisma/schema.prisma',
    'package-lock.json',
    'scripts/build.mjs',
    'scripts/bundle.mjs',
    'scripts/front-end.mjs',
    'scripts/shared-terms.mjs',
  ]) {
    addToHash(hash, root, join(root, path));
  }
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
