import type { SourceFile } from './source-files.ts';

const sideEffect = /^(?:(?:before|after)(?:All|Each)|on\w+|vi\.\w+)\(/gm;

/**
 * Hooks and settings that a module registers when it is imported, as `path: code`. A worker imports a module for its
 * first test file only, so they would be missing in all others.
 */
export function findImportEffects(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(sideEffect)].map(([code]) => `${path}: ${code}`),
  );
}
