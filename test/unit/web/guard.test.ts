import { describe, expect, it } from 'vitest';
import { createWebFixture, sayReply } from '../../support/web/web-fixture.ts';

const command = { as: 'ben', room: 'general', name: 'help', options: {}, text: '/help' };

describe('the routes of the demo page', () => {
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin at all', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a name that points here', { host: 'evil.example' }],
    ['a name that begins like ours', { host: 'localhost.evil.example' }],
  ])('refuse calls from %s', async (_, headers) => {
    const fixture = await createWebFixture();
    expect(await fixture.post('/web/command', command, headers)).toMatchObject({ status: 403 });
    expect(fixture.calls).toEqual([]);
  });

  it('refuse a change without the header of the page', async () => {
    const fixture = await createWebFixture();
    const response = await fixture.web.app.request('http://localhost/web/command', {
      method: 'POST',
      body: JSON.stringify(command),
    });
    expect(response.status).toBe(403);
  });

  it.each([
    ['its own name', { host: 'localhost:8787', origin: 'http://localhost:8787' }],
    ['an address in numbers', { host: '127.0.0.1:8787', origin: 'http://127.0.0.1:8787' }],
    ['an address of version 6', { host: '[::1]:8787', origin: 'http://[::1]:8787' }],
    ['a name it was given', { host: 'nest.example', origin: 'http://nest.example' }],
  ])('accept calls from %s', async (_, headers) => {
    const fixture = await createWebFixture();
    expect(await fixture.post('/web/command', command, headers)).toMatchObject({ status: 200 });
  });

  it('refuse streams and previews to a page of another origin', async () => {
    const { app } = (await createWebFixture()).web;
    for (const path of ['/web/stream?as=ben', '/web/previews/m1?as=ben']) {
      const headers = { 'sec-fetch-site': 'cross-site' };
      expect((await app.request(`http://localhost${path}`, { headers })).status).toBe(403);
    }
  });

  it.each([
    ['nobody it knows', { ...command, as: 'eve' }],
    ['a room that is not there', { ...command, room: 'attic' }],
    ['text beyond measure', { ...command, text: 'x'.repeat(10_000) }],
    ['nothing', {}],
  ])('refuse %s', async (_, body) => {
    const fixture = await createWebFixture();
    expect(await fixture.post('/web/command', body)).toMatchObject({ status: 400 });
  });

  it('respond 503 before the bot has started', async () => {
    const fixture = await createWebFixture({ isStarted: false });
    expect(await fixture.post('/web/command', command)).toMatchObject({ status: 503 });
    expect((await fixture.web.app.request('http://localhost/web/stream')).status).toBe(503);
    expect(fixture.web.status().isReady).toBe(false);
  });

  it('set headers that forbid foreign content, frames, and content sniffing', async () => {
    const { app } = (await createWebFixture()).web;
    const { headers } = await app.request('http://localhost/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('send a file again only when it has changed', async () => {
    const { app } = (await createWebFixture()).web;
    const etag = (await app.request('http://localhost/')).headers.get('etag') ?? '';
    const again = await app.request('http://localhost/', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(again.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('explain how to build a page that has not been built', async () => {
    const { app } = (await createWebFixture({ page: new URL('./not-here/', import.meta.url) })).web;
    const response = await app.request('http://localhost/');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
  });

  it('serve posters, and no files outside of the page', async () => {
    const { app } = (await createWebFixture()).web;
    expect(await (await app.request('http://localhost/posters/movie/1.svg')).text()).toBe('<svg/>');
    for (const path of ['/posters/movie/2.svg', '/page/..%2f..%2fpackage.json', '/page/none.js']) {
      expect((await app.request(`http://localhost${path}`)).status).toBe(404);
    }
  });

  it('render previews of a card only for users who see it', async () => {
    const fixture = await createWebFixture();
    fixture.setNextReply({
      ...sayReply('x'),
      kind: 'message',
      audience: 'private',
      view: { tone: 'good', title: 'Dune', lines: [] },
    });
    await fixture.post('/web/command', command);
    const drawn = (as: string) =>
      fixture.web.app.request(`http://localhost/web/previews/m1?as=${as}`);
    expect(await (await drawn('ben')).json()).toEqual({ discord: { drawn: 'Dune' } });
    expect((await drawn('mia')).status).toBe(404);
  });
});
