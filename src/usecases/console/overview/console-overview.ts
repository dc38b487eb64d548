import type { ChatOverview, Overview, RequestHistory } from '../../../domain/console/overview.ts';
import type { ServiceId } from '../../../domain/id.ts';
import type { AlertRepository } from '../../../ports/alerts/alert-repository.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { OverviewFigures } from '../../../ports/console/overview-figures.ts';
import type { ServiceReports } from '../../../ports/operator/service-reports.ts';
import type { BotFactsSource, ServiceChecks } from '../../../ports/services/status-sources.ts';
import { createRequestHistory } from './request-history.ts';

export type ConsoleOverview = ReturnType<typeof createConsoleOverview>;

/** Shows how the bot is, at a glance. */
export function createConsoleOverview(deps: {
  readonly figures: OverviewFigures;
  readonly serviceChecks: Pick<ServiceChecks, 'listOverviews'>;
  readonly serviceReports: Pick<ServiceReports, 'listLatencies'>;
  readonly alertRepository: Pick<AlertRepository, 'listUnsettled'>;
  readonly botFacts: BotFactsSource;
  /** All services in use. */
  readonly listServiceIds: () => readonly ServiceId[];
  readonly listChats: () => readonly ChatOverview[];
  /** A newer version that is known without asking anyone. */
  readonly findNewerVersion: () => Promise<string | null>;
  readonly readImage: () => Promise<Overview['image']>;
  readonly startedAt: Date;
  readonly clock: Clock;
}) {
  const { figures, serviceChecks, serviceReports, alertRepository, botFacts } = deps;
  const { listServiceIds, listChats, findNewerVersion, readImage, startedAt } = deps;
  const history = createRequestHistory(deps);

  return {
    /** Everything but the history of requests. */
    async read(): Promise<Overview> {
      const ids = listServiceIds();
      const [services, latencies, alerts, facts, pending, newerVersion, image] = await Promise.all([
        serviceChecks.listOverviews(ids),
        serviceReports.listLatencies(ids),
        alertRepository.listUnsettled(),
        botFacts.readFacts(),
        figures.readPending(),
        findNewerVersion(),
        readImage(),
      ]);
      return {
        services: services.map((each) => ({ ...each, latencies: latencies.get(each.id) ?? [] })),
        chats: listChats(),
        queue: facts.queue,
        pending,
        backups: facts.backups,
        alerts: alerts.filter(({ closedAt }) => closedAt === null),
        version: facts.version,
        newerVersion,
        image,
        startedAt,
      };
    },

    /** How many requests there were, and how long people waited. */
    readHistory: (): Promise<RequestHistory> => history.read(),
  };
}
