import { describe, expect, it } from 'vitest';
import type { Account, LinkedAccount } from '../../../../src/domain/accounts/account.ts';
import { permission } from '../../../../src/domain/accounts/permission.ts';
import type { Actor } from '../../../../src/domain/actor.ts';
import type { NewCard } from '../../../../src/domain/notifications/card.ts';
import type { SpaceSettings } from '../../../../src/domain/spaces/space.ts';
import { createApprovers } from '../../../../src/usecases/approvals/approvers.ts';
import {
  aNewCard,
  anAccount,
  anActor,
  anId,
  aRemoteUserId,
  aRequest,
  aSpace,
} from '../../../support/factories.ts';
import { createInMemorySpaces } from '../../../support/in-memory/space-repository.ts';

const serviceId = anId<'service'>();
const place = { platform: 'discord', kind: 'channel', address: '901' } as const;
const manager = anAccount({
  serviceId,
  permissions: permission.manageRequests,
  remoteUserId: aRemoteUserId(4),
});
const member = anAccount({ serviceId, permissions: permission.request });

function createFixture({
  account = member as LinkedAccount | null,
  refreshed = null as Account | null,
  settings = { approverRoles: ['moderator'] } as SpaceSettings,
  cards = [] as readonly NewCard[],
} = {}) {
  const space = aSpace({ settings });
  const other = aSpace({ platformSpaceId: '501', settings });
  const refreshes: unknown[] = [];
  const approvers = createApprovers({
    users: {
      listApprovers: async () => [{ platform: 'telegram', platformUserId: '7', locale: 'de' }],
    },
    spaces: createInMemorySpaces([space, other]),
    accountLinks: { findByUser: async () => account },
    cards: {
      listByRequest: async (requestId) =>
        cards.map((card) => ({ ...card, requestId, shownVersion: 1 })),
    },
    permissionRefresh: {
      async refreshPermissions(...args) {
        refreshes.push(args);
        return refreshed;
      },
    },
  });
  const inSpace = (parts: Partial<Actor> = {}) => anActor({ space, place, ...parts });
  const pending = (parts = {}) =>
    aRequest({ serviceId, state: 'pending', spaceId: space.id, ...parts });
  return { approvers, space, other, inSpace, pending, refreshes };
}

const moderator = { roles: ['moderator'] };

describe('the right to decide', () => {
  it('belongs to users with the Manage Requests permission, who decide as themselves', async () => {
    const { approvers, pending } = createFixture({ account: manager });
    expect(await approvers.authorizeDecision(anActor(), pending())).toBe(4);
  });

  it('belongs to admins, who decide as the owner of the API key without that permission', async () => {
    const { approvers, pending } = createFixture();
    const admin = anActor({ isAdmin: true });
    expect(await approvers.authorizeDecision(admin, pending())).toBeNull();
    const linked = createFixture({ account: manager });
    expect(await linked.approvers.authorizeDecision(admin, linked.pending())).toBe(4);
  });

  it('belongs to holders of an approver role for the requests of their space', async () => {
    const { approvers, inSpace, pending } = createFixture();
    expect(await approvers.authorizeDecision(inSpace(moderator), pending())).toBeNull();
  });

  it.each<[string, Partial<Actor>]>([
    ['a member', {}],
    ['someone who manages the space', { canManageSpace: true }],
    ['a holder of another role', { roles: ['painter'] }],
    ['a holder of the role in a private chat', { ...moderator, space: null }],
  ])('does not belong to %s', async (_, parts) => {
    const { approvers, inSpace, pending } = createFixture();
    const attempt = approvers.authorizeDecision(inSpace(parts), pending());
    await expect(attempt).rejects.toThrow('not-approver');
  });

  it('of a role ends at its space', async () => {
    const { approvers, inSpace, pending, other } = createFixture();
    const attempt = approvers.authorizeDecision(inSpace(moderator), pending({ spaceId: other.id }));
    await expect(attempt).rejects.toThrow('not-approver');
  });

  it('of a role includes private requests whose approval card was posted here', async () => {
    const card = aNewCard({ role: 'approval', message: { place, messageId: '1' } });
    const { approvers, inSpace, pending } = createFixture({ cards: [card] });
    const actor = inSpace(moderator);
    expect(await approvers.authorizeDecision(actor, pending({ spaceId: null }))).toBeNull();
    const elsewhere = inSpace({ ...moderator, place: { ...place, address: '902' } });
    const attempt = approvers.authorizeDecision(elsewhere, pending({ spaceId: null }));
    await expect(attempt).rejects.toThrow('not-approver');
  });

  it('is read again from the server before it is denied, and only then', async () => {
    const granted = createFixture({ refreshed: manager });
    expect(await granted.approvers.authorizeDecision(anActor(), granted.pending())).toBe(4);
    expect(granted.refreshes).toHaveLength(1);
    const known = createFixture({ account: manager });
    await known.approvers.authorizeDecision(anActor(), known.pending());
    expect(known.refreshes).toEqual([]);
  });
});

