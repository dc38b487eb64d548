import { beforeEach, describe, expect, it } from 'vitest';
import { permission } from '../../../../../src/domain/accounts/permission.ts';
import { aDraft, anActor, anId } from '../../../../support/factories.ts';
import {
  createUseCaseSetup,
  memberPermissions,
  serviceId,
  toRemoteRequest,
} from '../../../../support/in-memory/use-case-setup.ts';

const makerPermissions = permission.manageRequests | permission.manageUsers;

let setup: ReturnType<typeof createUseCaseSetup>;
beforeEach(() => {
  setup = createUseCaseSetup();
});

function createScene({
  maker = makerPermissions as number,
  member = memberPermissions as number,
} = {}) {
  const approver = setup.addUser(maker, anActor({ name: 'Ada', userId: anId() }));
  const bob = setup.addUser(member, anActor({ name: 'Bob', userId: anId() }));
  const draft = aDraft({ userId: approver.actor.userId, forUserId: bob.actor.userId, serviceId });
  const input = { draft, is4k: false, locale: 'en', answer: null, origin: null };
  return { approver, bob, draft, press: () => setup.requests.create(approver.actor, input) };
}

describe('submitting it', () => {
  it('calls as the approver with the account of the member', async () => {
    const { approver, bob, press } = createScene();
    const request = await press();
    const calls: unknown[] = [];
    setup.server.createRequest = async (input, as) => {
      calls.push([input.onBehalfOf, as]);
      return toRemoteRequest(request, { status: 'approved' });
    };
    await setup.submission.submitRequest(request.id, 0);
    expect(calls).toEqual([[bob.account.remoteUserId, approver.account.remoteUserId]]);
    expect(setup.store.requests.get(request.id)?.remoteId).toBe(7);
  });

  it('finds a request whose answer was lost by the account of the member', async () => {
    const { bob, press } = createScene();
    const request = await press();
    const { remoteUserId } = bob.account;
    setup.server.listRequestsByTitle = async () => [
      toRemoteRequest(request, { account: { remoteUserId, name: 'Bob' } }),
    ];
    await setup.submission.submitRequest(request.id, 1);
    expect(setup.store.requests.get(request.id)).toMatchObject({ remoteId: 7, state: 'pending' });
  });

  it('is refused if the approver has lost the account', async () => {
    const { approver, press } = createScene();
    const { id } = await press();
    setup.removed.add(approver.account.id);
    await setup.submission.submitRequest(id, 0);
    expect(setup.store.requests.get(id)).toMatchObject({
      state: 'failed',
      cause: 'on-behalf-not-permitted',
    });
  });
});
