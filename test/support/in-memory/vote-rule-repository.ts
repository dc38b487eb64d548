import type { VoteRule } from '../../../src/domain/approvals/vote-rule.ts';
import type { VoteRuleRepository } from '../../../src/ports/approvals/vote-rule-repository.ts';
import type { InMemoryStore } from './request-repository.ts';

/** Implements `VoteRuleRepository` without a database. `nameOf` knows the names of users and accounts. */
export function createInMemoryVoteRules(deps: {
  readonly store: Pick<InMemoryStore, 'audit' | 'cards' | 'jobs' | 'requests'>;
  readonly nameOf: (id: VoteRule['userId'] | NonNullable<VoteRule['accountId']>) => string;
}): VoteRuleRepository {
  const { store, nameOf } = deps;
  const rules = new Map<VoteRule['spaceId'], VoteRule>();
  const updateCards = (spaceId: VoteRule['spaceId']) => {
    for (const request of store.requests.values()) {
      if (request.spaceId !== spaceId || request.state !== 'pending' || request.decision) continue;
      store.requests.set(request.id, { ...request, version: request.version + 1 });
      store.jobs.push({ kind: 'update-cards', payload: { requestId: request.id } });
    }
  };
  return {
    async find(spaceId) {
      const rule = rules.get(spaceId);
      if (!rule) return null;
      const accountName = rule.accountId && nameOf(rule.accountId);
      return { ...rule, userName: nameOf(rule.userId), accountName };
    },
    async save(rule, audit) {
      rules.set(rule.spaceId, rule);
      store.audit.push(audit);
      updateCards(rule.spaceId);
    },
    async remove(spaceId, audit) {
      if (!rules.delete(spaceId)) return;
      store.audit.push(audit);
      updateCards(spaceId);
    },
    async end({ spaceId, userId, since }, { requestId, cards, audit }) {
      const rule = rules.get(spaceId);
      if (rule?.userId !== userId || rule.since.getTime() !== since.getTime()) return false;
      rules.delete(spaceId);
      store.audit.push(audit);
      store.cards.push(...cards.map((card) => ({ ...card, requestId, shownVersion: 0 })));
      updateCards(spaceId);
      return true;
    },
  };
}
