import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What a file draws, as the data of its paths. */
function readPaths(path: string): readonly string[] {
  const text = readFileSync(new URL(`../../../src/console/${path}`, import.meta.url), 'utf8');
  return [...text.matchAll(/\sd="([^"]+)"/g)].map(([, data = '']) => data);
}

it('the logo is the same in the page before its code is there, in the code, and as an icon', () => {
  const logo = readPaths('ui/icon/logo.tsx');
  expect(logo).toHaveLength(3);
  expect(readPaths('index.html')).toEqual(logo);
  expect(readPaths('public/icon.svg')).toEqual(logo);
});
