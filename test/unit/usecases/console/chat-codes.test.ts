import { expect, it } from 'vitest';
import type { AccountId } from '../../../../src/domain/id.ts';
import { createChatCodes } from '../../../../src/usecases/console/chat-codes.ts';
import { createConsoleFixture } from '../../../support/console/console-fixture.ts';
import { anAccount } from '../../../support/factories.ts';

async function setUp({
  hasChat,
  hasProvedAccount,
}: {
  hasChat: boolean;
  hasProvedAccount: boolean;
}) {
  const { addPerson, serviceIds, sessions, signIn, consoleAccess, addToken } =
    createConsoleFixture();
  const account = anAccount({ serviceId: serviceIds[0], permissions: 2 });
  const userId = addPerson({ displayName: 'Olga', isAdmin: true }, [account]);
  const accountId: AccountId | null = hasProvedAccount ? account.id : null;
  const caller = await consoleAccess.findBySession(await signIn(userId, accountId));
  const script = await consoleAccess.findByApiToken(await addToken('admin', userId));
  if (!caller || !script) throw new Error('nobody is signed in');
  const chat = { platform: 'discord', platformUserId: '1', name: 'olga', isClosed: false } as const;
  const codes = createChatCodes({
    codes: { issue: async (purpose, by) => `${purpose} ${by?.userId === userId}` },
    users: { listChatAccounts: async () => (hasChat ? [chat] : []) },
    sessions,
  });
  return { codes, caller, script };
}

it('Somebody who came to the console first gets a code for their chat', async () => {
  const { codes, caller } = await setUp({ hasChat: false, hasProvedAccount: true });
  expect(await codes.issue(caller)).toBe('merge true');
});

it('Somebody who came from a chat gets a code for another one', async () => {
  const { codes, caller } = await setUp({ hasChat: true, hasProvedAccount: false });
  expect(await codes.issue(caller)).toBe('merge true');
});

it('Somebody who has proved an account gets no code for the chats of its user', async () => {
  const { codes, caller } = await setUp({ hasChat: true, hasProvedAccount: true });
  await expect(codes.issue(caller)).rejects.toMatchObject({ code: 'forbidden' });
});

it('A script gets no code', async () => {
  const { codes, script } = await setUp({ hasChat: false, hasProvedAccount: false });
  await expect(codes.issue(script)).rejects.toMatchObject({ code: 'forbidden' });
});
