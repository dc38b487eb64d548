import { expect, it } from 'vitest';
import type { FreeAccount } from '../../../../src/domain/operator/user-overview.ts';
import { createAccountSuggestions } from '../../../../src/usecases/accounts/account-suggestions.ts';
import { aHeldAccount, aUserOverview } from '../../../support/console/user-overviews.ts';
import { anId } from '../../../support/factories.ts';

const serviceId = anId<'service'>();

function createFixture(accounts: readonly Partial<FreeAccount>[]) {
  const free = accounts.map((parts, index) => ({
    id: anId<'account'>(),
    serviceId,
    remoteUserId: index,
    name: 'somebody',
    email: null,
    discordIds: [],
    telegramIds: [],
    ...parts,
  }));
  return createAccountSuggestions({ userDirectory: { listFreeAccounts: async () => free } });
}

it('the most likely accounts come first, with the reason, and not more than five', async () => {
  const names = ['ada1', 'other', 'ada2', 'ada3', 'ada4', 'ada5', 'ada'].map((name) => ({ name }));
  const suggestions = createFixture([...names, { discordIds: ['1001'] }]);
  const user = aUserOverview({ name: 'Ada', chats: [] });
  const listed = aUserOverview({ name: 'Lovelace' });
  expect((await suggestions.suggestFor([user])).get(user.id)).toMatchObject([
    { remoteUserId: 6, reason: 'name' },
  ]);
  const [first] = (await suggestions.suggestFor([listed])).get(listed.id) ?? [];
  expect(first).toMatchObject({ remoteUserId: 7, reason: 'profile' });
  expect(first).not.toHaveProperty('discordIds');
});

it('similar names are compared for a single user only', async () => {
  const suggestions = createFixture([{ name: 'lovelace99' }, { name: 'byron' }]);
  const [ada, byron] = [aUserOverview({ name: 'Lovelace' }), aUserOverview({ name: 'Byron' })];
  expect((await suggestions.suggestFor([ada])).get(ada.id)).toMatchObject([
    { name: 'lovelace99', reason: 'similar-name' },
  ]);
  const both = await suggestions.suggestFor([ada, byron]);
  expect(both.get(ada.id)).toEqual([]);
  expect(both.get(byron.id)).toMatchObject([{ name: 'byron', reason: 'name' }]);
});

it('a server on which the user has an account is left out', async () => {
  const suggestions = createFixture([{ name: 'ada' }]);
  const user = aUserOverview({ name: 'Ada', accounts: [aHeldAccount({ serviceId })] });
  expect((await suggestions.suggestFor([user])).get(user.id)).toEqual([]);
});
