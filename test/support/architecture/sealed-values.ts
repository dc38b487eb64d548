import type { SourceFile } from './source-files.ts';

/** Files that encrypt values with the secret key. */
export function findSealers(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !path.startsWith('src/database/secrets/'))
    .filter(({ text }) => /\.seal\(/.test(text))
    .map(({ path }) => path);
}

/** Columns of the Prisma schema that are named after encrypted values, as `table.column`. */
export function findSealedColumns(schema: string): string[] {
  return schema.split(/^model /m).flatMap((model) => {
    const table = /@@map\("(\w+)"\)/.exec(model)?.[1] ?? '';
    const columns = [...model.matchAll(/^ {2}sealed\w*[^\n]*@map\("(\w+)"\)/gm)];
    return columns.map(([, column]) => `${table}.${column}`);
  });
}
