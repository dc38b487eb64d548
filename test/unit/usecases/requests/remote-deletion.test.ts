import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import { createRemoteDeletion } from '../../../../src/usecases/requests/remote-deletion.ts';
import { anAccount, aRemoteUserId, aRequest } from '../../../support/factories.ts';
import { createScriptedServers } from '../../../support/in-memory/scripted-servers.ts';
import { toRemoteRequest } from '../../../support/in-memory/use-case-setup.ts';

const account = anAccount({ remoteUserId: aRemoteUserId(3) });

function createFixture({ hasStarted = false, isSettled = true } = {}) {
  const request = aRequest({ accountId: account.id, remoteId: 7, state: 'pending' });
  const deleted: unknown[] = [];
  const { deleteRemote } = createRemoteDeletion({
    requestRepository: { findByRemoteId: async () => null },
    reconciler: { syncRequest: async () => undefined },
    accounts: { find: async (id) => (id === account.id ? account : null) },
    servers: createScriptedServers([
      {
        id: request.serviceId,
        server: {
          findRequest: async (remoteId) =>
            toRemoteRequest(
              { ...request, remoteId },
              { account: { remoteUserId: 3, name: 'bob' } },
            ),
          listRequestsByTitle: async () => [],
          deleteRequest: async (...call) => void deleted.push(call),
        },
      },
    ]),
    hasStarted: async () => hasStarted,
    unknownOutcomes: { isSettled: async () => isSettled },
  });
  return { request, deleted, deleteRemote };
}

const allow = () => undefined;

describe('deleting a request on its server', () => {
  it('is done as its requester, or as somebody else', async () => {
    const { request, deleted, deleteRemote } = createFixture();
    expect(await deleteRemote(request, allow)).toBe(true);
    expect(await deleteRemote(request, allow, aRemoteUserId(9))).toBe(true);
    expect(deleted).toEqual([
      [7, 3],
      [7, 9],
    ]);
  });

  it('is not done if that is not allowed in its state there', async () => {
    const { request, deleted, deleteRemote } = createFixture();
    const deleting = deleteRemote(request, () => {
      throw new AppError('invalid-state');
    });
    await expect(deleting).rejects.toMatchObject({ code: 'invalid-state' });
    expect(deleted).toEqual([]);
  });

  it('needs somebody as whom it can be done', async () => {
    const { request, deleteRemote } = createFixture();
    const deleting = deleteRemote({ ...request, accountId: null }, allow);
    await expect(deleting).rejects.toMatchObject({ code: 'account-not-found' });
  });

  it('has nothing to do for a request that was never submitted', async () => {
    const { request, deleted, deleteRemote } = createFixture();
    expect(await deleteRemote({ ...request, remoteId: null }, allow)).toBe(false);
    expect(deleted).toEqual([]);
  });

  it('waits while the server may still be saving it', async () => {
    const { request, deleteRemote } = createFixture({ hasStarted: true, isSettled: false });
    const deleting = deleteRemote({ ...request, remoteId: null }, allow);
    await expect(deleting).rejects.toMatchObject({ code: 'outcome-unknown' });
  });
});
