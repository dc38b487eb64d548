import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findHiddenInputs, findModuleState } from '../../support/architecture/hidden-inputs.ts';
import { readSources, toSource } from '../../support/architecture/source-files.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const files = readSources(root, ['src', 'commands']);

describe('the source tree', () => {
  it('reads clocks, random values, and the environment in no inner ring', () => {
    expect(findHiddenInputs(files)).toEqual([]);
  });

  it('has no module with state', () => {
    expect(findModuleState(files)).toEqual([]);
  });
});

describe('the guard of hidden inputs', () => {
  it.each([
    'const at = new Date();',
    'const at = Date.now();',
    'const delay = Math.random() * 2;',
    'const start = performance.now();',
    'const url = process.env.URL;',
    'const id = randomUUID();',
  ])('finds %s in an inner ring, and allows it elsewhere', (text) => {
    for (const ring of ['src/domain', 'src/ports', 'src/usecases', 'src/chat', 'commands']) {
      expect(findHiddenInputs([toSource(`${ring}/planted.ts`, text)])).toHaveLength(1);
    }
    expect(findHiddenInputs([toSource('src/discord/planted.ts', text)])).toEqual([]);
  });

  it.each(['const at = new Date(0);', 'const at = clock();', 'const expiresAt = new Date(endMs);'])(
    'allows %s',
    (text) => {
      expect(findHiddenInputs([toSource('src/usecases/planted.ts', text)])).toEqual([]);
    },
  );
});

describe('the guard of module state', () => {
  it.each([
    'let last = 0;',
    'export let last = 0;',
    'const cache = new Map();',
    'const cache = new Map<string, number>();',
    'export const seen: Set<string> = new Set();',
    'const names: string[] = [];',
    'const byName: Record<string, string> = {};',
    'const memo = new WeakMap<object, string>();',
  ])('finds %s', (text) => {
    expect(findModuleState([toSource('src/lib/planted.ts', text)])).toHaveLength(1);
  });

  it.each([
    'const limit = 5;',
    "const names = ['a'];",
    "const known = new Set(['a', 'b']);",
    'function count() {\n  let total = 0;\n  const seen = new Map();\n}',
  ])('allows %j', (text) => {
    expect(findModuleState([toSource('src/lib/planted.ts', text)])).toEqual([]);
  });
});
