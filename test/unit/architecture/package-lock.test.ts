import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock: { readonly packages: Readonly<Record<string, Entry>> } = JSON.parse(
  readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'),
);

/**
 * Optional packages that a lock file requires but does not contain: `npm ci` rejects those.
 * `overrides` in package.json pins vite at 8.3.8, because 8.4.0 requires one not in the registry.
 */
function missing(packages: Readonly<Record<string, Entry>>): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
}

describe('package-lock.json', () => {
  it('contains the packages of every platform', () => {
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
    expect(missing(lock.packages)).toEqual([]);
  });

  it('contains no registry URLs', () => {
    const named = Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined);
    expect(named).toEqual([]);
  });

  it('is checked by a guard that finds missing packages', () => {
    const packages = { 'node_modules/a': { optionalDependencies: { b: '1.0.0' } } };
    expect(missing(packages)).toEqual(['b']);
    expect(missing({ ...packages, 'node_modules/b': { version: '1.0.0' } })).toEqual([]);
  });
});
