import { commands } from '../../../commands/index.ts';
import { onReaction } from '../../chat/approvals/approval-actions.ts';
import type { ChatPlatform } from '../../chat/chat-platform.ts';
import { createDispatch, type Dispatch } from '../../chat/dispatch.ts';
import type { createErrorLog } from '../../database/error-log.ts';
import type { Metrics } from '../../ports/metrics.ts';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';
import type { RefusalLog } from '../../ports/refusal-log.ts';
import { createInteractionMeasure } from '../monitoring/measure-interactions.ts';
import { createStartLink } from './start-link.ts';

type DispatchDeps = Parameters<typeof createDispatch>[0];

/** Routes interactions to the commands of the bot, and records refusals and bugs. */
export function createBotDispatch(
  deps: Pick<
    DispatchDeps,
    'useCases' | 'botMembership' | 'translations' | 'log' | 'clock' | 'retry' | 'timeZone'
  > & {
    readonly cards: Pick<CardRepository, 'isPosting'>;
    readonly platforms: readonly Pick<ChatPlatform, 'name' | 'startLink'>[];
    readonly refusals: RefusalLog;
    readonly errorLog: Pick<ReturnType<typeof createErrorLog>, 'record'>;
    readonly metrics: Metrics | undefined;
  },
): Dispatch {
  const { platforms, cards, refusals, errorLog, metrics, ...rest } = deps;
  return createDispatch({
    ...rest,
    commands,
    startLink: createStartLink(commands, platforms),
    onReaction,
    isPosting: cards.isPosting,
    ...(metrics && { measure: createInteractionMeasure(metrics, commands) }),
    recordDenial: ({ code }, actor, what) => refusals.recordRefusal(code, actor, { what }),
    recordBug: async (appError, context) =>
      (
        await errorLog.record(
          appError.code === 'internal' ? appError.cause : appError,
          context['what'] ?? 'chat',
          context,
        )
      ).fingerprint,
  });
}
