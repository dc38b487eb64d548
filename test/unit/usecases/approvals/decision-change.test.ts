import { expect, it } from 'vitest';
import type { Decision } from '../../../../src/domain/approvals/decision.ts';
import { toDecisionChange } from '../../../../src/usecases/approvals/decision-change.ts';
import { anId, aRemoteUserId, aRequest } from '../../../support/factories.ts';

const request = aRequest({ state: 'pending', version: 4, cause: 'no-permission' });
const decision: Decision = {
  kind: 'decline',
  reason: 'Too long',
  userId: anId(),
  name: 'Ada',
  source: 'telegram',
  as: aRemoteUserId(7),
  at: new Date('2026-11-30T12:00:00Z'),
};

it('a decision is stored with its history, its audit entry, and the job that sends it', () => {
  const payload = { requestId: request.id };
  const by = { actor: 'Ada', userId: decision.userId, source: 'telegram' };
  expect(toDecisionChange(request, decision)).toEqual({
    id: request.id,
    expectedVersion: 4,
    patch: { decision, cause: null, causeQuote: null },
    history: {
      event: 'decide',
      from: 'pending',
      to: 'pending',
      ...by,
      detail: { kind: 'decline', reason: 'Too long' },
    },
    audit: {
      action: 'request.decline',
      subjectKind: 'request',
      subjectId: request.id,
      ...by,
      before: { state: 'pending' },
      after: { kind: 'decline', reason: 'Too long', as: 7 },
    },
    cards: [],
    jobs: [
      { kind: 'update-cards', payload },
      { kind: 'send-decision', payload },
    ],
  });
});

it('history and audit entry say how many votes decided', () => {
  const { history, audit } = toDecisionChange(request, { ...decision, kind: 'approve', votes: 3 });
  expect(history?.detail).toMatchObject({ kind: 'approve', votes: 3 });
  expect(audit?.after).toMatchObject({ kind: 'approve', votes: 3 });
});
