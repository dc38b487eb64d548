import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file that is kept in memory. */
export interface StaticFile {
  readonly body: Bytes;
  readonly type: string;
  readonly etag: string;
  /** The body as each `Content-Encoding` names it; made by the build. */
  readonly compressed: ReadonlyMap<string, Bytes>;
}

/** The files of a built page, by path below its folder. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

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

const yearSeconds = 31_536_000;

/** Whether the bot runs from source (`npm run dev`, tests). */
const isFromSource = import.meta.url.endsWith('.ts');

/** The folder in which the build puts a page: in `dist`, whether or not this runs from there. */
export function builtPageFolder(name: string): URL {
  const front = isFromSource ? '../../../dist/front-end/' : '../../../front-end/';
  return new URL(`${front}${name}/`, import.meta.url);
}

/** The files of a folder, read once; when the bot runs from source, again after every build. Empty without a build. */
export function createStaticFiles(folder: URL): () => StaticFiles {
  const builtAt = () => statSync(new URL('index.html', folder), { throwIfNoEntry: false })?.mtimeMs;
  let last = { builtAt: builtAt(), files: readFiles(folder) };
  if (!isFromSource) return () => last.files;
  return () => {
    const now = builtAt();
    if (now !== last.builtAt) last = { builtAt: now, files: readFiles(folder) };
    return last.files;
  };
}

/** Answers with a file, compressed as the browser wants it, or with "not modified". */
export function sendStaticFile(
  file: StaticFile,
  request: Headers,
  options: {
    /** Whether the name of the file has a hash of its content, so that browsers may keep it forever. */
    readonly isImmutable: boolean;
    readonly headers?: Readonly<Record<string, string>>;
  },
): Response {
  const headers = new Headers({
    ...options.headers,
    'content-type': file.type,
    etag: file.etag,
    vary: 'accept-encoding',
    'cache-control': options.isImmutable ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
  });
  if (request.get('if-none-match') === file.etag) {
    return new Response(null, { status: 304, headers });
  }
  const accepted = (request.get('accept-encoding') ?? '').split(',').map(readEncoding);
  for (const [encoding] of encodings) {
    const body = file.compressed.get(encoding);
    if (!body || !accepted.includes(encoding)) continue;
    headers.set('content-encoding', encoding);
    return new Response(body, { headers });
  }
  return new Response(file.body, { headers });
}

/** The encoding of a part of `Accept-Encoding`; empty for one that is refused with `q=0`. */
function readEncoding(part: string): string {
  const [name = '', quality = ''] = part
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/);
  return /^q=0(\.0*)?$/.test(quality) ? '' : name;
}

function readFiles(folder: URL): StaticFiles {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll('\\', '/'),
  );
  const read = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));
  return new Map(
    names.flatMap((name): [string, StaticFile][] => {
      const type = contentTypes.get(extname(name));
      if (!type) return [];
      const body = read(name);
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
      const compressed = new Map(
        encodings.flatMap(([encoding, suffix]): [string, Bytes][] =>
          names.includes(name + suffix) ? [[encoding, read(name + suffix)]] : [],
        ),
      );
      return [[name, { body, type, etag, compressed }]];
    }),
  );
}
