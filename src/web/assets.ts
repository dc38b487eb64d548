import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

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

const notBuiltText = 'The page is not built. Run `npm run build`, then start again.';

/** Reads the page's files into memory, by their path below the folder. A page that is not built says so. */
export function readAssets(folder: URL): ReadonlyMap<string, Asset> {
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => name.replaceAll('\\', '/'))
        .filter((name) => typeOf(name) !== null)
    : [];
  if (!names.includes('index.html'))
    return new Map([['index.html', toAsset('x.txt', notBuiltText)]]);
  return new Map(
    names.map((name) => [name, toAsset(name, readFileSync(new URL(name, folder), 'utf8'))]),
  );
}

function toAsset(name: string, body: string): Asset {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, type: typeOf(name) ?? 'text/plain; charset=utf-8', etag };
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
