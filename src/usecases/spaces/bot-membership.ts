import type { Platform } from '../../domain/place.ts';
import type { PlatformEvent } from '../../domain/spaces/platform-event.ts';
import type { Clock, Log, UserRepository } from '../../ports/ports.ts';
import type { BotMembershipRepository } from '../../ports/spaces/bot-membership-repository.ts';

export type BotMembership = ReturnType<typeof createBotMembership>;

/** Where the bot is, and to whom it may write. */
export function createBotMembership(needs: {
  readonly botMembershipRepository: BotMembershipRepository;
  readonly users: Pick<UserRepository, 'setDirectMessagesClosed'>;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { botMembershipRepository, users, clock, log } = needs;

  return {
    /** Keeps what a platform tells. What a space had set stays as it is, however often it is left. */
    async handleEvent(platform: Platform, event: PlatformEvent): Promise<void> {
      switch (event.kind) {
        case 'left':
        case 'joined': {
          const { kind, platformSpaceId } = event;
          const leftAt = kind === 'left' ? clock() : null;
          if (!(await botMembershipRepository.setLeft(platform, platformSpaceId, leftAt))) return;
          log.info({ platform, platformSpaceId }, `the bot has ${kind} a space`);
          return;
        }
        case 'listed': {
          const changed = await botMembershipRepository.setCurrentSpaces(
            platform,
            event.platformSpaceIds,
            clock(),
          );
          if (changed.left + changed.joined === 0) return;
          log.info({ platform, ...changed }, 'the bot was put out of spaces or let in unnoticed');
          return;
        }
        case 'moved': {
          const { from, to } = event;
          await botMembershipRepository.changeSpaceId(platform, from, to);
          log.info({ platform, from, to }, 'a space has another id');
          return;
        }
        case 'closed': {
          const { platformUserId, isClosed } = event;
          return users.setDirectMessagesClosed({ platform, platformUserId }, isClosed);
        }
      }
    },
  };
}
