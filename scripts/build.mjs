// Builds dist/: the database client, the JavaScript, and the texts beside it. Skips what is up to date.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPage } from './page.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const stampPath = join(root, 'dist', '.stamp');

/** Brings dist/ up to date; throws with the compiler's words on standard error when it cannot. */
export async function build() {
  const stamp = stampOfSources();
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return;
  await import('./generate.mjs');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The build has failed; the reasons stand above.');
  const texts = join('src', 'chat', 'text');
  for (const name of readdirSync(join(root, texts)).filter((file) => file.endsWith('.ftl'))) {
    cpSync(join(root, texts, name), join(root, 'dist', texts, name));
  }
  buildPage(join(root, 'dist', 'src', 'web'));
  writeFileSync(stampPath, stampOfSources());
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
  ]) {
    addToHash(hash, join(root, path));
  }
  return hash.digest('hex');
}

function addToHash(hash, path) {
  if (path.endsWith(join('store', 'generated')) || !existsSync(path)) return;
  try {
    for (const name of readdirSync(path).sort()) addToHash(hash, join(path, name));
  } catch (error) {
    if (error.code !== 'ENOTDIR') throw error;
    hash.update(path.slice(root.length)).update(readFileSync(path));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
