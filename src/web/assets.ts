import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A file of the page. */
export interface Asset {
  readonly body: string;
  readonly type: string;
  readonly etag: string;
}

/** The folder of the built page: next to this file in a build, in `dist` when this file runs from source. */
export const builtPage = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/src/web/page/' : './page/',
  import.meta.url,
);

const notBuiltText = 'The demo page has not been built. Run `npm run build` and start again.';

/** Reads the page's files into memory, by path below the folder. Without a build, the page says how to make one. */
export function readAssets(folder: URL): ReadonlyMap<string, Asset> {
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => name.replaceAll('\\', '/'))
        .filter((name) => toContentType(name) !== null)
    : [];
  if (!names.includes('index.html'))
    return new Map([['index.html', toAsset('x.txt', notBuiltText)]]);
  return new Map(
    names.map((name) => [name, toAsset(name, readFileSync(new URL(name, folder), 'utf8'))]),
  );
}

function toAsset(name: string, body: string): Asset {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, type: toContentType(name) ?? 'text/plain; charset=utf-8', etag };
}

function toContentType(name: string): string | null {
  return contentTypes.get(name.slice(name.lastIndexOf('.') + 1)) ?? null;
}

const contentTypes = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['svg', 'image/svg+xml'],
]);
