import { beforeEach, describe, expect, it } from 'vitest';
import { aConsoleActor } from '../../../../support/factories.ts';
import {
  createUseCaseSetup,
  managerPermissions,
  toRemoteRequest,
} from '../../../../support/in-memory/use-case-setup.ts';

let setup: ReturnType<typeof createUseCaseSetup>;

beforeEach(() => {
  setup = createUseCaseSetup();
});

function addConsoleUser(permissions: number) {
  const { actor } = setup.addUser(permissions, { name: 'Grace' });
  return { actor: aConsoleActor({ userId: actor.userId }) };
}

const sendAgain = { kind: 'send-again', reason: null } as const;

describe('a request that is sent again', () => {
  it('goes to its download server if the Overseerr server has it', async () => {
    const { actor } = addConsoleUser(managerPermissions);
    const request = setup.addRequest({ state: 'failed', cause: 'overseerr-failed' });
    setup.server.findRequest = async () => toRemoteRequest(request, { status: 'failed' });
    setup.server.retryRequest = async () => toRemoteRequest(request, { status: 'approved' });
    const { state } = await setup.requestActions.perform(actor, request.id, sendAgain);
    expect(state).toBe('approved');
  });

  it('is submitted once more if the Overseerr server refused it, which looks for it first', async () => {
    const { actor } = addConsoleUser(managerPermissions);
    const request = setup.addRequest({
      state: 'failed',
      cause: 'movie-quota-exceeded',
      remoteId: null,
    });
    const { state, cause } = await setup.requestActions.perform(actor, request.id, sendAgain);
    expect({ state, cause }).toEqual({ state: 'queued', cause: 'movie-quota-exceeded' });
    expect(setup.store.jobs.map(({ kind }) => kind)).toContain('submit-request');
    expect(setup.store.audit).toMatchObject([{ action: 'request.retry', source: 'console' }]);
  });

  it('is requested again if it was declined', async () => {
    const { actor } = addConsoleUser(managerPermissions);
    const request = setup.addRequest({ state: 'declined' });
    setup.server.findRequest = async () => null;
    const { state } = await setup.requestActions.perform(actor, request.id, sendAgain);
    expect(state).toBe('queued');
  });

  it('must be failed or declined', async () => {
    const { actor } = addConsoleUser(managerPermissions);
    const request = setup.addRequest({ state: 'processing' });
    const sending = setup.requestActions.perform(actor, request.id, sendAgain);
    await expect(sending).rejects.toMatchObject({ code: 'invalid-state' });
  });
});
