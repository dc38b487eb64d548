import type { Decision } from '../../domain/approvals/decision.ts';
import { toAttribution, toAuditEntry } from '../../domain/audit-entry.ts';
import { type InTask, toDetail } from '../../domain/requests/history.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { RequestChange } from '../../ports/requests/request-repository.ts';

/** Records a decision on a pending request, with the job that sends it. */
export function toDecisionChange(
  request: MediaRequest,
  decision: Decision,
  by: InTask = {},
): RequestChange {
  const { kind, reason, as, votes } = decision;
  const payload = { requestId: request.id };
  const byVotes = votes === undefined ? {} : { votes };
  return {
    id: request.id,
    expectedVersion: request.version,
    patch: { decision, cause: null, causeQuote: null },
    history: {
      event: 'decide',
      from: request.state,
      to: request.state,
      ...toAttribution(decision),
      ...toDetail(by, { kind, reason, ...byVotes }),
    },
    audit: toAuditEntry(
      decision,
      `request.${kind}`,
      { kind: 'request', id: request.id },
      { before: { state: request.state }, after: { kind, reason, as, ...byVotes } },
    ),
    cards: [],
    jobs: [
      { kind: 'update-cards', payload },
      { kind: 'send-decision', payload },
    ],
  };
}
