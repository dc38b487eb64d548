import { describe, expect, it } from 'vitest';
import { accessKey } from '../../../../src/http/console/access.ts';
import { createApi } from '../../../../src/http/console/api/create-api.ts';
import { createConsoleFixture, errorCode } from '../../../support/console/console-fixture.ts';
import { routeTable } from '../../../support/console/route-table.ts';

const fixture = createConsoleFixture();
const api = createApi(fixture.apiDeps);
const described = api.openAPIRegistry.definitions.flatMap((definition) =>
  definition.type === 'route' ? [definition.route] : [],
);
const rows = Object.entries(routeTable).map(([route, access]) => {
  const [method = '', path = ''] = route.split(' ');
  // A path parameter that is a valid id of nothing.
  const url = `/api/v1${path.replaceAll(/\{\w+\}/g, '019ab0de-0000-7000-8000-000000000000')}`;
  return { route, method, url, access };
});
const closed = rows.filter(({ access }) => access !== 'public');
const changes = closed.filter(({ method }) => method !== 'GET');
const refusals = ['not-signed-in', 'forbidden', 'request-forged', 'console-closed'];

describe('the table of routes', () => {
  it('has every route with its access', () => {
    const access = described.map((route) => [
      `${route.method.toUpperCase()} ${route.path}`,
      route[accessKey],
    ]);
    const expected = Object.entries(routeTable).map(([route, word]) => [route, toAccess(word)]);
    expect(Object.fromEntries(access)).toEqual(Object.fromEntries(expected));
  });

  it('has a summary for every route', () => {
    expect(described.filter(({ summary }) => !summary).map(({ path }) => path)).toEqual([]);
  });
});

describe.each(closed)('$route ($access)', ({ method, url, access }) => {
  const call = (options: Parameters<typeof fixture.call>[1]) =>
    fixture.call(url, { method, ...options }).then(errorCode);
  const isRefusal = (code: string | null) => code !== null && refusals.includes(code);

  it('is closed to strangers', async () => {
    expect(await call({})).toBe('not-signed-in');
    expect(await call({ bearer: 'mn_made-up' })).toBe('not-signed-in');
    expect(await call({ session: 'x'.repeat(43) })).toBe('not-signed-in');
  });

  it('is open to an admin', async () => {
    expect(isRefusal(await call({ session: await fixture.signIn(fixture.admin) }))).toBe(false);
  });

  it('is open to an approver only if the table says so', async () => {
    const code = await call({ session: await fixture.signIn(fixture.approver) });
    if (access.includes('approver')) expect(isRefusal(code)).toBe(false);
    else expect(code).toBe('forbidden');
  });

  it.each(['read', 'decide', 'admin'] as const)(
    'is open to a token with a scope that is enough: %s',
    async (scope) => {
      const order = ['read', 'decide', 'admin'];
      const code = await call({ bearer: await fixture.addToken(scope) });
      const [needed = ''] = access.split(' ');
      if (order.indexOf(scope) >= order.indexOf(needed)) expect(isRefusal(code)).toBe(false);
      else expect(code).toBe('forbidden');
    },
  );

  it('is closed at foreign addresses, and to calls from foreign pages', async () => {
    const session = await fixture.signIn(fixture.admin);
    const headers = (more: Record<string, string>) => ({ session, headers: more });
    expect(await call({ session, host: 'evil.example.com' })).toBe('console-closed');
    expect(await call(headers({ origin: 'https://evil.example.com' }))).toBe('request-forged');
    expect(await call(headers({ origin: 'null' }))).toBe('request-forged');
    expect(await call(headers({ 'sec-fetch-site': 'cross-site' }))).toBe('request-forged');
    expect(await call(headers({ 'sec-fetch-site': 'same-site' }))).toBe('request-forged');
  });
});

describe.each(changes)('$route', ({ method, url }) => {
  it('needs the CSRF token of the session', async () => {
    const session = await fixture.signIn(fixture.admin);
    const other = await fixture.signIn(fixture.admin);
    const call = (csrf: string) => fixture.call(url, { method, session, csrf }).then(errorCode);
    expect(await call('')).toBe('request-forged');
    expect(await call('made-up')).toBe('request-forged');
    expect(await call(fixture.csrfOf(other))).toBe('request-forged');
  });
});

function toAccess(word: string) {
  if (word === 'public') return word;
  const [scope, who] = word.split(' ');
  return { scope, approver: who === 'approver' };
}
