import type { ChatPlatform } from '../../chat/chat-platform.ts';
import { version } from '../../config/version.ts';
import { createAlertRepository } from '../../database/alerts/alert-repository.ts';
import { createOverviewFigures } from '../../database/console/overview-figures.ts';
import type { OpenDatabase } from '../../database/open-database.ts';
import { createServiceReports } from '../../database/operator/services/service-reports.ts';
import { createServiceChecks } from '../../database/services/service-checks.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { OverviewRouteDeps } from '../../http/console/api/live/overview-routes.ts';
import { readImageLabel } from '../../lib/files/read-image-label.ts';
import { findNewerTag } from '../../lib/git/git-tags.ts';
import type { Clock } from '../../ports/clock.ts';
import type { JobSystem } from '../../queue/job-system.ts';
import { createConsoleOverview } from '../../usecases/console/overview/console-overview.ts';
import { createBotFacts } from '../monitoring/bot-facts.ts';

/** The overview in the console. */
export function createOverviewConsole(parts: {
  readonly database: OpenDatabase;
  readonly bot: {
    readonly jobs: Pick<JobSystem, 'readFigures'>;
    readonly listServiceIds: () => readonly ServiceId[];
  };
  readonly platforms: readonly Pick<ChatPlatform, 'name' | 'status'>[];
  readonly clock: Clock;
}): OverviewRouteDeps {
  const { database, bot, platforms, clock } = parts;
  const { kysely } = database;
  return {
    overview: createConsoleOverview({
      figures: createOverviewFigures({ kysely, clock }),
      serviceChecks: createServiceChecks({ kysely, clock }),
      serviceReports: createServiceReports({ kysely, clock }),
      alertRepository: createAlertRepository(database),
      botFacts: createBotFacts({ database, jobs: bot.jobs }),
      listServiceIds: bot.listServiceIds,
      listChats: () => platforms.map(({ name, status }) => ({ platform: name, ...status() })),
      // The bot is started in its checkout, unless it was installed in another way.
      findNewerVersion: () => findNewerTag(process.cwd(), version),
      readImage: () => readImageLabel(process.cwd()),
      startedAt: clock(),
      clock,
    }),
  };
}
