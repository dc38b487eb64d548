// Builds the demo page: its JavaScript, and a copy of all other files.
import { cpSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strip } from './strip.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'src', 'web', 'page');
const copiedFiles = /\.(html|css|svg)$/;

/** Writes the page to `outDir`/page. */
export function buildPage(outDir) {
  strip(source, join(outDir, 'page'));
  copyPage(outDir);
}

/** Copies the files that need no build step to `outDir`/page. */
export function copyPage(outDir) {
  const page = join(outDir, 'page');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
  for (const name of files.filter((file) => copiedFiles.test(file))) {
    cpSync(join(source, name), join(page, name));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildPage(join(root, 'dist', 'src', 'web'));
