import { describe, expect, it } from 'vitest';
import { overseerrActor } from '../../../../src/domain/actor.ts';
import type { Decision } from '../../../../src/domain/approvals/decision.ts';
import type { RequestId } from '../../../../src/domain/id.ts';
import type { MediaRequest } from '../../../../src/domain/requests/request.ts';
import type { RequestRepository } from '../../../../src/ports/requests/request-repository.ts';
import {
  assertUndecided,
  createRequestTransitions,
} from '../../../../src/usecases/requests/request-transitions.ts';
import { anId, aRequest } from '../../../support/factories.ts';
import {
  createInMemoryRequests,
  createInMemoryStore,
} from '../../../support/in-memory/request-repository.ts';

const now = new Date('2026-11-23T12:00:00Z');
const place = { platform: 'discord', kind: 'channel', address: '900' } as const;

function createFixture(parts: Partial<MediaRequest> = {}) {
  const store = createInMemoryStore();
  const request = aRequest({ state: 'pending', remoteId: 7, ...parts });
  store.requests.set(request.id, request);
  const repository: Pick<RequestRepository, 'find' | 'update'> = createInMemoryRequests(store);
  const transitions = createRequestTransitions({
    retryDelaysMs: [],
    requestRepository: {
      find: (id: RequestId) => repository.find(id),
      update: (change) => repository.update(change),
    },
    clock: () => now,
    newId: anId,
  });
  /** Another process changes the request. */
  const interfere = (patch: Partial<MediaRequest>) => {
    const current = store.requests.get(request.id) ?? request;
    store.requests.set(request.id, { ...current, ...patch, version: current.version + 1 });
  };
  const kinds = () => store.jobs.map(({ kind }) => kind);
  return { store, request, transitions, interfere, kinds };
}

const step = { actor: overseerrActor, role: 'overseerr' } as const;

function aDecision(parts: Partial<Decision> = {}): Decision {
  return {
    kind: 'approve',
    reason: null,
    userId: anId<'user'>(),
    name: 'Ada',
    source: 'discord',
    as: null,
    at: now,
    ...parts,
  };
}

describe('a transition', () => {
  it('stores state, history, and jobs together, and returns the updated request', async () => {
    const { store, request, transitions, kinds } = createFixture();
    const after = await transitions.transition(request, { ...step, event: 'become-available' });
    expect(after).toMatchObject({ state: 'available', stateChangedAt: now, version: 2 });
    expect(store.requests.get(request.id)).toEqual(after);
    expect(store.history.get(request.id)).toMatchObject([
      { event: 'become-available', from: 'pending', to: 'available' },
    ]);
    expect(kinds()).toEqual(['notify']);
  });

  it('that changes nothing stores nothing', async () => {
    const { store, request, transitions } = createFixture({ state: 'available' });
    expect(await transitions.transition(request, { ...step, event: 'fail' })).toEqual(request);
    expect(store.history.size).toBe(0);
    expect(store.jobs).toEqual([]);
  });

  it('that is no longer possible is refused', async () => {
    const { request, transitions } = createFixture({ state: 'available' });
    const cancel = { ...step, role: 'requester', event: 'cancel' } as const;
    await expect(transitions.transition(request, cancel)).rejects.toThrow('invalid-state');
  });

  it('is forbidden in the wrong role', async () => {
    const { request, transitions } = createFixture();
    const approve = { ...step, role: 'requester', event: 'approve' } as const;
    await expect(transitions.transition(request, approve)).rejects.toThrow('forbidden');
  });

  it('applies to the current request if it has changed since it was read', async () => {
    const { request, transitions, interfere } = createFixture();
    interfere({ reason: 'Too long' });
    const after = await transitions.transition(request, { ...step, event: 'approve' });
    expect(after).toMatchObject({ state: 'approved', reason: 'Too long', version: 3 });
  });

  it('is not repeated if another process made it first', async () => {
    const { store, request, transitions, interfere } = createFixture();
    interfere({ state: 'available' });
    const after = await transitions.transition(request, { ...step, event: 'become-available' });
    expect(after.state).toBe('available');
    expect(store.history.size).toBe(0);
  });

  it('gives up if the request keeps changing', async () => {
    const { request } = createFixture();
    const transitions = createRequestTransitions({
      retryDelaysMs: [],
      requestRepository: { find: async () => request, update: async () => false },
      clock: () => now,
      newId: anId,
    });
    await expect(transitions.transition(request, { ...step, event: 'approve' })).rejects.toThrow(
      'internal',
    );
  });

  it('of a request that was deleted is not found', async () => {
    const { store, request, transitions, interfere } = createFixture();
    interfere({});
    store.requests.clear();
    await expect(transitions.transition(request, { ...step, event: 'approve' })).rejects.toThrow(
      'not-found',
    );
  });

  it('removes the cause of the earlier state', async () => {
    const { request, transitions } = createFixture({ state: 'queued', cause: 'overseerr-failed' });
    const after = await transitions.transition(request, { ...step, event: 'approve' });
    expect(after.cause).toBeNull();
  });
});

