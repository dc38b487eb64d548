import type { Translations } from '../../chat/i18n/translations.ts';
import type { BotConfig } from '../../config/bot-config.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { Approvers } from '../../usecases/approvals/approvers.ts';
import { createBotMembership } from '../../usecases/spaces/bot-membership.ts';
import { createSpaceSetup } from '../../usecases/spaces/space-setup.ts';
import type { Repositories } from '../repositories.ts';

/** The settings of spaces, and in which of them the bot is. */
export function createSpaceUseCases(
  deps: Pick<
    Repositories,
    'botMembershipRepository' | 'cards' | 'refusals' | 'spaces' | 'users'
  > & {
    readonly servers: OverseerrServers;
    readonly approvers: Approvers;
    readonly translations: Translations;
    readonly config: BotConfig;
    readonly jobs: JobQueue;
    readonly locks: Locks;
    readonly clock: Clock;
    readonly log: Log;
  },
) {
  const { approvalPlaces, alerts } = deps.config;
  const fixedPlaces = { APPROVAL_PLACES: approvalPlaces, ALERT_PLACES: alerts.places };
  return {
    setup: createSpaceSetup(deps),
    botMembership: createBotMembership({ ...deps, fixedPlaces }),
  };
}
