import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import {
  createConsoleFixture,
  errorCode,
  type TestCall,
} from '../../../support/console/console-fixture.ts';
import { aLinkActor } from '../../../support/console/link-actor.ts';
import { anAccount, aServerInfo } from '../../../support/factories.ts';

type Fixture = ReturnType<typeof createConsoleFixture>;
const minuteMs = 60_000;

function setUp(options: Parameters<typeof createConsoleFixture>[0] = {}) {
  const fixture = createConsoleFixture(options);
  const post = (path: string, body: unknown, call: TestCall = {}) =>
    fixture.call(`/api/v1/sign-in/${path}`, { method: 'POST', body, ...call });
  const refusals = () =>
    fixture.audits
      .filter(({ action }) => action === 'console-sign-in-refused')
      .map(({ after }) => after);
  return { ...fixture, post, refusals };
}

async function linkOf({ links }: Fixture, userId: Parameters<typeof aLinkActor>[0]) {
  const { url } = await links.issue(aLinkActor(userId));
  return new URL(url).hash.replace('#token=', '');
}

/** Who is signed in with the cookie of a response. */
async function whoIs({ call }: Fixture, response: Response) {
  const [, session] =
    /medianest-console=([\w-]+);/.exec(response.headers.get('set-cookie') ?? '') ?? [];
  const body: unknown = await (await call('/api/v1/session', { session: session ?? null })).json();
  return body;
}

