import { extname } from 'node:path';
import { Hono } from 'hono';
import {
  builtPageFolder,
  createStaticFiles,
  type StaticFile,
  sendStaticFile,
} from '../../lib/http/static-files.ts';

/** The console may load its own files, call its own server, and show posters of TMDB. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https://image.tmdb.org",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const notBuiltText = 'The console has not been built. Run `npm run build` and start again.';

/**
 * The console's files, to be served below `/console`. Addresses that are no files get the page itself, which knows what
 * to show. Without a build, it says how to make one.
 */
export function createConsolePages(folder: URL = builtPageFolder('console')): Hono {
  const readCurrent = createStaticFiles(folder);
  const app = new Hono();
  app.get('*', (c) => {
    const files = readCurrent();
    const name = c.req.path.replace(/^\/console\/?/, '');
    const send = (file: StaticFile) =>
      sendStaticFile(file, c.req.raw.headers, { isImmutable: name.startsWith('assets/'), headers });
    const file = files.get(name);
    if (file) return send(file);
    const isFile = name.startsWith('assets/') || (extname(name) !== '' && !name.includes('/'));
    if (isFile) return c.notFound();
    const page = files.get('index.html');
    return page ? send(page) : c.text(notBuiltText, 503);
  });
  return app;
}
