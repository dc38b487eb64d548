// Builds the pages for browsers with Vite: the console and the demo page. Skips what is up to date.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { addToHash } from './hash-files.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where `npm run build` puts the pages. */
export const frontEndFolder = join(root, 'dist', 'front-end');

/** The pages: the folder of the source, the path at which they are served. */
const pages = [
  { name: 'console', source: join(root, 'src', 'console'), base: '/console/' },
  { name: 'demo', source: join(root, 'src', 'web', 'page'), base: '/page/' },
];

/** What the pages are made of. */
const sources = [
  'src/console',
  'src/web/page',
  'src/web/wire.ts',
  'src/chat/i18n',
  'package-lock.json',
  'scripts/front-end.mjs',
  'scripts/shared-terms.mjs',
];

/** Writes the pages to `outDir`/<name>, with compressed copies, unless they are up to date. */
export async function buildFrontEnd(outDir = frontEndFolder) {
  const stampPath = join(outDir, '.stamp');
  const stamp = stampOfSources();
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return;
  // Renamed when complete, so that nobody serves half of it.
  const newDir = `${outDir}.${process.pid}`;
  for (const page of pages) {
    await buildPage(page, join(newDir, page.name));
    compress(join(newDir, page.name));
  }
  writeFileSync(join(newDir, '.stamp'), stamp);
  rmSync(outDir, { recursive: true, force: true });
  renameSync(newDir, outDir);
}

/** The sources of the pages as one hash. */
function stampOfSources() {
  const hash = createHash('sha256');
  for (const path of sources) addToHash(hash, root, join(root, path));
  return hash.digest('hex');
}

/** Builds the page in the folder `source`, which will be served at `base`. */
export async function buildPage(page, outDir) {
  // Loaded only when something is built, because a production install does not have it.
  const { build } = await import('vite');
  await build({ ...(await viteConfig(page)), build: buildOptions(outDir) });
}

/** Vite's configuration for one page. */
async function viteConfig({ source, base }) {
  const { sharedTerms } = await import('./shared-terms.mjs');
  return {
    configFile: false,
    root: source,
    base,
    logLevel: 'warn',
    plugins: [sharedTerms(join(root, 'src', 'chat', 'i18n'))],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  };
}

/** Nothing is inline, as the content security policy demands. */
function buildOptions(outDir) {
  return {
    outDir,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    // Browsers since May 2024, which know `light-dark()`.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    reportCompressedSize: false,
  };
}

const compressible = /\.(html|css|js|svg)$/;

/** Compressed once here, so that the server spends no time on it. */
function compress(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const path of names.filter((name) => compressible.test(name)).map((n) => join(folder, n))) {
    const content = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildFrontEnd();
