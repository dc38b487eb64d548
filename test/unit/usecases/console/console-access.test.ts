import { describe, expect, it } from 'vitest';
import { seesService } from '../../../../src/domain/console/caller.ts';
import { createConsoleFixture } from '../../../support/console/console-fixture.ts';
import { anAccount } from '../../../support/factories.ts';

const hourMs = 60 * 60_000;

describe('a session of the console', () => {
  it('ends when it was not used for twelve hours', async () => {
    const { signIn, admin, consoleAccess, pass } = createConsoleFixture();
    const token = await signIn(admin);
    pass(12 * hourMs - 1);
    expect(await consoleAccess.findBySession(token)).not.toBeNull();
    pass(12 * hourMs - 1);
    expect(await consoleAccess.findBySession(token)).not.toBeNull();
    pass(12 * hourMs);
    expect(await consoleAccess.findBySession(token)).toBeNull();
  });

  it('ends after thirty days although it is used', async () => {
    const { signIn, admin, consoleAccess, pass } = createConsoleFixture();
    const token = await signIn(admin);
    for (let hours = 0; hours < 30 * 24 - 6; hours += 6) {
      pass(6 * hourMs);
      expect(await consoleAccess.findBySession(token)).not.toBeNull();
    }
    pass(6 * hourMs);
    expect(await consoleAccess.findBySession(token)).toBeNull();
  });

  it('gives what its user may do at the moment', async () => {
    const { signIn, people, approver, serviceIds, consoleAccess } = createConsoleFixture();
    const token = await signIn(approver);
    expect(await consoleAccess.findBySession(token)).toMatchObject({
      role: 'approver',
      scope: 'decide',
      serviceIds: [serviceIds[1]],
    });
    const user = { id: approver, displayName: 'Bob', locale: null, isBlocked: false };
    people.set(approver, { user: { ...user, isAdmin: true }, accounts: [] });
    expect(await consoleAccess.findBySession(token)).toMatchObject({ role: 'admin' });
    people.set(approver, { user: { ...user, isAdmin: false }, accounts: [] });
    expect(await consoleAccess.findBySession(token)).toBeNull();
    people.set(approver, { user: { ...user, isAdmin: true, isBlocked: true }, accounts: [] });
    expect(await consoleAccess.findBySession(token)).toBeNull();
    people.delete(approver);
    expect(await consoleAccess.findBySession(token)).toBeNull();
  });

  it('of an account gives only what this account allows, even if its user is an admin', async () => {
    const { signIn, addPerson, serviceIds, consoleAccess } = createConsoleFixture();
    const account = anAccount({ serviceId: serviceIds[0], name: 'mallory', permissions: 16 });
    const user = addPerson({ displayName: 'Ada', isAdmin: true }, [account]);
    const token = await signIn(user, account.id);
    expect(await consoleAccess.findBySession(token)).toMatchObject({
      role: 'approver',
      serviceIds: [serviceIds[0]],
      actor: { name: 'mallory', isAdmin: false },
    });
  });
});

describe('a token for scripts', () => {
  it('has its own scope, and is of no use without an admin', async () => {
    const { addToken, consoleAccess, approver } = createConsoleFixture();
    expect(await consoleAccess.findByApiToken(await addToken('read'))).toMatchObject({
      role: 'admin',
      scope: 'read',
      actor: { name: 'Ada (Script)' },
    });
    expect(await consoleAccess.findByApiToken(await addToken('read', approver))).toBeNull();
  });

  it('is of no use once it was revoked, or its creator was blocked', async () => {
    const { addToken, consoleAccess, tokens, clock, people, admin } = createConsoleFixture();
    const text = await addToken('read');
    const [token] = await tokens.list(1);
    if (token) await tokens.revoke(token.id, clock());
    expect(await consoleAccess.findByApiToken(text)).toBeNull();
    const other = await addToken('read');
    const holder = people.get(admin);
    if (holder) people.set(admin, { ...holder, user: { ...holder.user, isBlocked: true } });
    expect(await consoleAccess.findByApiToken(other)).toBeNull();
  });
});

describe('an approver', () => {
  it('sees the requests of the servers where they manage requests', async () => {
    const { signIn, approver, serviceIds, consoleAccess, admin } = createConsoleFixture();
    const caller = await consoleAccess.findBySession(await signIn(approver));
    const other = await consoleAccess.findBySession(await signIn(admin));
    if (!caller || !other) throw new Error('nobody is signed in');
    expect(serviceIds.map((id) => seesService(caller, id))).toEqual([false, true]);
    expect(serviceIds.map((id) => seesService(other, id))).toEqual([true, true]);
  });
});