describe('the public card', () => {
  const origin = { ...place, language: 'de' };

  it('is posted once the server has accepted the request, in the language of the space', async () => {
    const { store, request, transitions } = createFixture({ state: 'queued', origin });
    await transitions.transition(request, { ...step, event: 'await-approval' });
    expect(store.cards).toMatchObject([
      { role: 'public', locale: 'de', message: { messageId: null } },
    ]);
  });

  it.each(['reject', 'cancel'] as const)('is not posted after the event %s', async (event) => {
    const { store, request, transitions } = createFixture({ state: 'queued', origin });
    const role = event === 'cancel' ? 'requester' : 'overseerr';
    await transitions.transition(request, { ...step, role, event });
    expect(store.cards).toEqual([]);
  });

  it('is not posted for a private request, nor a second time', async () => {
    const hidden = createFixture({ state: 'queued', origin: null });
    await hidden.transitions.transition(hidden.request, { ...step, event: 'approve' });
    const later = createFixture({ state: 'pending', origin });
    await later.transitions.transition(later.request, { ...step, event: 'approve' });
    expect([...hidden.store.cards, ...later.store.cards]).toEqual([]);
  });
});

describe('a decision', () => {
  it('is recorded with its audit line and the job that sends it', async () => {
    const { store, request, transitions, kinds } = createFixture();
    const decision = aDecision({ kind: 'decline', reason: 'Too long' });
    const after = await transitions.recordDecision(request, decision);
    expect(after).toMatchObject({ state: 'pending', decision });
    expect(store.audit).toMatchObject([
      { action: 'request.decline', after: { kind: 'decline', reason: 'Too long', as: null } },
    ]);
    expect(kinds()).toEqual(['update-cards', 'send-decision']);
  });

  it('is refused after another one, with the first approver', async () => {
    const { request, transitions } = createFixture();
    await transitions.recordDecision(request, aDecision({ name: 'Ada' }));
    const second = transitions.recordDecision(request, aDecision({ name: 'Ben' }));
    await expect(second).rejects.toMatchObject({ code: 'already-decided', detail: { by: 'Ada' } });
  });

  it.each(['queued', 'approved', 'declined', 'available', 'cancelled'] as const)(
    'is refused in the state %s',
    (state) => {
      expect(() => assertUndecided(aRequest({ state }))).toThrow('already-decided');
    },
  );
});

describe('what cards show besides the state', () => {
  const progress = (percent: number) => ({ stage: 'downloading', percent, endsAt: null }) as const;

  it('is stored without a history entry, and updates the cards', async () => {
    const { store, request, transitions, kinds } = createFixture({ state: 'processing' });
    const after = await transitions.noteProgress(request, { progress: progress(20) });
    expect(after).toMatchObject({ progress: progress(20), version: 2 });
    expect(store.history.size).toBe(0);
    expect(kinds()).toEqual(['update-cards']);
  });

  it('includes where the title can be watched, also when it no longer can', async () => {
    const watchUrl = 'https://app.plex.tv/x';
    const { request, transitions, kinds } = createFixture({ state: 'available', watchUrl });
    await transitions.noteProgress(request, { watchUrl });
    expect(kinds()).toEqual([]);
    const after = await transitions.noteProgress(request, { watchUrl: null });
    expect(after.watchUrl).toBeNull();
    expect(kinds()).toEqual(['update-cards']);
  });

  it('is not stored for an invisible change', async () => {
    const { store, request, transitions } = createFixture({
      state: 'processing',
      progress: progress(20),
    });
    await transitions.noteProgress(request, { progress: progress(21) });
    expect(store.jobs).toEqual([]);
  });
});

it('an edit is recorded in any state, with the user who made it', async () => {
  const { store, request, transitions } = createFixture({ seasons: [1] });
  const subject = { subjectKind: 'request', subjectId: request.id } as const;
  const by = { userId: anId<'user'>(), actor: 'Ada', source: 'discord' } as const;
  const after = await transitions.recordEdit(request, {
    patch: { seasons: [1, 2] },
    history: { event: 'edit', ...by },
    audit: { ...by, ...subject, action: 'request.edit' },
  });
  expect(after).toMatchObject({ seasons: [1, 2], state: 'pending', version: 2 });
  expect(store.history.get(request.id)).toMatchObject([{ event: 'edit', from: 'pending' }]);
  expect(store.audit).toMatchObject([{ action: 'request.edit' }]);
});
