import type { NamedVoteRule, VoteRule } from '../../domain/approvals/vote-rule.ts';
import type { AuditEntry } from '../../domain/audit-entry.ts';
import type { RequestId, SpaceId } from '../../domain/id.ts';
import type { NewCard } from '../../domain/notifications/card.ts';

/** What is stored when a rule ends because of the user who has set it: the messages that say so, on a request. */
export interface VoteRuleEnd {
  readonly requestId: RequestId;
  readonly cards: readonly NewCard[];
  readonly audit: AuditEntry;
}

/**
 * Stores how many votes approve a request of each space, together with the audit entries of changes. Each change gives
 * the pending requests of the space a new version, and adds the jobs that update their cards.
 */
export interface VoteRuleRepository {
  find(spaceId: SpaceId): Promise<NamedVoteRule | null>;
  /** Sets the rule of a space, in place of an earlier one. */
  save(rule: VoteRule, audit: AuditEntry): Promise<void>;
  /** Does nothing if there is no rule. */
  remove(spaceId: SpaceId, audit: AuditEntry): Promise<void>;
  /** Removes exactly this rule. False, and nothing is stored, if it is gone or was set again since it was read. */
  end(rule: VoteRule, end: VoteRuleEnd): Promise<boolean>;
}
