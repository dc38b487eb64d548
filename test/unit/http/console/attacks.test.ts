import { describe, expect, it } from 'vitest';
import {
  createConsoleFixture,
  errorCode,
  type TestCall,
} from '../../../support/console/console-fixture.ts';

type Fixture = ReturnType<typeof createConsoleFixture>;

interface Attack {
  readonly what: string;
  readonly path?: string;
  /** What the attacker sends, after they prepared it. */
  readonly prepare: (fixture: Fixture) => Promise<TestCall>;
  readonly code: string;
}

const dayMs = 86_400_000;
const revoke = { method: 'DELETE' } as const;

/** What somebody tries with a call of an admin. Each attempt is refused, and recorded. */
const attacks: readonly Attack[] = [
  {
    what: 'a forged cookie',
    prepare: async () => ({ session: 'A'.repeat(43) }),
    code: 'not-signed-in',
  },
  {
    what: 'the cookie of a session that was idle for too long',
    async prepare({ signIn, admin, pass }) {
      const session = await signIn(admin);
      pass(dayMs / 2);
      return { session };
    },
    code: 'not-signed-in',
  },
  {
    what: 'a stolen cookie after its owner signed out',
    async prepare({ signIn, admin, call }) {
      const session = await signIn(admin);
      await call('/api/v1/session', { ...revoke, session });
      return { session };
    },
    code: 'not-signed-in',
  },
  {
    what: 'the session of an admin who was blocked',
    async prepare({ signIn, admin, people }) {
      const session = await signIn(admin);
      const holder = people.get(admin);
      if (holder) people.set(admin, { ...holder, user: { ...holder.user, isBlocked: true } });
      return { session };
    },
    code: 'not-signed-in',
  },
  {
    what: 'the session of an admin who was erased',
    async prepare({ signIn, admin, people }) {
      const session = await signIn(admin);
      people.delete(admin);
      return { session };
    },
    code: 'not-signed-in',
  },
  {
    what: 'the session of somebody who is no admin anymore',
    async prepare({ signIn, admin, approver, people }) {
      const session = await signIn(admin);
      const [holder, other] = [people.get(admin), people.get(approver)];
      if (holder && other) {
        people.set(admin, { accounts: other.accounts, user: { ...holder.user, isAdmin: false } });
      }
      return { session };
    },
    code: 'forbidden',
  },
  {
    what: 'the session of an approver',
    prepare: async ({ signIn, approver }) => ({ session: await signIn(approver) }),
    code: 'forbidden',
  },
  {
    what: 'a made-up token',
    prepare: async () => ({ bearer: `mn_${'A'.repeat(43)}` }),
    code: 'not-signed-in',
  },
  {
    what: 'another kind of authorization',
    prepare: async () => ({ headers: { authorization: 'Basic YWRhOmFkYQ==' } }),
    code: 'not-signed-in',
  },
  {
    what: 'a token that was revoked',
    async prepare({ addToken, tokens, clock }) {
      const bearer = await addToken();
      const [token] = await tokens.list(1);
      if (token) await tokens.revoke(token.id, clock());
      return { bearer };
    },
    code: 'not-signed-in',
  },
  {
    what: 'a token of a scope that is too small',
    path: `/api/v1/tokens/019ab0de-0000-7000-8000-000000000000`,
    prepare: async ({ addToken }) => ({ ...revoke, bearer: await addToken('decide') }),
    code: 'forbidden',
  },
  {
    what: 'a session ID instead of its token',
    async prepare({ signIn, admin, sessions }) {
      await signIn(admin);
      const [session] = await sessions.list(null, 1);
      return { session: session?.id.replaceAll('-', '').padEnd(43, 'A') ?? null };
    },
    code: 'not-signed-in',
  },
  {
    what: 'a change without the CSRF token',
    path: `/api/v1/tokens/019ab0de-0000-7000-8000-000000000000`,
    prepare: async ({ signIn, admin }) => ({ ...revoke, session: await signIn(admin), csrf: '' }),
    code: 'request-forged',
  },
  {
    what: 'a call from the page of another site',
    prepare: async ({ signIn, admin }) => ({
      session: await signIn(admin),
      headers: { origin: 'https://evil.example.com', 'sec-fetch-site': 'cross-site' },
    }),
    code: 'request-forged',
  },
  {
    what: 'a call from another port of the same host',
    prepare: async ({ signIn, admin }) => ({
      session: await signIn(admin),
      headers: { origin: 'https://bot.example.com:8443' },
    }),
    code: 'request-forged',
  },
  {
    what: 'a sign-in that another site makes the browser send',
    path: '/api/v1/sign-in/link',
    prepare: async () => ({
      method: 'POST',
      body: { token: 'x' },
      headers: { origin: 'https://evil.example.com', 'sec-fetch-site': 'cross-site' },
    }),
    code: 'request-forged',
  },
  {
    what: 'another host name that points here (DNS rebinding)',
    prepare: async ({ signIn, admin }) => ({
      session: await signIn(admin),
      host: 'rebound.example.com',
      from: '127.0.0.1',
    }),
    code: 'console-closed',
  },
  {
    what: 'the local address from elsewhere',
    prepare: async ({ signIn, admin }) => ({
      session: await signIn(admin),
      host: '127.0.0.1:8787',
    }),
    code: 'console-closed',
  },
];

describe.each(attacks)('$what', ({ path = '/api/v1/tokens', prepare, code }) => {
  it('is refused and recorded', async () => {
    const fixture = createConsoleFixture();
    const call = await prepare(fixture);
    const before = fixture.audits.length;
    expect(await errorCode(await fixture.call(path, call))).toBe(code);
    expect(fixture.audits.slice(before)).toMatchObject([{ action: code, source: 'console' }]);
  });
});

describe('a visitor who has not signed in', () => {
  it('is asked to, which is no attack', async () => {
    const { call, audits } = createConsoleFixture();
    const response = await call('/api/v1/tokens');
    expect([response.status, await errorCode(response)]).toEqual([401, 'not-signed-in']);
    expect(audits).toEqual([]);
  });
});

describe('a refusal', () => {
  it('names the route without its IDs', async () => {
    const { call, addToken, audits } = createConsoleFixture();
    const path = '/api/v1/tokens/019ab0de-0000-7000-8000-000000000000';
    await call(path, { ...revoke, bearer: await addToken('read') });
    await call('/api/v1/no-such-path/7', { bearer: 'mn_made-up' });
    expect(audits.map(({ after }) => after)).toEqual([
      { what: 'DELETE /api/v1/tokens/:id' },
      { what: 'GET /api/*' },
    ]);
  });
});

describe('the answer to a mistake', () => {
  it.each<[string, TestCall & { readonly path?: string }, string]>([
    ['not JSON', { method: 'POST', headers: { 'content-type': 'text/plain' } }, 'invalid-input'],
    ['the wrong fields', { method: 'POST', body: { name: 7, secret: 'hunter2' } }, 'invalid-input'],
    ['an unknown path', { method: 'POST', path: '/api/v1/no-such-path', body: {} }, 'not-found'],
  ])('to %s has a code, and no values', async (_, { path = '/api/v1/tokens', ...rest }, code) => {
    const { call, signIn, admin } = createConsoleFixture();
    const response = await call(path, { session: await signIn(admin), ...rest });
    expect(await errorCode(response)).toBe(code);
    expect(await response.text()).not.toContain('hunter2');
  });

  it('is in the language of the browser', async () => {
    const { call } = createConsoleFixture();
    const response = await call('/api/v1/tokens', { headers: { 'accept-language': 'de-DE,de' } });
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringContaining('abgemeldet') },
    });
  });
});
