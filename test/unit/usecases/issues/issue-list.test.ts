import { expect, it } from 'vitest';
import { anActor } from '../../../support/factories.ts';
import {
  createIssueSetup,
  managerPermissions,
  reporterPermissions,
  serviceId,
} from '../../../support/in-memory/issue-setup.ts';

const page = { isOpen: true, take: 5, skip: 0 };

it('members see their own issues, and those with the permission everybody’s', async () => {
  const setup = createIssueSetup();
  const { actor } = setup.addUser(reporterPermissions, 3);
  const manager = setup.addUser(managerPermissions, 6);
  const own = setup.addIssue({ userId: actor.userId });
  const other = setup.addIssue();
  setup.addIssue({ userId: actor.userId, state: 'resolved' });
  expect(await setup.list.list(actor, serviceId, page)).toMatchObject({
    rows: [{ id: own.id }],
    total: 1,
    isAll: false,
  });
  expect(await setup.list.list(manager.actor, serviceId, page)).toMatchObject({
    total: 2,
    isAll: true,
  });
  const all = await setup.list.list(actor, serviceId, { ...page, isOpen: false });
  expect(all.total).toBe(2);
  await expect(setup.list.get(actor, other.id)).rejects.toMatchObject({ code: 'not-found' });
});

it('one issue is shown with its comments to its reporter only', async () => {
  const setup = createIssueSetup();
  const { actor } = setup.addUser(0, 3);
  const issue = setup.addIssue({ userId: actor.userId });
  setup.addComment(issue);
  expect((await setup.list.get(actor, issue.id)).comments).toHaveLength(1);
  const reading = setup.list.get(anActor(), issue.id);
  await expect(reading).rejects.toMatchObject({ code: 'not-found' });
});
