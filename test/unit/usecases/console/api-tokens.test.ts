import { describe, expect, it } from 'vitest';
import { createConsoleFixture } from '../../../support/console/console-fixture.ts';
import { anAccount, anId } from '../../../support/factories.ts';

const aToken = { name: 'Backups', scope: 'read', days: 30 } as const;
const dayMs = 86_400_000;

async function setUp() {
  const fixture = createConsoleFixture();
  const { consoleAccess, signIn, admin } = fixture;
  const caller = await consoleAccess.findBySession(await signIn(admin));
  if (!caller) throw new Error('nobody is signed in');
  return { ...fixture, caller };
}

describe('a token', () => {
  it('is created by an admin, works until it expires, and is recorded', async () => {
    const { apiTokens, caller, consoleAccess, pass, audits } = await setUp();
    const { text, token } = await apiTokens.create(caller, aToken);
    expect(text).toMatch(/^mn_[\w-]{43}$/);
    expect(await consoleAccess.findByApiToken(text)).toMatchObject({ scope: 'read' });
    pass(30 * dayMs);
    expect(await consoleAccess.findByApiToken(text)).toBeNull();
    expect(audits.at(-1)).toMatchObject({
      action: 'api-token-create',
      after: { token: token.id, name: 'Backups', scope: 'read' },
    });
    expect(JSON.stringify(audits)).not.toContain(text);
  });

  it('cannot create another one', async () => {
    const { apiTokens, caller, consoleAccess } = await setUp();
    const { text } = await apiTokens.create(caller, { ...aToken, scope: 'admin' });
    const script = await consoleAccess.findByApiToken(text);
    if (!script) throw new Error('the token does not work');
    await expect(apiTokens.create(script, aToken)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('of somebody who signed in with an account works as long as the account has its rights', async () => {
    const { apiTokens, addPerson, people, serviceIds, consoleAccess, signIn } = await setUp();
    const owner = anAccount({ serviceId: serviceIds[0], permissions: 2 });
    const userId = addPerson({ displayName: 'Olga' }, [owner]);
    const caller = await consoleAccess.findBySession(await signIn(userId, owner.id));
    if (!caller) throw new Error('nobody is signed in');
    const { text } = await apiTokens.create(caller, aToken);
    expect(await consoleAccess.findByApiToken(text)).toMatchObject({ role: 'admin' });
    const holder = people.get(userId);
    if (holder) people.set(userId, { ...holder, accounts: [{ ...owner, permissions: 32 }] });
    expect(await consoleAccess.findByApiToken(text)).toBeNull();
  });

  it('is revoked once', async () => {
    const { apiTokens, caller, consoleAccess } = await setUp();
    const { text, token } = await apiTokens.create(caller, aToken);
    await apiTokens.revoke(caller, token.id);
    await expect(apiTokens.revoke(caller, token.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await consoleAccess.findByApiToken(text)).toBeNull();
  });

  it('is no business of approvers', async () => {
    const { apiTokens, approver, signIn, consoleAccess, refused } = await setUp();
    const caller = await consoleAccess.findBySession(await signIn(approver));
    if (!caller) throw new Error('nobody is signed in');
    await expect(apiTokens.create(caller, aToken)).rejects.toMatchObject({ code: 'admins-only' });
    await expect(apiTokens.list(caller)).rejects.toMatchObject({ code: 'admins-only' });
    const id = anId<'api-token'>();
    await expect(apiTokens.revoke(caller, id)).rejects.toMatchObject({ code: 'admins-only' });
    expect(refused).toEqual([
      'admins-only {"action":"api-token-create"}',
      'admins-only {"action":"api-token-list"}',
      'admins-only {"action":"api-token-revoke"}',
    ]);
  });
});
