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

/** The packages that a program loads when it starts, directly or through files of its own. */
function packagesOf(program: string, files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set([program]);
  for (const path of reached) {
    for (const { target, isType } of byPath.get(path)?.imports ?? []) {
      if (!isType) reached.add(target);
    }
  }
  return [...reached].filter((target) => !byPath.has(target) && !target.startsWith('node:'));
}

describe('the process that works on a backup', () => {
  const program = 'src/database/backup/files/file-process.ts';

  it('loads no packages, which would take most of its start', () => {
    const files = readSources(root, ['src']);
    expect(files.some(({ path }) => path === program)).toBe(true);
    expect(packagesOf(program, files)).toEqual([]);
  });

  it('is found when it loads one through another file', () => {
    const planted = [
      toSource(program, "import { a } from './a.ts';\nimport type { b } from './b.ts';"),
      toSource('src/database/backup/files/a.ts', "import { z } from 'zod';"),
      toSource('src/database/backup/files/b.ts', "import pg from 'pg';"),
    ];
    expect(packagesOf(program, planted)).toEqual(['zod']);
  });
});
