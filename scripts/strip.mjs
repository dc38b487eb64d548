// Turns TypeScript into JavaScript by replacing types with spaces, so that lines and columns stay the same. The code
// uses only syntax that allows this (`erasableSyntaxOnly` in tsconfig.json). No platform-specific compiler is needed.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const source = /(?<!\.d)\.ts$/;
/** Built by Vite instead (scripts/front-end.mjs). */
const forBrowsers = /^(console|web[\\/]page)[\\/]/;
/** An import of another file of the project: `from './title.ts'`, `import './title.ts'`, `import('./title.ts')`. */
const ownImport = /\b(from|import)(\s*\(?\s*)(['"])(\.\.?\/[^'"\n]+)\.ts\3/g;

/** Writes the JavaScript of all TypeScript files in `folder`, at any depth, to `out`. */
export function strip(folder, out) {
  // Loaded only when something is built, because a production install does not have it.
  const { transformSync } = require('amaro');
  const isWanted = (name) => source.test(name) && !forBrowsers.test(name);
  for (const name of readdirSync(folder, { recursive: true }).filter(isWanted)) {
    const target = join(out, name.replace(source, '.js'));
    const { code } = transformSync(readFileSync(join(folder, name), 'utf8'), {
      mode: 'strip-only',
      filename: join(folder, name),
    });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code.replace(ownImport, '$1$2$3$4.js$3'));
  }
}
