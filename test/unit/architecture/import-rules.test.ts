import { describe, expect, it } from 'vitest';
import {
  forbiddenImports,
  importCycles,
  ringOf,
  rules,
} from '../../support/architecture/import-rules.ts';
import { readSources, toSource } from '../../support/architecture/source-files.ts';

const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');
const files = readSources(decodeURIComponent(root), ['src', 'commands']);

describe('the source tree', () => {
  it('imports only inward', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(forbiddenImports(files)).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(importCycles(files)).toEqual([]);
  });

  it('has only rings that are in the table', () => {
    const known = new Set([...Object.keys(rules), 'app', 'bot', 'composition', 'main']);
    expect(
      [...new Set(files.map(({ path }) => ringOf(path)))].filter((r) => !known.has(r)),
    ).toEqual([]);
  });

  it('reads the environment in one file', () => {
    const readers = files
      .filter(({ text }) => text.includes('process.env'))
      .map(({ path }) => path);
    expect(readers).toEqual(['src/config/config.ts']);
  });
});

describe('the guards of imports', () => {
  it.each([
    ['src/domain/x.ts', `import { readFile } from 'node:fs';`],
    ['src/domain/x.ts', `import type { Log } from '../ports/log.ts';`],
    ['src/usecases/x.ts', `import { z } from 'zod';`],
    ['src/chat/x.ts', `import { createLife } from '../usecases/life.ts';`],
    [
      'commands/x.ts',
      `import { createRequestRepository } from '../src/database/requests/request-repository.ts';`,
    ],
    ['src/discord/x.ts', `import { createOutbound } from '../telegram/outbound.ts';`],
    ['src/database/x.ts', `export { view } from '../chat/view.ts';`],
    ['src/http/x.ts', `const life = await import('../usecases/life.ts');`],
    ['src/console/x.tsx', `import { toId } from '../domain/id.ts';`],
    ['src/console/x.tsx', `import pg from 'pg';`],
    ['src/elsewhere/x.ts', `import type { Log } from '../ports/log.ts';`],
  ])('refuse in %s: %s', (path, text) => {
    expect(forbiddenImports([toSource(path, text)])).toHaveLength(1);
  });

  it('allow types where only types are allowed', () => {
    const file = toSource('src/chat/x.ts', `import type { Life } from '../usecases/life.ts';`);
    expect(forbiddenImports([file])).toEqual([]);
  });

  it('find an import cycle', () => {
    const a = toSource('src/domain/a.ts', `import { b } from './b.ts';`);
    const b = toSource('src/domain/b.ts', `import {\n  a,\n} from './a.ts';`);
    expect(importCycles([a, b])).toEqual(['src/domain/a.ts → src/domain/b.ts → src/domain/a.ts']);
  });
});
