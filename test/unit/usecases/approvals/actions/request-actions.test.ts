import { beforeEach, describe, expect, it } from 'vitest';
import { requestActionKinds } from '../../../../../src/domain/approvals/request-action.ts';
import { aConsoleActor, anId } from '../../../../support/factories.ts';
import {
  createUseCaseSetup,
  managerPermissions,
  memberPermissions,
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

describe('what an approver does in the console', () => {
  it('is a decision with their name, from the console, with its audit line and its jobs', async () => {
    const { actor } = addConsoleUser(managerPermissions);
    const request = setup.addRequest();
    await setup.requestActions.perform(actor, request.id, { kind: 'decline', reason: 'Too long' });
    const { store } = setup;
    expect(store.requests.get(request.id)?.decision).toMatchObject({
      kind: 'decline',
      reason: 'Too long',
      name: 'Grace',
      source: 'console',
    });
    expect(store.audit).toMatchObject([
      { action: 'request.decline', source: 'console', userId: actor.userId },
    ]);
    expect(store.jobs.map(({ kind }) => kind)).toEqual(['update-cards', 'send-decision']);
  });

  it.each(requestActionKinds)('is refused without the permission: %s', async (kind) => {
    const { actor } = addConsoleUser(memberPermissions);
    const state = kind === 'send-again' ? 'failed' : 'pending';
    const request = setup.addRequest({ state });
    const performing = setup.requestActions.perform(actor, request.id, { kind, reason: null });
    await expect(performing).rejects.toMatchObject({ code: 'not-approver' });
    expect(setup.store.requests.get(request.id)).toEqual(request);
  });

  it.each(requestActionKinds)('of an unknown request is not found: %s', async (kind) => {
    const { actor } = addConsoleUser(managerPermissions);
    const performing = setup.requestActions.perform(actor, anId(), { kind, reason: null });
    await expect(performing).rejects.toMatchObject({ code: 'not-found' });
  });
});
