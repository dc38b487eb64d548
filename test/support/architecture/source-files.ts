import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

/** A source file with its imports: files of the project by path, packages by name. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly { readonly target: string; readonly isType: boolean }[];
}

const statement =
  /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** All TypeScript files below some folders of the project, except generated ones. */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => filesBelow(join(root, folder)))
    .filter((path) => /\.tsx?$/.test(path) && !/\/generated(-tables)?\//.test(path))
    .map((path) => toSource(relative(root, path), readFileSync(path, 'utf8')));
}

/** A file for a planted violation. */
export function toSource(path: string, text: string): SourceFile {
  const imports = [...text.matchAll(statement)].map(([, type, from, dynamic]) => {
    const target = from ?? dynamic ?? '';
    return {
      target: target.startsWith('.') ? normalize(join(dirname(path), target)) : target,
      isType: type !== undefined,
    };
  });
  return { path, text, imports };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
