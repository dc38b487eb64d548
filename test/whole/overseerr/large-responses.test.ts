import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aClient, catchErrorCode } from '../../support/overseerr-setup.ts';
import { waitUntil } from '../../support/wait-until.ts';

const bodyBytes = 50_000_000;
const chunk = Buffer.alloc(64 * 1024, 'x');
/** How much the sockets on both ends may buffer. */
const bufferedBytes = 12_000_000;

let server: Server;
let url: string;
let contentType: string;
/** The bytes that each call could send. */
let sent: number[];

/** Every response is one endless string of JSON. */
beforeEach(async () => {
  sent = [];
  contentType = 'application/json';
  server = createServer((_, response) => {
    const index = sent.push(0) - 1;
    response.writeHead(200, { 'content-type': contentType });
    response.write('"');
    const send = () => {
      while ((sent[index] ?? 0) < bodyBytes && !response.destroyed) {
        sent[index] = (sent[index] ?? 0) + chunk.length;
        if (!response.write(chunk)) return void response.once('drain', send);
      }
      response.end('"');
    };
    send();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it.each([
  ['application/json', 'overseerr-unreachable'],
  // Not JSON: another program responds at this address.
  ['text/html', 'not-overseerr'],
] as const)(
  'a response of 50 MB (%s) is not read to the end, and not requested again',
  async (type, expected) => {
    contentType = type;
    const client = aClient(url);
    try {
      const code = await catchErrorCode(client.searchTitles('Dune', 'en'));
      expect(code).toBe(expected);
      expect(sent).toHaveLength(1);
      expect(sent[0]).toBeLessThan(5_000_000 + bufferedBytes);
    } finally {
      await client.close();
    }
  },
);

it('many of them at once use limited memory', async () => {
  const client = aClient(url, { timeouts: { responseMs: 5_000 } });
  try {
    const calls = Array.from({ length: 20 }, (_, index) =>
      catchErrorCode(client.searchTitles(`Dune ${index}`, 'en')),
    );
    await waitUntil(() => sent.length > 4, 'calls at the same time');
    await Promise.all(calls);
    const total = sent.reduce((sum, bytes) => sum + bytes, 0);
    expect(total).toBeLessThan(20_000_000 + sent.length * bufferedBytes);
  } finally {
    await client.close();
  }
});
