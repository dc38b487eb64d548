import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findCrowdedFolders, findLongFiles } from '../../support/architecture/sizes.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .filter((path) => !/\/generated(-tables)?\//.test(path))
    .map((path) => path.replaceAll('\\', '/'));
}

const paths = ['src', 'commands'].flatMap(listFiles);

/** Files that are generated or that are one long list by nature. */
const isList = (path: string) =>
  /\/message-keys(\.d)?\.ts$/.test(path) || path.endsWith('.ftl') || path.endsWith('.svg');

describe('the source tree', () => {
  it('has at most 15 files in a folder', () => {
    expect(paths.length).toBeGreaterThan(200);
    expect(findCrowdedFolders(paths, 15)).toEqual([]);
  });

  it('has at most 300 lines in a file', () => {
    const files = [...paths, ...listFiles('scripts')]
      .filter((path) => !isList(path))
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
    expect(findLongFiles(files, 300)).toEqual([]);
  });
});

describe('the guards of sizes', () => {
  it('find a folder with one file too many, and count only its own files', () => {
    const crowded = Array.from({ length: 16 }, (_, index) => `src/chat/file-${index}.ts`);
    expect(findCrowdedFolders([...crowded, 'src/chat/i18n/en.ftl'], 15)).toEqual([
      'src/chat: 16 files',
    ]);
    expect(findCrowdedFolders([...crowded.slice(1), 'src/chat/i18n/en.ftl'], 15)).toEqual([]);
  });

  it('find a file with one line too many', () => {
    const file = (lines: number) => ({ path: 'src/long.ts', text: 'line\n'.repeat(lines) });
    expect(findLongFiles([file(300)], 300)).toEqual([]);
    expect(findLongFiles([file(301)], 300)).toEqual(['src/long.ts: 301 lines']);
  });
});
