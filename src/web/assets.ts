import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** A file of the page. */
export interface Asset {
  readonly body: string;
  readonly type: string;
  readonly etag: string;
}

/** Where the page's files are: beside this one when built, in `dist` when run from its source. */
export const builtPage = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/src/web/page/' : './page/',
  import.meta.url,
);

/** Reads the page's files into memory, by name. Throws when the page has not been built. */
export function readAssets(folder: URL): ReadonlyMap<string, Asset> {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => typeOf(name) !== null);
  } catch (cause) {
    throw new Error('the page is not built: run `npm run build` first', { cause });
  }
  return new Map(
    names.map((name) => {
      const body = readFileSync(new URL(name, folder), 'utf8');
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
      return [name, { body, type: typeOf(name) ?? '', etag }];
    }),
  );
}

function typeOf(name: string): string | null {
  const end = name.slice(name.lastIndexOf('.') + 1);
  return types.get(end) ?? null;
}

const types = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['svg', 'image/svg+xml'],
]);
