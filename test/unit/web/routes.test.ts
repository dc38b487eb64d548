import { expect, it } from 'vitest';
import { createMessages } from '../../../src/web/messages.ts';
import { createRoutes } from '../../../src/web/routes.ts';

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
    texts: new Map(),
    hosts: [],
  });
}

function post(body: string, contentType = 'application/json') {
  const headers = { host: 'localhost', 'x-medianest-page': '1', 'content-type': contentType };
  return { method: 'POST', headers, body };
}

it.each(['command', 'press', 'submit', 'react', 'suggest', 'controls'])(
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
