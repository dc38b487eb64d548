import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../../dist/front-end/console/', import.meta.url));
const firstPageLimit = 200_000;

it('the console loads at most 200 kB first', async () => {
  const html = readFileSync(`${folder}index.html`, 'utf8');
  const entry = [...html.matchAll(/(?:src|href)="\/console\/([^"]+)"/g)].map(
    ([, path]) => path ?? '',
  );
  const overview = readdirSync(`${folder}assets`)
    .filter((name) => /^(overview-page|en)-.*\.(js|css)$/.test(name))
    .map((name) => `assets/${name}`);
  const size = [...new Set([...entry, ...overview])]
    .map((path) => brotliCompressSync(readFileSync(`${folder}${path}`)).length)
    .reduce((sum, length) => sum + length, 0);
  expect(entry.length).toBeGreaterThan(2);
  expect(size).toBeLessThan(firstPageLimit);
});
