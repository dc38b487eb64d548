import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { buildPage } from '../../../scripts/front-end.mjs';

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
]);

/** Builds the page with all components; resolves with its folder. */
export async function buildGallery(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gallery-'));
  await buildPage(
    { source: fileURLToPath(new URL('./gallery', import.meta.url)), base: '/' },
    folder,
  );
  return folder;
}

/** Opens the built page with all components without a server. */
export async function openGallery(page: Page, folder: string): Promise<void> {
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(folder, pathname === '/' ? 'index.html' : pathname);
    if (!existsSync(path)) return route.fulfill({ status: 404 });
    const contentType = contentTypes.get(extname(path)) ?? 'text/plain';
    return route.fulfill({ body: readFileSync(path), contentType });
  });
  await page.goto('http://gallery.test/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.chart canvas').nth(1).waitFor();
}