describe('the link from the bot', () => {
  it('signs its person in, with a cookie that only this site gets and no script can read', async () => {
    const fixture = setUp();
    const response = await fixture.post('link', { token: await linkOf(fixture, fixture.admin) });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-medianest-console=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(await whoIs(fixture, response)).toMatchObject({
      session: { name: 'Ada', role: 'admin' },
    });
  });

  it('keeps its token behind a #, so that fetching the address for a preview does not use it up', async () => {
    const { links, admin } = setUp();
    const { url } = await links.issue(aLinkActor(admin));
    expect(url).toMatch(/^https:\/\/bot\.example\.com\/console\/sign-in#token=[\w-]{43}$/);
  });

  it('works once', async () => {
    const fixture = setUp();
    const token = await linkOf(fixture, fixture.admin);
    await fixture.post('link', { token });
    expect(await errorCode(await fixture.post('link', { token }))).toBe('sign-in-link-used');
    expect(fixture.refusals()).toEqual([{ method: 'link', reason: 'used' }]);
    expect(fixture.audits.at(-1)?.userId).toBe(fixture.admin);
  });

  it('works for five minutes', async () => {
    const fixture = setUp();
    const token = await linkOf(fixture, fixture.admin);
    fixture.pass(5 * minuteMs);
    expect(await errorCode(await fixture.post('link', { token }))).toBe('sign-in-link-used');
    expect(fixture.refusals()).toEqual([{ method: 'link', reason: 'unknown' }]);
  });

  it('works no more once there is a newer one', async () => {
    const fixture = setUp();
    const old = await linkOf(fixture, fixture.admin);
    const other = await linkOf(fixture, fixture.approver);
    const token = await linkOf(fixture, fixture.admin);
    expect(await errorCode(await fixture.post('link', { token: old }))).toBe('sign-in-link-used');
    expect((await fixture.post('link', { token: other })).status).toBe(200);
    expect((await fixture.post('link', { token })).status).toBe(200);
  });

  it('is of no use to somebody who lost their rights meanwhile', async () => {
    const fixture = setUp();
    const token = await linkOf(fixture, fixture.admin);
    const holder = fixture.people.get(fixture.admin);
    if (holder) {
      const user = { ...holder.user, isBlocked: true };
      fixture.people.set(fixture.admin, { ...holder, user });
    }
    expect(await errorCode(await fixture.post('link', { token }))).toBe('no-console-rights');
    expect(fixture.refusals()).toEqual([{ method: 'link', reason: 'no-console-rights' }]);
  });

  it('cannot be guessed without end', async () => {
    const fixture = setUp();
    const codes = new Set<string | null>();
    for (let i = 0; i < 31; i += 1) {
      codes.add(await errorCode(await fixture.post('link', { token: `guess-${i}` })));
    }
    expect([...codes]).toEqual(['sign-in-link-used', 'too-many-sign-in-attempts']);
    const elsewhere = { token: await linkOf(fixture, fixture.admin) };
    expect((await fixture.post('link', elsewhere, { from: '198.51.100.1' })).status).toBe(200);
  });
});

describe('an account of a server', () => {
  const password = { method: 'password', name: 'olga', password: 'a-secret-password' } as const;

  function setUpAccount(permissions: number, which: 0 | 1 = 0) {
    const fixture = setUp();
    const serviceId = fixture.serviceIds[which];
    const account = anAccount({ serviceId, name: 'olga', permissions });
    const { verifiedBy: _, ...row } = account;
    fixture.accountRows.push(account);
    fixture.server.login = async (credentials) =>
      credentials.password === password.password ? row.remoteUserId : 'wrong-password';
    fixture.server.findAccount = async (remoteUserId) => ({
      ...row,
      remoteUserId,
      email: null,
      plexId: null,
      createdAt: null,
      discordIds: [],
      telegramIds: [],
    });
    return { ...fixture, account, body: { ...password, serviceId } };
  }

  it('with ADMIN on the default server signs in as an admin, and makes a user once', async () => {
    const fixture = setUpAccount(2);
    const before = fixture.people.size;
    const response = await fixture.post('account', fixture.body);
    expect(await whoIs(fixture, response)).toMatchObject({
      session: { name: 'olga', role: 'admin', serviceIds: null },
    });
    await fixture.post('account', fixture.body);
    expect(fixture.people.size).toBe(before + 1);
  });

  it.each([
    ['ADMIN on another server', 2, 1],
    ['MANAGE_REQUESTS', 16, 0],
  ] as const)('with %s signs in as an approver of this server', async (_, permissions, which) => {
    const fixture = setUpAccount(permissions, which);
    const response = await fixture.post('account', fixture.body);
    expect(await whoIs(fixture, response)).toMatchObject({
      session: { role: 'approver', serviceIds: [fixture.serviceIds[which]] },
    });
  });

  it('without these rights is refused, and no user is made', async () => {
    const fixture = setUpAccount(32);
    const before = fixture.people.size;
    expect(await errorCode(await fixture.post('account', fixture.body))).toBe('no-console-rights');
    expect(fixture.people.size).toBe(before);
    expect(fixture.refusals()).toEqual([{ method: 'password', reason: 'no-console-rights' }]);
  });

  it('gives no more than its own rights, even if its profile names the chat of an admin', async () => {
    const fixture = setUpAccount(16);
    const holder = fixture.people.get(fixture.admin);
    if (holder) {
      const accounts = [{ ...fixture.account, verifiedBy: 'profile' as const }];
      fixture.people.set(fixture.admin, { ...holder, accounts });
    }
    const response = await fixture.post('account', fixture.body);
    expect(await whoIs(fixture, response)).toMatchObject({
      session: { name: 'olga', role: 'approver' },
    });
  });

  it('with a wrong password is refused ten times an hour, whoever tries from wherever', async () => {
    const fixture = setUpAccount(2);
    const attempt = (i: number, more: object) =>
      fixture.post('account', { ...fixture.body, ...more }, { from: `198.51.100.${i}` });
    for (let i = 0; i < 10; i += 1) {
      expect(await errorCode(await attempt(i, { password: 'x' }))).toBe('wrong-password');
    }
    const eleventh = await attempt(11, { name: ' OLGA ' });
    expect(await errorCode(eleventh)).toBe('too-many-sign-in-attempts');
    expect(eleventh.status).toBe(429);
    expect(fixture.refusals()).toHaveLength(10);
    fixture.pass(60 * minuteMs);
    expect((await attempt(11, {})).status).toBe(200);
  });

  it('does not lock itself out while the server confirms the password and then fails', async () => {
    const fixture = setUpAccount(2);
    fixture.server.findAccount = async () => {
      throw new AppError('overseerr-failed');
    };
    for (let i = 0; i < 12; i += 1) {
      expect(await errorCode(await fixture.post('account', fixture.body))).toBe('overseerr-failed');
    }
  });

  it('does not lock itself out with right passwords, or while the server is down', async () => {
    const fixture = setUpAccount(2);
    const login = fixture.server.login;
    if (!login) throw new Error('there is no login');
    fixture.server.login = async () => {
      throw new AppError('overseerr-unreachable');
    };
    for (let i = 0; i < 12; i += 1) {
      expect(await errorCode(await fixture.post('account', fixture.body))).toBe(
        'overseerr-unreachable',
      );
    }
    fixture.server.login = login;
    for (let i = 0; i < 12; i += 1) {
      expect((await fixture.post('account', fixture.body)).status).toBe(200);
    }
  });

  it('never shows its password in a log, an audit line, or an answer', async () => {
    const fixture = setUpAccount(2);
    fixture.server.login = async () => {
      throw new AppError('overseerr-failed');
    };
    const response = await fixture.post('account', fixture.body);
    const shown = JSON.stringify([fixture.audits, fixture.lines, await response.text()]);
    expect(shown).not.toContain(password.password);
  });

  it('loses the console as soon as it is unlinked', async () => {
    const fixture = setUpAccount(2);
    const response = await fixture.post('account', fixture.body);
    for (const [id, holder] of fixture.people) fixture.people.set(id, { ...holder, accounts: [] });
    expect(await whoIs(fixture, response)).toMatchObject({ session: null });
  });

  it('of a server that is not configured is not found', async () => {
    const { post } = setUp();
    const serviceId = '019ab0de-0000-7000-8000-000000000000';
    expect(await errorCode(await post('account', { ...password, serviceId }))).toBe('not-found');
    expect(await errorCode(await post('plex', { serviceId }))).toBe('not-found');
  });
});

describe('Plex', () => {
  async function startPlex() {
    const fixture = setUp();
    const [serviceId] = fixture.serviceIds;
    const signIn = { password: false, plex: true, jellyfin: false, quickConnect: false };
    fixture.server.getInfo = async () => aServerInfo({ signIn });
    fixture.accountRows.push(anAccount({ serviceId, name: '4711', permissions: 2 }));
    const started: unknown = await (await fixture.post('plex', { serviceId })).json();
    const id = started && typeof started === 'object' && 'id' in started ? started.id : null;
    const poll = () => fixture.post('plex/poll', { id });
    return { ...fixture, poll, serviceId };
  }

  it('signs in whoever has confirmed it, once', async () => {
    const fixture = await startPlex();
    expect(await (await fixture.poll()).json()).toEqual({ state: 'waiting' });
    fixture.plexTv.confirm('4711');
    const response = await fixture.poll();
    expect(await response.clone().json()).toEqual({ state: 'signed-in' });
    expect(await whoIs(fixture, response)).toMatchObject({ session: { role: 'admin' } });
    expect(fixture.plexTv.signedOut).toEqual([1]);
    const second = await fixture.poll();
    expect(await second.json()).toEqual({ state: 'gone' });
    expect(second.headers.get('set-cookie')).toBeNull();
  });

  it('refuses a person without an account', async () => {
    const fixture = await startPlex();
    fixture.plexTv.confirm('1');
    expect(await errorCode(await fixture.poll())).toBe('no-console-rights');
    expect(fixture.refusals()).toEqual([{ method: 'plex', reason: 'no-account' }]);
    expect(fixture.plexTv.signedOut).toEqual([1]);
  });

  it('ends after ten minutes, and is gone for somebody who guesses', async () => {
    const { poll, pass, plexTv, post } = await startPlex();
    expect(await (await post('plex/poll', { id: 'guess' })).json()).toEqual({ state: 'gone' });
    pass(10 * minuteMs);
    plexTv.confirm('4711');
    expect(await (await poll()).json()).toEqual({ state: 'gone' });
  });

  it('is not started without end', async () => {
    const { post, serviceId } = await startPlex();
    const codes = [];
    for (let i = 0; i < 20; i += 1) codes.push(await errorCode(await post('plex', { serviceId })));
    expect(codes.at(18)).toBeNull();
    expect(codes.at(19)).toBe('too-many-sign-in-attempts');
  });

  it('is refused where the server does not allow it', async () => {
    const fixture = await startPlex();
    const signIn = { password: true, plex: false, jellyfin: false, quickConnect: false };
    fixture.server.getInfo = async () => aServerInfo({ signIn });
    const { serviceId } = fixture;
    expect(await errorCode(await fixture.post('plex', { serviceId }))).toBe('sign-in-disabled');
  });
});

describe('the code from the log', () => {
  function setUpClaim() {
    const fixture = setUp();
    fixture.people.delete(fixture.admin);
    return fixture;
  }

  it('makes a new user without a chat the first admin', async () => {
    const fixture = setUpClaim();
    const response = await fixture.post('claim', { code: 'ABCD-1234', name: 'Owner' });
    expect(await whoIs(fixture, response)).toMatchObject({
      session: { name: 'Owner', role: 'admin' },
    });
    const again = await fixture.post('claim', { code: 'ABCD-1234', name: 'Mallory' });
    expect(await errorCode(again)).toBe('invalid-code');
  });

  it('is refused while there is an admin', async () => {
    const fixture = setUp();
    const response = await fixture.post('claim', { code: 'ABCD-1234', name: 'Mallory' });
    expect(await errorCode(response)).toBe('invalid-code');
    expect(fixture.refusals()).toEqual([{ method: 'claim', reason: 'invalid-code' }]);
  });

  it('is not guessed without end, from one address or from many', async () => {
    const fixture = setUpClaim();
    const guess = (i: number, from: string) =>
      fixture.post('claim', { code: `GUES-${i}`, name: 'Mallory' }, { from }).then(errorCode);
    for (let i = 0; i < 5; i += 1) expect(await guess(i, '198.51.100.1')).toBe('invalid-code');
    expect(await guess(6, '198.51.100.1')).toBe('too-many-code-attempts');
    for (let i = 0; i < 25; i += 1) expect(await guess(i, `203.0.113.${i}`)).toBe('invalid-code');
    expect(await guess(0, '192.0.2.1')).toBe('too-many-code-attempts');
    expect(fixture.refusals().at(-1)).toEqual({
      method: 'claim',
      reason: 'too-many-code-attempts',
    });
  });
});

describe('the demo', () => {
  it('lets everybody in as its owner', async () => {
    const fixture = setUp({ isDemo: true });
    const response = await fixture.post('demo', undefined);
    expect(await whoIs(fixture, response)).toMatchObject({
      session: { name: 'Ada' },
      isDemo: true,
    });
  });

  it('is not found anywhere else', async () => {
    expect(await errorCode(await setUp().post('demo', undefined))).toBe('not-found');
  });
});
