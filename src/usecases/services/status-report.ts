import type { Actor } from '../../domain/actor.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { MediaServerActivity } from '../../domain/services/media-server-activity.ts';
import type { ServiceOverview } from '../../domain/services/service-status.ts';
import type { ServiceProbe } from '../../ports/services/service-probe.ts';
import type {
  BotFacts,
  BotFactsSource,
  ServiceChecks,
} from '../../ports/services/status-sources.ts';

/** A service, and for admins what a media server is doing. */
export interface ReportedService extends ServiceOverview {
  readonly activity: MediaServerActivity | null;
}

/** What `/status` shows. */
export interface StatusReport {
  readonly services: readonly ReportedService[];
  /** Null for people who are no admins. */
  readonly facts: BotFacts | null;
}

export type StatusReports = ReturnType<typeof createStatusReports>;

/** Tells whether the bot and its services work. */
export function createStatusReports(deps: {
  readonly serviceChecks: Pick<ServiceChecks, 'listOverviews'>;
  readonly botFacts: BotFactsSource;
  readonly probes: readonly Pick<ServiceProbe, 'id' | 'readActivity'>[];
  /** All services in use. */
  readonly listServiceIds: () => readonly ServiceId[];
}) {
  const { serviceChecks, botFacts, probes, listServiceIds } = deps;
  return {
    /** Members see the servers that they know; admins see all services, with what is behind their status. */
    async getStatus({ isAdmin }: Pick<Actor, 'isAdmin'>): Promise<StatusReport> {
      const services = await serviceChecks.listOverviews(listServiceIds());
      if (!isAdmin) {
        const known = services.filter(({ kind }) => kind !== 'http');
        return {
          services: known.map((service) => ({ ...service, detail: null, activity: null })),
          facts: null,
        };
      }
      const [facts, ...activities] = await Promise.all([
        botFacts.readFacts(),
        ...services.map(readActivity),
      ]);
      return {
        services: services.map((service, index) => ({
          ...service,
          activity: activities[index] ?? null,
        })),
        facts,
      };
    },
  };

  /** A server that is down would only make people wait. */
  async function readActivity({
    id,
    status,
  }: ServiceOverview): Promise<MediaServerActivity | null> {
    if (status === 'down') return null;
    return (await probes.find((probe) => probe.id === id)?.readActivity?.()) ?? null;
  }
}
