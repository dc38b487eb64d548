// Makes JavaScript of TypeScript: types become blanks, so that every line and column stays where it was. The code
// keeps to what can be made so (`erasableSyntaxOnly` in tsconfig.json). No compiler for one platform is needed.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const source = /(?<!\.d)\.ts$/;
/** Names a file of ours: `from './title.ts'`, `import './title.ts'`, `import('./title.ts')`. */
const ownImport = /\b(from|import)(\s*\(?\s*)(['"])(\.\.?\/[^'"\n]+)\.ts\3/g;

/** Writes to `out` what the TypeScript files of `folder` and of the folders in it become. */
export function strip(folder, out) {
  // Loaded when something is to be built, which a production install never does.
  const { transformSync } = require('amaro');
  for (const name of readdirSync(folder, { recursive: true }).filter((file) => source.test(file))) {
    const target = join(out, name.replace(source, '.js'));
    const { code } = transformSync(readFileSync(join(folder, name), 'utf8'), {
      mode: 'strip-only',
      filename: join(folder, name),
    });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code.replace(ownImport, '$1$2$3$4.js$3'));
  }
}
