import type { SourceFile } from './source-files.ts';

type Allowed = 'yes' | 'types' | 'no';

interface Rule {
  /** Other rings that this one may import. */
  readonly rings: Readonly<Record<string, Allowed>>;
  /** Packages it may import; true for any. `node:` modules count as packages. */
  readonly packages: true | readonly string[];
}

/**
 * The table of docs/architecture.md: the allowed imports of each ring. Rings may import themselves.
 */
export const rules: Readonly<Record<string, Rule>> = {
  domain: { rings: {}, packages: [] },
  ports: { rings: { domain: 'yes' }, packages: [] },
  usecases: { rings: { domain: 'yes', ports: 'yes' }, packages: [] },
  chat: {
    rings: { domain: 'yes', ports: 'yes', usecases: 'types' },
    packages: ['@fluent/bundle', 'node:fs'],
  },
  commands: { rings: { domain: 'yes', chat: 'yes' }, packages: [] },
  discord: { rings: { domain: 'yes', ports: 'yes', chat: 'yes', lib: 'yes' }, packages: true },
  telegram: { rings: { domain: 'yes', ports: 'yes', chat: 'yes', lib: 'yes' }, packages: true },
  web: { rings: { domain: 'yes', ports: 'yes', chat: 'yes', lib: 'yes' }, packages: true },
  overseerr: { rings: { domain: 'yes', ports: 'yes', lib: 'yes' }, packages: true },
  tracing: { rings: { domain: 'yes', ports: 'yes', lib: 'yes' }, packages: true },
  plex: { rings: { domain: 'yes', ports: 'yes', lib: 'yes' }, packages: true },
  probes: { rings: { domain: 'yes', ports: 'yes', lib: 'yes' }, packages: true },
  database: { rings: { domain: 'yes', ports: 'yes', lib: 'yes' }, packages: true },
  queue: { rings: { domain: 'yes', ports: 'yes', usecases: 'types', lib: 'yes' }, packages: true },
  http: { rings: { domain: 'yes', ports: 'yes', usecases: 'types', lib: 'yes' }, packages: true },
  cli: {
    rings: { domain: 'yes', ports: 'yes', usecases: 'types', doctor: 'types', lib: 'yes' },
    packages: true,
  },
  // The pages for browsers. They know the server by its types only.
  console: {
    rings: { domain: 'types', chat: 'types', http: 'types' },
    packages: [
      'preact',
      'preact/hooks',
      '@fluent/bundle',
      'hono/client',
      'uplot',
      'uplot/dist/uPlot.min.css',
      'virtual:shared-terms/en',
      'virtual:shared-terms/de',
    ],
  },
  // The demo page, which shares the components of the console.
  'web/page': { rings: { web: 'types', console: 'yes' }, packages: ['preact', 'preact/hooks'] },
  // Checks of the bot's dependencies, which are passed in.
  doctor: { rings: { domain: 'yes', lib: 'yes' }, packages: true },
  // The simulated Overseerr server of the demo knows the bot only through HTTP.
  demo: { rings: { domain: 'yes', ports: 'types', lib: 'yes' }, packages: true },
  lib: { rings: {}, packages: true },
  config: { rings: { domain: 'yes' }, packages: ['zod', 'node:fs', 'node:util'] },
};

/** Files that may import every ring, because they assemble the parts. */
const compositionRoot = new Set(['src/app.ts', 'src/bot.ts', 'src/main.ts', 'src/cli.ts']);
const compositionFolder = 'src/composition/';

/** Every import that the table forbids, as `from → to`. */
export function forbiddenImports(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !compositionRoot.has(path) && !path.startsWith(compositionFolder))
    .flatMap((file) =>
      file.imports
        .filter(({ target, isType }) => !isAllowed(ringOf(file.path), target, isType))
        .map(({ target }) => `${file.path} → ${target}`),
    );
}

/** The ring of a path: `src/database/x.ts` → `database`, `src/ports/log.ts` → `ports`. Only the page is a ring in a ring. */
export function ringOf(path: string): string {
  const [top = '', next = ''] = path.split('/');
  if (path.startsWith('src/web/page/')) return 'web/page';
  return top === 'commands' ? 'commands' : next.replace(/\.ts$/, '');
}

function isAllowed(from: string, target: string, isType: boolean): boolean {
  const rule = rules[from];
  if (!rule) return false;
  const isOurs = target.startsWith('src/') || target.startsWith('commands/');
  if (!isOurs) return rule.packages === true || rule.packages.includes(target);
  const to = ringOf(target);
  if (to === from) return true;
  const allowed = rule.rings[to] ?? 'no';
  return allowed === 'yes' || (allowed === 'types' && isType);
}

/** Import cycles, without imports of types, each as the list of its files. */
export function importCycles(files: readonly SourceFile[]): string[] {
  const edges = new Map(
    files.map(({ path, imports }) => [
      path,
      imports.filter(({ isType }) => !isType).map(({ target }) => target),
    ]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      cycles.push([...trail.slice(at), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return cycles;
}
