import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findModuleState } from '../../support/architecture/hidden-inputs.ts';
import { findImportEffects } from '../../support/architecture/shared-modules.ts';
import { readSources, toSource } from '../../support/architecture/source-files.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const files = readSources(root, ['test/support', 'test/fakes', 'test/contracts']).filter(
  ({ path }) => !path.endsWith('.test.ts'),
);

describe('the modules that test files share', () => {
  it('register nothing when they are imported', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(findImportEffects(files)).toEqual([]);
  });

  it('keep no state of a test file', () => {
    // Databases that are emptied before the next test, and which ports were used.
    const allowed = [
      'test/support/recycled-database.ts: const spares: Spare[] = []',
      'test/support/test-port.ts: let usedCount',
      'test/support/test-port.ts: let taken',
    ];
    expect(findModuleState(files)).toEqual(allowed);
  });
});

describe('the guard of shared modules', () => {
  it.each([
    'afterEach(async () => {',
    'beforeAll(start);',
    'onTestFinished(stop);',
    'vi.setConfig({ testTimeout: 1 });',
  ])('finds %s', (text) => {
    expect(findImportEffects([toSource('test/support/planted.ts', text)])).toHaveLength(1);
  });

  it('allows hooks that a test registers', () => {
    const text = 'export function start() {\n  onTestFinished(stop);\n}';
    expect(findImportEffects([toSource('test/support/planted.ts', text)])).toEqual([]);
  });
});