describe('deciding on own requests', () => {
  it.each([
    [undefined, true],
    [true, true],
    [false, false],
  ])('with the setting %s is allowed: %s', async (selfApproval, isAllowed) => {
    const settings = selfApproval === undefined ? {} : { selfApproval };
    const { approvers, inSpace, pending } = createFixture({ account: manager, settings });
    const actor = inSpace();
    const attempt = approvers.authorizeDecision(actor, pending({ userId: actor.userId }));
    if (isAllowed) expect(await attempt).toBe(4);
    else await expect(attempt).rejects.toThrow('own-request');
  });

  it('follows the space of the request, wherever the approver is', async () => {
    const { approvers, pending } = createFixture({
      account: manager,
      settings: { selfApproval: false },
    });
    const actor = anActor();
    const attempt = approvers.authorizeDecision(actor, pending({ userId: actor.userId }));
    await expect(attempt).rejects.toThrow('own-request');
  });
});

describe('the right to edit', () => {
  it('does not come from a role alone', async () => {
    const { approvers, inSpace, pending } = createFixture();
    const attempt = approvers.authorizeEdit(inSpace(moderator), pending());
    await expect(attempt).rejects.toThrow('no-permission');
  });

  it('belongs to admins and managers, and to a role holder who just became a manager', async () => {
    const admin = createFixture();
    const edit = admin.approvers.authorizeEdit(anActor({ isAdmin: true }), admin.pending());
    expect(await edit).toBeNull();
    const { approvers, inSpace, pending } = createFixture({ refreshed: manager });
    expect(await approvers.authorizeEdit(inSpace(moderator), pending())).toBe(4);
  });
});

describe('the scope of an approver', () => {
  it.each<[string, Partial<Actor>, LinkedAccount | null, 'service' | 'space' | null]>([
    ['an admin', { isAdmin: true }, null, 'service'],
    ['a manager', {}, manager, 'service'],
    ['a holder of an approver role', moderator, member, 'space'],
    ['a member', {}, member, null],
  ])('of %s', async (_, parts, account, reach) => {
    const { approvers, inSpace } = createFixture({ account });
    expect(await approvers.getReach(inSpace(parts), serviceId)).toBe(reach);
  });

  it('grows after the server has granted the permission', async () => {
    const granted = createFixture({ refreshed: manager });
    expect(await granted.approvers.refreshReach(anActor(), serviceId)).toBe('service');
    expect(await createFixture().approvers.refreshReach(anActor(), serviceId)).toBeNull();
  });
});

it('approvers are contacted in their direct messages, in their language', async () => {
  expect(await createFixture().approvers.listTargets(serviceId)).toEqual([
    { place: { platform: 'telegram', kind: 'direct', address: '7' }, locale: 'de' },
  ]);
});
