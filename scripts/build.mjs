// Builds dist/: the database client, the JavaScript, and the texts beside it. Skips what is up to date.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
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
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { copyPage } from './page.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const dist = join(root, 'dist');
const stampPath = join(dist, '.stamp');
const lockPath = join(root, '.build-lock');
const staleMs = 120_000;

/** Brings dist/ up to date; throws with the compiler's words on standard error when it cannot. */
export async function build() {
  if (isFresh()) return;
  await alone(async () => {
    if (!isFresh()) await buildAnew();
  });
}

async function buildAnew() {
  await import('./generate.mjs');
  rmSync(dist, { recursive: true, force: true });
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The build has failed; the reasons stand above.');
  const texts = join('src', 'chat', 'i18n');
  for (const name of readdirSync(join(root, texts)).filter((file) => file.endsWith('.ftl'))) {
    cpSync(join(root, texts, name), join(dist, texts, name));
  }
  copyPage(join(dist, 'src', 'web'));
  writeFileSync(stampPath, stampOfSources());
}

function isFresh() {
  return existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stampOfSources();
}

/** One build at a time in this folder; a lock that a killed build left behind is taken over. */
async function alone(work) {
  for (;;) {
    try {
      mkdirSync(lockPath);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = Date.now() - (statSync(lockPath, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (age > staleMs) rmSync(lockPath, { recursive: true, force: true });
      else await delay(200);
    }
  }
  try {
    await work();
  } finally {
    rmSync(lockPath, { recursive: true, force: true });
  }
}

function stampOfSources() {
  const hash = createHash('sha256');
  for (const path of [
    'src',
    'commands',
    'prisma/schema.prisma',
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
    'scripts/build.mjs',
    'scripts/page.mjs',
  ]) {
    addToHash(hash, join(root, path));
  }
  return hash.digest('hex');
}

function addToHash(hash, path) {
  if (path.endsWith(join('database', 'generated')) || !existsSync(path)) return;
  try {
    for (const name of readdirSync(path).sort()) addToHash(hash, join(path, name));
  } catch (error) {
    if (error.code !== 'ENOTDIR') throw error;
    hash.update(path.slice(root.length)).update(readFileSync(path));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
