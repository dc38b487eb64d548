import { beforeEach, describe, expect, it } from 'vitest';
import { aConsoleActor } from '../../../../support/factories.ts';
import {
  createUseCaseSetup,
  managerPermissions,
  memberPermissions,
  toRemoteRequest,
} from '../../../../support/in-memory/use-case-setup.ts';

let setup: ReturnType<typeof createUseCaseSetup>;

beforeEach(() => {
  setup = createUseCaseSetup();
});

/** A user of the console with an account that has these permission bits. */
function addConsoleUser(permissions: number, isAdmin = false) {
  const { actor, account } = setup.addUser(permissions, { name: 'Grace', isAdmin });
  return { actor: aConsoleActor({ userId: actor.userId, isAdmin }), account };
}

const cancel = { kind: 'cancel', reason: null } as const;

describe('an approver who cancels a request', () => {
  it('deletes it on the server as themselves, and tells the requester', async () => {
    const { actor, account } = addConsoleUser(managerPermissions);
    const request = setup.addRequest({ state: 'processing' });
    const deleted: unknown[] = [];
    setup.server.findRequest = async () => toRemoteRequest(request, { status: 'approved' });
    setup.server.deleteRequest = async (...call) => void deleted.push(call);
    const cancelled = await setup.requestActions.perform(actor, request.id, cancel);
    expect(cancelled).toMatchObject({ state: 'cancelled', cause: 'cancelled-by-approver' });
    expect(deleted).toEqual([[7, account.remoteUserId]]);
    expect(setup.store.jobs.map(({ kind }) => kind)).toEqual(['notify']);
    expect(setup.store.audit).toMatchObject([{ action: 'request.cancel', source: 'console' }]);
  });

  it('deletes it as its requester without a permission of their own there', async () => {
    const { actor } = addConsoleUser(memberPermissions, true);
    const requester = setup.addUser(memberPermissions);
    const request = setup.addRequest({ accountId: requester.account.id });
    const deleted: unknown[] = [];
    setup.server.findRequest = async () =>
      toRemoteRequest(request, {
        account: { remoteUserId: requester.account.remoteUserId, name: 'bob' },
      });
    setup.server.deleteRequest = async (...call) => void deleted.push(call);
    await setup.requestActions.perform(actor, request.id, cancel);
    expect(deleted).toEqual([[7, requester.account.remoteUserId]]);
  });

  it.each(['available', 'partial', 'declined', 'cancelled'] as const)(
    'cannot do so once it is %s, and nothing is deleted',
    async (state) => {
      const { actor } = addConsoleUser(managerPermissions);
      const request = setup.addRequest({ state });
      const cancelling = setup.requestActions.perform(actor, request.id, cancel);
      await expect(cancelling).rejects.toMatchObject({ code: 'invalid-state' });
    },
  );

  it('cannot do so if the server says that it is available', async () => {
    const { actor } = addConsoleUser(managerPermissions);
    const request = setup.addRequest({ state: 'processing' });
    setup.server.findRequest = async () => toRemoteRequest(request, { status: 'completed' });
    const cancelling = setup.requestActions.perform(actor, request.id, cancel);
    await expect(cancelling).rejects.toMatchObject({ code: 'invalid-state' });
    expect(setup.store.requests.get(request.id)?.state).toBe('processing');
  });
});
