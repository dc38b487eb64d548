import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { type Context, Hono } from 'hono';

const isFromSource = import.meta.url.endsWith('.ts');

/** The folder of the built console: beside the code in a build, in `dist` when this file runs from source. */
const builtConsole = new URL(
  isFromSource ? '../../../dist/front-end/console/' : '../../../front-end/console/',
  import.meta.url,
);

interface Asset {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly etag: string;
  /** The body as `Content-Encoding` names it. */
  readonly compressed: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** The console may load its own files, call its own server, and show posters of TMDB. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https://image.tmdb.org",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const yearSeconds = 31_536_000;
const notBuiltText = 'The console has not been built. Run `npm run build` and start again.';

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
]);

/** In the order of preference. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * The console's files, to be served below `/console`. Addresses that are no files get the page itself, which knows what
 * to show. Without a build, it says how to make one.
 */
export function createConsolePages(folder: URL = builtConsole): Hono {
  const readCurrent = createReader(folder);
  const app = new Hono();
  app.get('*', (c) => {
    const assets = readCurrent();
    const name = c.req.path.replace(/^\/console\/?/, '');
    const asset = assets.get(name);
    if (asset) return respond(c, asset, name);
    const page = assets.get('index.html');
    if (extname(name) !== '' && !name.includes('/')) return c.notFound();
    if (name.startsWith('assets/')) return c.notFound();
    return page ? respond(c, page, 'index.html') : c.text(notBuiltText, 503);
  });
  return app;
}

function respond(c: Context, asset: Asset, name: string): Response {
  const headers = new Headers({
    'content-type': asset.type,
    'content-security-policy': contentSecurityPolicy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    etag: asset.etag,
    vary: 'accept-encoding',
    // The names of these files have a hash of their contents.
    'cache-control': name.startsWith('assets/')
      ? `public, max-age=${yearSeconds}, immutable`
      : 'no-cache',
  });
  if (c.req.header('if-none-match') === asset.etag)
    return new Response(null, { status: 304, headers });
  const accepted = (c.req.header('accept-encoding') ?? '').split(',').map(readEncoding);
  for (const [encoding] of encodings) {
    const body = asset.compressed.get(encoding);
    if (!body || !accepted.includes(encoding)) continue;
    headers.set('content-encoding', encoding);
    return new Response(body, { headers });
  }
  return new Response(asset.body, { headers });
}

/** The encoding of a part of `Accept-Encoding`; empty for one that is refused with `q=0`. */
function readEncoding(part: string): string {
  const [name = '', quality = ''] = part
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/);
  return /^q=0(\.0*)?$/.test(quality) ? '' : name;
}

/** The files, read once; when the bot runs from source, again after every build (`npm run dev`). */
function createReader(folder: URL): () => ReadonlyMap<string, Asset> {
  const builtAt = () => statSync(new URL('index.html', folder), { throwIfNoEntry: false })?.mtimeMs;
  let last = { builtAt: builtAt(), assets: readAssets(folder) };
  if (!isFromSource) return () => last.assets;
  return () => {
    const now = builtAt();
    if (now !== last.builtAt) last = { builtAt: now, assets: readAssets(folder) };
    return last.assets;
  };
}

function readAssets(folder: URL): ReadonlyMap<string, Asset> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  const read = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
  return new Map(
    names.flatMap((name): [string, Asset][] => {
      const type = contentTypes.get(extname(name));
      if (!type) return [];
      const body = read(name);
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
      const compressed = new Map(
        encodings.flatMap(([encoding, suffix]): [string, Uint8Array<ArrayBuffer>][] =>
          names.includes(name + suffix) ? [[encoding, read(name + suffix)]] : [],
        ),
      );
      return [[name, { body, type, etag, compressed }]];
    }),
  );
}
