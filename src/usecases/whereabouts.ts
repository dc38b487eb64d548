import type { News } from '../core/news.ts';
import type { Platform } from '../core/place.ts';
import type { Presence } from '../ports/presence.ts';
import type { Clock, Log, People } from '../ports.ts';

export type Whereabouts = ReturnType<typeof createWhereabouts>;

/** Where the bot is, and to whom it may write. */
export function createWhereabouts(needs: {
  readonly presence: Presence;
  readonly people: Pick<People, 'setDirectClosed'>;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { presence, people, clock, log } = needs;

  return {
    /** Keeps what a platform tells. What a space had set stays as it is, however often it is left. */
    async hear(platform: Platform, news: News): Promise<void> {
      switch (news.kind) {
        case 'left':
        case 'joined': {
          const { kind, platformSpaceId } = news;
          const leftAt = kind === 'left' ? clock() : null;
          if (!(await presence.setLeft(platform, platformSpaceId, leftAt))) return;
          log.info({ platform, platformSpaceId }, `the bot has ${kind} a space`);
          return;
        }
        case 'listed': {
          const changed = await presence.setListed(platform, news.platformSpaceIds, clock());
          if (changed.left + changed.joined === 0) return;
          log.info({ platform, ...changed }, 'the bot was put out of spaces or let in unnoticed');
          return;
        }
        case 'moved': {
          const { from, to } = news;
          await presence.move(platform, from, to);
          log.info({ platform, from, to }, 'a space has another id');
          return;
        }
        case 'closed': {
          const { platformUserId, isClosed } = news;
          return people.setDirectClosed({ platform, platformUserId }, isClosed);
        }
      }
    },
  };
}
