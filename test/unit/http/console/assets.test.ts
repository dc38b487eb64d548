import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConsolePages } from '../../../../src/http/console/assets.ts';

const script = 'assets/main-4f2a.js';
let folder: string;
let app: Hono;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'console-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, script), 'plain');
  writeFileSync(join(folder, `${script}.br`), 'brotli');
  writeFileSync(join(folder, `${script}.gz`), 'gzip');
  writeFileSync(join(folder, 'notes.txt'), 'not served');
  app = new Hono().route('/console', createConsolePages(pathToFileURL(`${folder}/`)));
});
afterAll(() => rmSync(folder, { recursive: true }));

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return Promise.resolve(app.request(path, { headers }));
}

describe('the files of the console', () => {
  it.each(['/console', '/console/', '/console/requests', '/console/people/abc.def'])(
    'have the page at %s',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('allow nothing inline and no other origin, except for posters', async () => {
    const policy = (await get('/console')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('are kept forever by browsers when their names have a hash', async () => {
    const response = await get(`/console/${script}`);
    expect(response.headers.get('cache-control')).toContain('immutable');
  });

  it.each([
    ['br, gzip', 'br', 'brotli'],
    ['gzip, deflate', 'gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip', 'gzip'],
    ['identity', null, 'plain'],
  ])('answer to "Accept-Encoding: %s" with %s', async (accepted, encoding, body) => {
    const response = await get(`/console/${script}`, { 'accept-encoding': accepted });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(await response.text()).toBe(body);
  });

  it('are not sent again when they have not changed', async () => {
    const etag = (await get('/console')).headers.get('etag') ?? '';
    const response = await get('/console', { 'if-none-match': etag });
    expect(response.status).toBe(304);
  });

  it.each([
    '/console/assets/gone-1234.js',
    '/console/notes.txt',
    '/console/missing.js',
    '/console/assets/../../package.json',
  ])('do not include %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('say how to build the console when it has not been built', async () => {
    const empty = pathToFileURL(join(tmpdir(), 'no-such-folder/'));
    const response = await createConsolePages(empty).request('/console');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
  });
});
