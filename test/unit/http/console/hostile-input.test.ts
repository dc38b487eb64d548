import { describe, expect, it } from 'vitest';
import { createConsoleFixture, errorCode } from '../../../support/console/console-fixture.ts';

const newToken = { name: 'Script', scope: 'read', days: 1 };

describe('a text that PostgreSQL cannot store', () => {
  it.each([
    '/api/v1/people?search=%00',
    '/api/v1/spaces?search=a%00b',
    '/api/v1/requests?search=%00',
    '/api/v1/audit?person=%00',
    '/api/v1/errors/%00/resolve',
  ])('is refused in an address: %s', async (path) => {
    const { call, signIn, admin } = createConsoleFixture();
    const response = await call(path, { session: await signIn(admin) });
    expect([response.status, await errorCode(response)]).toEqual([400, 'invalid-input']);
  });

  it.each([
    { ...newToken, name: 'a\0b' },
    { ...newToken, name: 'half \ud800' },
    { ...newToken, other: [{ deep: '\0' }] },
    { ...newToken, 'key\0': 1 },
  ])('is refused in a body: %j', async (body) => {
    const { call, signIn, admin, tokens } = createConsoleFixture();
    const session = await signIn(admin);
    const response = await call('/api/v1/tokens', { method: 'POST', session, body });
    expect(await errorCode(response)).toBe('invalid-input');
    expect(await tokens.list(2)).toEqual([]);
  });

  it('is not a backslash, an emoji, or a title with signs', async () => {
    const { call, signIn, admin, tokens } = createConsoleFixture();
    const session = await signIn(admin);
    const name = '\\u0000 😀 *_[<&" </script>';
    const body = { ...newToken, name };
    expect((await call('/api/v1/tokens', { method: 'POST', session, body })).status).toBe(200);
    expect(await tokens.list(2)).toMatchObject([{ name }]);
  });
});

describe('HEAD', () => {
  it('opens no stream that nobody reads', async () => {
    const { call, signIn, admin, ticker } = createConsoleFixture();
    const session = await signIn(admin);
    const response = await call('/api/v1/events', { method: 'HEAD', session });
    await ticker.settle();
    expect([response.status, ticker.count()]).toEqual([404, 0]);
  });
});
