import type { Config } from '../../config/config.ts';
import { createRefusalLog } from '../../database/audit-log.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import { createSpaceDirectory } from '../../database/operator/spaces/space-directory.ts';
import { createSpaceErasure } from '../../database/spaces/space-erasure.ts';
import { createSpaceRepository } from '../../database/spaces/space-repository.ts';
import type { SpacesRouteDeps } from '../../http/console/api/spaces/spaces-routes.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Locks } from '../../ports/locks.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { VoteRules } from '../../usecases/approvals/votes/vote-rules.ts';
import { createSpaceAdmin } from '../../usecases/spaces/space-admin.ts';
import { createSpaceInspector } from './create-space-inspector.ts';

/** What the page of spaces is made of. */
export interface SpacesParts {
  readonly config: Pick<
    Config,
    | 'discord'
    | 'telegram'
    | 'publicCards'
    | 'unlinkedPolicy'
    | 'timeZone'
    | 'approvalPlaces'
    | 'alerts'
  >;
  readonly database: OpenDatabase;
  readonly servers: OverseerrServers;
  readonly translations: { readonly locales: readonly string[] };
  readonly bot: { readonly locks: Locks; readonly voteRules: VoteRules };
  readonly clock: Clock;
}

/** What the routes of spaces need. */
export function createSpacesConsole(parts: SpacesParts): SpacesRouteDeps {
  const { config, database, servers, bot, clock } = parts;
  const { locales: languages } = parts.translations;
  const spaceDirectory = createSpaceDirectory(database);
  const inspector = createSpaceInspector({ config, spaceDirectory, clock });
  return {
    spaceDirectory,
    inspector,
    servers,
    languages,
    voteRules: bot.voteRules,
    spaceAdmin: createSpaceAdmin({
      spaces: createSpaceRepository(database),
      spaceErasure: createSpaceErasure(database),
      inspector,
      servers,
      languages,
      locks: bot.locks,
      refusals: createRefusalLog(database),
    }),
    defaults: {
      publicCards: config.publicCards,
      unlinked: config.unlinkedPolicy,
      timeZone: config.timeZone,
      approvalPlaces: config.approvalPlaces.length,
      alertPlaces: config.alerts.places.length,
    },
  };
}
