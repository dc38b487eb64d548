import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { limitBody } from '../../../src/http/limit-body.ts';

const app = new Hono();
app.post('/', limitBody({ maxSize: 4, onError: (c) => c.text('too large', 413) }), async (c) =>
  c.text(await c.req.text()),
);

async function send(body: string, headers: Record<string, string> = {}) {
  const response = await app.request('/', { method: 'POST', body, headers });
  return { status: response.status, text: await response.text() };
}

describe('the limit of a body', () => {
  it.each<[by: string, headers: (body: string) => Record<string, string>]>([
    ['a stated length', (body) => ({ 'content-length': `${body.length}` })],
    ['its bytes', () => ({})],
    [
      'its bytes, whatever a body that is sent in chunks states',
      () => ({ 'content-length': '1', 'transfer-encoding': 'chunked' }),
    ],
  ])('is checked by %s', async (_, headers) => {
    expect(await send('1234', headers('1234'))).toEqual({ status: 200, text: '1234' });
    expect(await send('12345', headers('12345'))).toEqual({ status: 413, text: 'too large' });
  });

  it('is checked before the body is read', async () => {
    expect((await send('1', { 'content-length': '5' })).status).toBe(413);
  });

  it('allows no body', async () => {
    expect(await send('', { 'content-length': '0' })).toEqual({ status: 200, text: '' });
  });
});
