import { expect, it } from 'vitest';
import { createIssueSetup, reporterPermissions } from '../../../support/in-memory/issue-setup.ts';

it('cards go where approvers look, or to those who manage issues', async () => {
  const setup = createIssueSetup();
  const issue = setup.addIssue();
  setup.managers.push({ platformUserId: '6' });
  const addresses = async () =>
    (await setup.targets.listManagers(issue)).map(({ place }) => place.address);
  expect(await addresses()).toEqual(['6']);
  setup.places.push({ address: 'desk' });
  expect(await addresses()).toEqual(['desk']);
  expect(await setup.targets.listPrivateChats(issue)).toMatchObject([{ place: { address: '6' } }]);
});

it('nobody gets news of their own in a private chat', async () => {
  const setup = createIssueSetup();
  const { actor } = setup.addUser(reporterPermissions, 3);
  const issue = setup.addIssue({ userId: actor.userId });
  setup.managers.push({ platformUserId: `chat-${actor.userId}` }, { platformUserId: '6' });
  expect(await setup.targets.listAudience(issue, 'managers')).toMatchObject([
    { place: { address: '6' } },
  ]);
  expect(await setup.targets.listAudience(issue, 'reporter')).toMatchObject([
    { place: { kind: 'direct', address: `chat-${actor.userId}` } },
  ]);
  expect(await setup.targets.listAudience(setup.addIssue(), 'reporter')).toEqual([]);
});
