// Builds the demonstration page: its JavaScript, and beside it what needs no building.
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'src', 'web', 'page');
const asIs = /\.(html|css|svg)$/;

/** Writes the page to `outDir`/page; throws with the compiler's words on standard error when it cannot. */
export function buildPage(outDir) {
  const require = createRequire(import.meta.url);
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', source, '--outDir', outDir], {
    stdio: ['ignore', 2, 'inherit'],
  });
  if (status !== 0) throw new Error('The page could not be built; the reasons stand above.');
  copyPage(outDir);
}

/** Copies what needs no building to `outDir`/page. */
export function copyPage(outDir) {
  const page = join(outDir, 'page');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
  for (const name of files.filter((file) => asIs.test(file))) {
    cpSync(join(source, name), join(page, name));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildPage(join(root, 'dist', 'src', 'web'));
