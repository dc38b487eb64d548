import type { ActorIdentity } from '../../../domain/actor.ts';
import { AppError } from '../../../domain/app-error.ts';
import { checkVoteCount, type NamedVoteRule } from '../../../domain/approvals/vote-rule.ts';
import { toAuditEntry } from '../../../domain/audit-entry.ts';
import type { UserId } from '../../../domain/id.ts';
import type { Space } from '../../../domain/spaces/space.ts';
import type { VoteRuleRepository } from '../../../ports/approvals/vote-rule-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import { findServer, type OverseerrServers } from '../../../ports/services/overseerr-servers.ts';
import type { RequestManagers } from './request-managers.ts';
import { isInEffect } from './space-server.ts';

/** A user who sets a rule, in a chat or in the console. */
type RuleSetter = ActorIdentity & { readonly userId: UserId };

export type VoteRules = ReturnType<typeof createVoteRules>;

/** How many votes approve the requests of a space. */
export function createVoteRules(deps: {
  readonly voteRuleRepository: Pick<VoteRuleRepository, 'find' | 'remove' | 'save'>;
  readonly servers: Pick<OverseerrServers, 'resolveId'>;
  readonly requestManagers: RequestManagers;
  readonly clock: Clock;
}) {
  const { voteRuleRepository, servers, requestManagers, clock } = deps;

  return {
    /** The rule of a space; null if there is none for the server that the space uses now. */
    async find(space: Pick<Space, 'id' | 'serviceId'>): Promise<NamedVoteRule | null> {
      const rule = await voteRuleRepository.find(space.id);
      return rule && isInEffect(servers, rule, space) ? rule : null;
    },

    /** Whether a user may set it, as far as the bot knows without asking the server. */
    async canSet(
      { userId }: { readonly userId: UserId },
      space: Pick<Space, 'serviceId'>,
    ): Promise<boolean> {
      const serviceId = findServer(servers, space);
      return serviceId !== null && (await requestManagers.find(userId, serviceId)) !== null;
    },

    /**
     * Sets how many votes approve a request, or null to leave all of them to approvers. Whoever sets it answers for it:
     * requests are approved as decisions of theirs. Throws `invalid-input` for a number that is not offered, and
     * `approvers-only` for a user who may not decide on the whole server.
     */
    async set(
      actor: RuleSetter,
      space: Pick<Space, 'id' | 'serviceId'>,
      votes: number | null,
    ): Promise<void> {
      const serviceId = servers.resolveId(space);
      const manager =
        (await requestManagers.find(actor.userId, serviceId)) ??
        (await requestManagers.verify(actor.userId, serviceId));
      if (!manager) throw new AppError('approvers-only');
      const before = await voteRuleRepository.find(space.id);
      const accountId = manager.account?.id ?? null;
      const audit = toAuditEntry(
        actor,
        'space.setup',
        { kind: 'space', id: space.id },
        {
          before: { approvalVotes: before?.votes ?? null },
          after: { approvalVotes: votes, ...(votes === null ? {} : { accountId }) },
        },
      );
      if (votes === null) return voteRuleRepository.remove(space.id, audit);
      await voteRuleRepository.save(
        {
          spaceId: space.id,
          serviceId,
          votes: checkVoteCount(votes),
          userId: manager.user.id,
          accountId,
          since: clock(),
        },
        audit,
      );
    },
  };
}
