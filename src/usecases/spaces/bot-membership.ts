import type { Place, Platform } from '../../domain/place.ts';
import type { PlatformEvent } from '../../domain/spaces/platform-event.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { Log } from '../../ports/log.ts';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';
import type { BotMembershipRepository } from '../../ports/spaces/bot-membership-repository.ts';

export type BotMembership = ReturnType<typeof createBotMembership>;

/** Records which spaces the bot is in, and who accepts direct messages from it. */
export function createBotMembership(deps: {
  readonly botMembershipRepository: BotMembershipRepository;
  readonly users: Pick<UserRepository, 'setDirectMessagesClosed'>;
  readonly cards: Pick<CardRepository, 'resumeDirect'>;
  readonly jobs: JobQueue;
  /** The places that settings of the operator name, which the bot cannot change, by the name of the setting. */
  readonly fixedPlaces: Readonly<Record<string, readonly Place[]>>;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { botMembershipRepository, users, cards, jobs, fixedPlaces, clock, log } = deps;

  return {
    /** Records an event of a platform. The settings of a space are kept when the bot leaves it. */
    async handleEvent(platform: Platform, event: PlatformEvent): Promise<void> {
      switch (event.kind) {
        case 'left':
        case 'joined': {
          const { kind, platformSpaceId } = event;
          const leftAt = kind === 'left' ? clock() : null;
          if (!(await botMembershipRepository.setLeft(platform, platformSpaceId, leftAt))) return;
          log.info({ platform, platformSpaceId }, `The bot ${kind} a space`);
          return;
        }
        case 'listed': {
          const changed = await botMembershipRepository.setCurrentSpaces(
            platform,
            event.platformSpaceIds,
            clock(),
          );
          if (changed.left + changed.joined === 0) return;
          log.info(
            { platform, ...changed },
            'The bot left or joined spaces while it was not connected',
          );
          return;
        }
        case 'moved': {
          const { from, to } = event;
          await botMembershipRepository.changeSpaceId(platform, from, to);
          log.info({ platform, from, to }, 'The ID of a space has changed');
          for (const setting of listSettingsWith(platform, from)) {
            log.warn(
              { platform, from, to },
              `${setting} contains the old ID of a space. Replace it`,
            );
          }
          return;
        }
        case 'closed': {
          const { platformUserId, isClosed } = event;
          const account = { platform, platformUserId };
          if (isClosed) return users.setDirectMessagesClosed(account, true);
          // The cards still show what was true when the person blocked the bot.
          const requestIds = await cards.resumeDirect(account);
          await jobs.enqueue(
            requestIds.map((requestId) => ({ kind: 'update-cards', payload: { requestId } })),
          );
          // At the end: while the chat counts as closed, this is repeated.
          return users.setDirectMessagesClosed(account, false);
        }
      }
    },
  };

  function listSettingsWith(platform: Platform, address: string): string[] {
    return Object.entries(fixedPlaces).flatMap(([setting, places]) =>
      places.some((place) => place.platform === platform && place.address === address)
        ? [setting]
        : [],
    );
  }
}
