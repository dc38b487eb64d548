import { describe, expect, it } from 'vitest';
import { isSessionOver } from '../../../../src/domain/console/console-session.ts';
import { createConsoleFixture } from '../../../support/console/console-fixture.ts';
import { aLinkActor } from '../../../support/console/link-actor.ts';

describe('signing in to the console', () => {
  it('is refused to somebody who may do nothing there', async () => {
    const { signIn, member } = createConsoleFixture();
    await expect(signIn(member)).rejects.toMatchObject({ code: 'no-console-rights' });
  });

  it('is recorded, as is signing out', async () => {
    const { signIn, admin, audits, call } = createConsoleFixture();
    const session = await signIn(admin);
    const response = await call('/api/v1/session', { method: 'DELETE', session });
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(audits.map(({ action, userId, source }) => [action, userId, source])).toEqual([
      ['console-sign-in', admin, 'console'],
      ['console-sign-out', admin, 'console'],
    ]);
    const after = await call('/api/v1/session', { session });
    expect(await after.json()).toMatchObject({ session: null });
  });
});

describe('a session of the console', () => {
  const hourMs = 3_600_000;
  const sessionLimits = { idleMs: 2 * hourMs, lifetimeMs: 5 * hourMs };

  it('ends when it was not used for the time of the settings, and then in any case', async () => {
    const { signIn, admin, consoleAccess, pass } = createConsoleFixture({ sessionLimits });
    const unused = await signIn(admin);
    const used = await signIn(admin);
    const isOpen = async (token: string) => (await consoleAccess.findBySession(token)) !== null;
    pass(2 * hourMs - 1);
    expect(await isOpen(used)).toBe(true);
    pass(1);
    expect([await isOpen(unused), await isOpen(used)]).toEqual([false, true]);
    for (const later of [1.9, 1]) {
      pass(later * hourMs);
      expect(await isOpen(used)).toBe(true);
    }
    pass(hourMs / 10);
    expect(await isOpen(used)).toBe(false);
  });

  it('ends earlier if the time was made shorter since it began', () => {
    const createdAt = new Date('2026-11-23T10:00:00Z');
    const at = (hours: number) => new Date(createdAt.getTime() + hours * hourMs);
    const session = { createdAt, lastUsedAt: at(4), expiresAt: at(720) };
    expect(isSessionOver(session, { ...sessionLimits, lifetimeMs: 720 * hourMs }, at(5))).toBe(
      false,
    );
    expect(isSessionOver(session, sessionLimits, at(5))).toBe(true);
    expect(isSessionOver({ ...session, expiresAt: at(4.5) }, sessionLimits, at(4.6))).toBe(true);
  });

  it('leaves a cookie that the browser keeps as long', async () => {
    const { links, call, admin } = createConsoleFixture({ sessionLimits });
    const { url } = await links.issue(aLinkActor(admin));
    const token = new URLSearchParams(new URL(url).hash.slice(1)).get('token');
    const response = await call('/api/v1/sign-in/link', { method: 'POST', body: { token } });
    expect(response.headers.get('set-cookie')).toContain(`Max-Age=${(5 * hourMs) / 1000};`);
  });
});

describe('the sessions of the console', () => {
  it('are all shown to admins, and to others only their own', async () => {
    const { signIn, admin, approver, consoleSessions, consoleAccess } = createConsoleFixture();
    const caller = await consoleAccess.findBySession(await signIn(admin));
    const other = await consoleAccess.findBySession(await signIn(approver));
    await signIn(approver);
    if (!caller || !other) throw new Error('nobody is signed in');
    expect(await consoleSessions.list(caller)).toHaveLength(3);
    expect((await consoleSessions.list(other)).map(({ id }) => id)).toEqual([other.sessionId]);
  });

  it('are ended by admins, and by others only if they are their own', async () => {
    const { signIn, admin, approver, addToken, consoleSessions, consoleAccess } =
      createConsoleFixture();
    const token = await signIn(admin);
    const caller = await consoleAccess.findBySession(token);
    const other = await consoleAccess.findBySession(await signIn(approver));
    if (!caller?.sessionId || !other?.sessionId) throw new Error('nobody is signed in');
    await expect(consoleSessions.revoke(other, caller.sessionId)).rejects.toMatchObject({
      code: 'not-found',
    });
    const script = await consoleAccess.findByApiToken(await addToken('decide'));
    if (!script) throw new Error('the token is of no use');
    await expect(consoleSessions.revoke(script, other.sessionId)).rejects.toMatchObject({
      code: 'not-found',
    });
    await consoleSessions.revoke(caller, other.sessionId);
    await expect(consoleSessions.revoke(caller, other.sessionId)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await consoleAccess.findBySession(token)).not.toBeNull();
  });
});

it('the session of a real person cannot be ended by the owner of the demo', async () => {
  const { signIn, admin, addPerson, demoUsers, consoleSessions, consoleAccess } =
    createConsoleFixture();
  const owner = addPerson({ displayName: 'Olivia', isAdmin: true });
  demoUsers.add(owner);
  const [visitor, other, operator] = await Promise.all(
    [owner, owner, admin].map(async (id) => consoleAccess.findBySession(await signIn(id))),
  );
  if (!visitor || !other?.sessionId || !operator?.sessionId) throw new Error('nobody is signed in');
  await expect(consoleSessions.revoke(visitor, operator.sessionId)).rejects.toThrow('forbidden');
  await consoleSessions.revoke(visitor, other.sessionId);
  await consoleSessions.revoke(operator, operator.sessionId);
});
