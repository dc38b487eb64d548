import type { Config } from '../../config/config.ts';
import { createDiscordSpaceInspector } from '../../doctor/spaces/discord-space-inspector.ts';
import { createTelegramSpaceInspector } from '../../doctor/spaces/telegram-space-inspector.ts';
import type { Space, SpaceSettings } from '../../domain/spaces/space.ts';
import type { SpaceInspection } from '../../domain/spaces/space-inspection.ts';
import { createCache } from '../../overseerr/transport/cache.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SpaceDirectory } from '../../ports/operator/space-directory.ts';
import type { SpaceInspector } from '../../ports/spaces/space-inspector.ts';
import { getJson } from '../doctor/create-chat-checks.ts';

const freshMs = 15_000;
const maxKept = 100;

/** Asks the platforms over REST, which works in every process, also in one without a connection to the gateway. */
export function createSpaceInspector(deps: {
  readonly config: Pick<Config, 'discord' | 'telegram'>;
  readonly spaceDirectory: Pick<SpaceDirectory, 'listTopics'>;
  readonly clock: Clock;
}): SpaceInspector {
  const { config, spaceDirectory, clock } = deps;
  const inspectDiscord = config.discord && createDiscordSpaceInspector(config.discord, getJson);
  const inspectTelegram = config.telegram && createTelegramSpaceInspector(config.telegram, getJson);
  const cache = createCache<{ readonly found: SpaceInspection | null }>({
    max: maxKept,
    ttlMs: freshMs,
    clock,
  });
  return {
    async inspect(space) {
      const answer = await cache.get(space.id, async () => ({ found: await ask(space) }));
      return answer.found;
    },
  };

  async function ask(space: Space): Promise<SpaceInspection | null> {
    switch (space.platform) {
      case 'discord':
        return (await inspectDiscord?.(space.platformSpaceId)) ?? null;
      case 'telegram': {
        const topics = await spaceDirectory.listTopics(space);
        const all = [...new Set([...topics, ...topicsOf(space)])];
        return (await inspectTelegram?.(space.platformSpaceId, all)) ?? null;
      }
      // The demo page has no channels that it could list.
      case 'web':
        return null;
    }
  }
}

function topicsOf({ settings }: { readonly settings: SpaceSettings }): readonly string[] {
  const { requestPlace, approvalPlaces = [], alertPlace, digestPlace } = settings;
  return [requestPlace, ...approvalPlaces, alertPlace, digestPlace].flatMap(
    (place) => place?.topic ?? [],
  );
}
