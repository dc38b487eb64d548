import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSources, toSource } from '../../support/architecture/source-files.ts';
import {
  findBrowserImports,
  findForbiddenUnitImports,
} from '../../support/architecture/test-imports.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const files = readSources(root, ['src', 'commands', 'scripts', 'test']);

describe('a unit test', () => {
  it('imports nothing that needs a database or opens sockets', () => {
    expect(files.filter(({ path }) => path.startsWith('test/unit/')).length).toBeGreaterThan(40);
    expect(findForbiddenUnitImports(files)).toEqual([]);
  });

  it('cannot connect', async () => {
    await expect(fetch('http://127.0.0.1:34567/')).rejects.toMatchObject({
      cause: { message: expect.stringContaining('must not open a socket') },
    });
  });

  it('cannot listen', () => {
    const { createServer } = process.getBuiltinModule('node:http');
    expect(() => createServer().listen(0)).toThrow('must not open a socket');
  });
});

describe('a whole test', () => {
  it('needs no browser, so that npm test is the same on every machine', () => {
    expect(files.filter(({ path }) => path.startsWith('test/whole/')).length).toBeGreaterThan(40);
    expect(findBrowserImports(files)).toEqual([]);
  });

  it('that imports one indirectly is found', () => {
    const open = toSource('test/support/open.ts', `import { chromium } from 'playwright-core';`);
    const text = `import { open } from '../support/open.ts';`;
    const types = `import type { Page } from 'playwright-core';`;
    const whole = toSource('test/whole/a.test.ts', text);
    const others = [
      toSource('test/browser/b.test.ts', text),
      toSource('test/whole/c.test.ts', types),
    ];
    expect(findBrowserImports([whole, open, ...others])).toEqual([
      'test/whole/a.test.ts → test/support/open.ts → playwright-core',
    ]);
  });
});

describe('the guard of unit tests', () => {
  const setup = toSource('test/support/setup.ts', `import { query } from '../../src/queries.ts';`);
  const queries = toSource('src/queries.ts', `import pg from 'pg';`);

  it.each([
    `import pg from 'pg';`,
    `import { PrismaPg } from '@prisma/adapter-pg';`,
    `import { PrismaClient } from '../../src/database/generated/client.ts';`,
    `import { createServer } from 'node:http';`,
    `import { connect } from 'node:net';`,
    `const { WebSocket } = await import(${"'ws'"});`,
  ])('finds %s', (text) => {
    expect(findForbiddenUnitImports([toSource('test/unit/a.test.ts', text)])).toHaveLength(1);
  });

  it('finds indirect imports, and reports their path', () => {
    const test = toSource('test/unit/a.test.ts', `import { aUser } from '../support/setup.ts';`);
    expect(findForbiddenUnitImports([test, setup, queries])).toEqual([
      'test/unit/a.test.ts → test/support/setup.ts → src/queries.ts → pg',
    ]);
  });

  it('allows types, and allows other tests everything', () => {
    const types = toSource('test/unit/a.test.ts', `import type { Pool } from 'pg';`);
    const whole = toSource('test/whole/b.test.ts', `import pg from 'pg';`);
    expect(findForbiddenUnitImports([types, whole])).toEqual([]);
  });
});
