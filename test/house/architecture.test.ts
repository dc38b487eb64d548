import { describe, expect, it } from 'vitest';
import { readSources, toSource } from './imports.ts';
import { forbiddenImports, importCircles, ringOf, rules } from './rings.ts';

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
const files = readSources(decodeURIComponent(root), ['src', 'commands']);

describe('the house', () => {
  it('imports only inward', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(forbiddenImports(files)).toEqual([]);
  });

  it('has no circles of imports', () => {
    expect(importCircles(files)).toEqual([]);
  });

  it('has only rings that the table knows', () => {
    const known = new Set([...Object.keys(rules), 'app', 'app-demo', 'bot', 'main']);
    expect(
      [...new Set(files.map(({ path }) => ringOf(path)))].filter((r) => !known.has(r)),
    ).toEqual([]);
  });

  it('reads the environment in one file', () => {
    const readers = files
      .filter(({ text }) => text.includes('process.env'))
      .map(({ path }) => path);
    expect(readers).toEqual(['src/config.ts']);
  });

  it('keeps every file within 300 lines', () => {
    const written = files.filter(({ path }) => path !== 'src/chat/text/keys.ts');
    const long = written
      .filter(({ text }) => text.split('\n').length > 301)
      .map(({ path }) => path);
    expect(long).toEqual([]);
  });
});

describe('the guards', () => {
  it.each([
    ['src/core/x.ts', `import { readFile } from 'node:fs';`],
    ['src/core/x.ts', `import type { Log } from '../ports.ts';`],
    ['src/usecases/x.ts', `import { z } from 'zod';`],
    ['src/chat/x.ts', `import { createLife } from '../usecases/life.ts';`],
    ['commands/x.ts', `import { createLedger } from '../src/store/ledger.ts';`],
    ['src/discord/x.ts', `import { createOutbound } from '../telegram/outbound.ts';`],
    ['src/store/x.ts', `export { view } from '../chat/view.ts';`],
    ['src/http/x.ts', `const life = await import('../usecases/life.ts');`],
    ['src/elsewhere/x.ts', `import type { Log } from '../ports.ts';`],
  ])('refuse in %s: %s', (path, text) => {
    expect(forbiddenImports([toSource(path, text)])).toHaveLength(1);
  });

  it('allow types where only types are allowed', () => {
    const file = toSource('src/chat/x.ts', `import type { Life } from '../usecases/life.ts';`);
    expect(forbiddenImports([file])).toEqual([]);
  });

  it('find a circle', () => {
    const a = toSource('src/core/a.ts', `import { b } from './b.ts';`);
    const b = toSource('src/core/b.ts', `import {\n  a,\n} from './a.ts';`);
    expect(importCircles([a, b])).toEqual(['src/core/a.ts → src/core/b.ts → src/core/a.ts']);
  });
});
