import { describe, expect, it } from 'vitest';
import { createConsoleLinks } from '../../../../src/usecases/console/console-links.ts';
import { createConsoleFixture } from '../../../support/console/console-fixture.ts';
import { aLinkActor } from '../../../support/console/link-actor.ts';

describe('a link to the console', () => {
  it('is given to admins and approvers only', async () => {
    const { links, admin, approver, member, audits } = createConsoleFixture();
    await links.issue(aLinkActor(admin));
    await links.issue(aLinkActor(approver));
    await expect(links.issue(aLinkActor(member))).rejects.toMatchObject({
      code: 'no-console-rights',
    });
    expect(audits.map(({ action, userId }) => [action, userId])).toEqual([
      ['console-link', admin],
      ['console-link', approver],
    ]);
    const isFor = [admin, approver, member].map((userId) => links.isFor({ userId }));
    expect(await Promise.all(isFor)).toEqual([true, true, false]);
  });

  it('is given to nobody while the console is switched off', async () => {
    const { admin, consoleAccess, clock } = createConsoleFixture();
    const links = createConsoleLinks({
      signIns: { createLink: async () => undefined },
      consoleAccess,
      audit: { record: async () => undefined },
      newToken: () => 'token',
      hash: (text) => text,
      clock,
      address: null,
    });
    await expect(links.issue(aLinkActor(admin))).rejects.toMatchObject({ code: 'console-off' });
    expect(await links.isFor({ userId: admin })).toBe(false);
  });
});
