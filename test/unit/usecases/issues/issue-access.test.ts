import { beforeEach, describe, expect, it } from 'vitest';
import {
  createIssueSetup,
  managerPermissions,
  reporterPermissions,
  serviceId,
} from '../../../support/in-memory/issue-setup.ts';

let setup: ReturnType<typeof createIssueSetup>;
beforeEach(() => {
  setup = createIssueSetup();
});

describe('reporting an issue', () => {
  it.each([reporterPermissions, managerPermissions])(
    'is allowed with the bits %i',
    async (bits) => {
      const { actor, account } = setup.addUser(bits, 3);
      expect(await setup.access.authorizeReport(actor, serviceId)).toMatchObject({
        id: account.id,
      });
      expect(await setup.access.canReport(actor, serviceId)).toBe(true);
    },
  );

  it('is refused without the permission', async () => {
    const { actor } = setup.addUser(0, 3);
    const reporting = setup.access.authorizeReport(actor, serviceId);
    await expect(reporting).rejects.toMatchObject({ code: 'no-issue-permission' });
    expect(await setup.access.canReport(actor, serviceId)).toBe(false);
  });
});

describe('changing an issue', () => {
  it('is done as the reporter, as a manager, or for admins as the owner of the key', async () => {
    const reporter = setup.addUser(reporterPermissions, 3);
    const manager = setup.addUser(managerPermissions, 6);
    const admin = setup.addUser(0, 7, { isAdmin: true });
    const issue = setup.addIssue({
      userId: reporter.actor.userId,
      accountId: reporter.account.id,
    });
    expect(await setup.access.authorizeChange(reporter.actor, issue)).toBe(3);
    expect(await setup.access.authorizeChange(manager.actor, issue)).toBe(6);
    expect(await setup.access.authorizeChange(admin.actor, issue)).toBeNull();
  });

  it('is refused for strangers, also with the permission to report', async () => {
    const { actor } = setup.addUser(reporterPermissions, 4);
    const changing = setup.access.authorizeChange(actor, setup.addIssue());
    await expect(changing).rejects.toMatchObject({ code: 'not-issue-manager' });
  });

  it('is refused for reporters who lost their account', async () => {
    const { actor } = setup.addUser(reporterPermissions, 3);
    const issue = setup.addIssue({ userId: actor.userId });
    const changing = setup.access.authorizeChange(actor, issue);
    await expect(changing).rejects.toMatchObject({ code: 'not-linked' });
  });
});

it('the issues of others are seen with the permission to view or manage them', async () => {
  const seen = async (bits: number, isAdmin = false) =>
    setup.access.canSeeAll(setup.addUser(bits, 9, { isAdmin }).actor, serviceId);
  expect(await seen(2_097_152)).toBe(true);
  expect(await seen(managerPermissions)).toBe(true);
  expect(await seen(0, true)).toBe(true);
  expect(await seen(reporterPermissions)).toBe(false);
});
