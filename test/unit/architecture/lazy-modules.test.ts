import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSources, type SourceFile, toSource } from '../../support/architecture/source-files.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const lazyModule = 'src/tracing/open-telemetry.ts';
const importer = 'src/composition/tracing/open-tracing.ts';

/** Files that load OpenTelemetry even if nobody wants traces. */
function eagerImports(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path !== lazyModule)
    .filter(({ path, text, imports }) =>
      imports.some(
        ({ target, isType }) =>
          target.startsWith('@opentelemetry/') ||
          (target === lazyModule &&
            !isType &&
            !(
              path === importer && text.includes("await import('../../tracing/open-telemetry.ts')")
            )),
      ),
    )
    .map(({ path }) => path);
}

describe('OpenTelemetry', () => {
  it('is loaded only when traces are wanted', () => {
    expect(eagerImports(readSources(root, ['src', 'commands']))).toEqual([]);
  });

  it.each([
    ['src/queue/x.ts', "import { trace } from '@opentelemetry/api';"],
    ['src/queue/x.ts', "import { createOpenTelemetry } from '../tracing/open-telemetry.ts';"],
    [importer, "import { createOpenTelemetry } from '../../tracing/open-telemetry.ts';"],
  ])('is found where it is loaded always: %s', (path, text) => {
    expect(eagerImports([toSource(path, text)])).toEqual([path]);
  });
});
