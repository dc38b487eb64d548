import { expect, it } from 'vitest';
import { createMessages } from '../../../src/web/messages.ts';
import { createRoutes } from '../../../src/web/routes.ts';
import { loadPageTexts } from '../../../src/web/texts/page-texts.ts';

const limitBytes = 64 * 1024;

function createTestRoutes() {
  return createRoutes({
    files: () => new Map(),
    people: [],
    messages: createMessages(
      { load: async () => [], scheduleSave: () => undefined, flush: async () => undefined },
      () => new Date(0),
    ),
    inbound: () => null,
    controls: null,
    renderPoster: () => null,
    renderers: {},
    stream: () => null,
    texts: loadPageTexts('Film Club', (locale) => locale),
    hosts: [],
  });
}

function post(body: string, contentType = 'application/json') {
  const headers = { host: 'localhost', 'x-medianest-page': '1', 'content-type': contentType };
  return { method: 'POST', headers, body };
}

it.each(['command', 'press', 'submit', 'react', 'suggest', 'controls', 'language'])(
  'a body over the limit is refused as too large by /web/%s',
  async (name) => {
    const response = await createTestRoutes().request(
      `http://localhost/web/${name}`,
      post(JSON.stringify({ text: 'x'.repeat(limitBytes) })),
    );
    expect(response.status).toBe(413);
  },
);

it.each([
  ['{"as":', 'application/json'],
  ['[]', 'application/json'],
  ['as=web-olivia', 'application/x-www-form-urlencoded'],
  ['\0', 'application/octet-stream'],
])('an unreadable body is rejected: %j', async (body, contentType) => {
  const response = await createTestRoutes().request(
    'http://localhost/web/command',
    post(body, contentType),
  );
  expect(response.status).toBe(400);
});

it('a chosen language wins over the one of the browser', async () => {
  const app = createTestRoutes();
  const localeWith = async (cookie: string) => {
    const headers = { host: 'localhost', 'accept-language': 'en', cookie };
    const response = await app.request('http://localhost/web/texts', { headers });
    return ((await response.json()) as { locale: string }).locale;
  };
  const chosen = await app.request(
    'http://localhost/web/language',
    post(JSON.stringify({ locale: 'de' })),
  );
  expect(await localeWith('')).toBe('en');
  expect(await localeWith(chosen.headers.get('set-cookie')?.split(';')[0] ?? '')).toBe('de');
  expect(await localeWith('medianest-language=xx')).toBe('en');
});

it('a language that the page does not have is refused', async () => {
  const response = await createTestRoutes().request(
    'http://localhost/web/language',
    post(JSON.stringify({ locale: 'xx' })),
  );
  expect(response.status).toBe(400);
  expect(response.headers.has('set-cookie')).toBe(false);
});
