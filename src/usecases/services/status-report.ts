import type { Actor } from '../../domain/actor.ts';
import { isDisturbing } from '../../domain/alerts/alert.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { MediaServerActivity } from '../../domain/services/media-server-activity.ts';
import type { ServiceOverview } from '../../domain/services/service-status.ts';
import type { AlertRepository } from '../../ports/alerts/alert-repository.ts';
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
  readonly bot: {
    /** When this process started. */
    readonly since: Date;
    /** Whether something is wrong with it that members feel. */
    readonly isDisturbed: boolean;
  };
  readonly services: readonly ReportedService[];
  /** Null for people who are no admins. */
  readonly facts: (BotFacts & { readonly openAlerts: number }) | null;
}

export type StatusReports = ReturnType<typeof createStatusReports>;

/** Tells whether the bot and its services work. */
export function createStatusReports(deps: {
  readonly serviceChecks: Pick<ServiceChecks, 'listOverviews'>;
  readonly alertRepository: Pick<AlertRepository, 'listUnsettled'>;
  readonly startedAt: Date;
  readonly botFacts: BotFactsSource;
  readonly probes: readonly Pick<ServiceProbe, 'id' | 'readActivity'>[];
  /** All services in use. */
  readonly listServiceIds: () => readonly ServiceId[];
}) {
  const { serviceChecks, alertRepository, startedAt, botFacts, probes, listServiceIds } = deps;
  return {
    /** Members see the servers that they know; admins see all services, with what is behind their status. */
    async getStatus({ isAdmin }: Pick<Actor, 'isAdmin'>): Promise<StatusReport> {
      const [services, alerts] = await Promise.all([
        serviceChecks.listOverviews(listServiceIds()),
        alertRepository.listUnsettled(),
      ]);
      const open = alerts.filter(({ closedAt }) => closedAt === null);
      const bot = { since: startedAt, isDisturbed: open.some(({ kind }) => isDisturbing(kind)) };
      if (!isAdmin) {
        const known = services.filter(({ kind }) => kind !== 'http');
        return {
          bot,
          services: known.map((service) => ({
            ...service,
            detail: null,
            fault: null,
            missingUsers: null,
            activity: null,
          })),
          facts: null,
        };
      }
      const [facts, ...activities] = await Promise.all([
        botFacts.readFacts(),
        ...services.map(readActivity),
      ]);
      return {
        bot,
        services: services.map((service, index) => ({
          ...service,
          activity: activities[index] ?? null,
        })),
        facts: { ...facts, openAlerts: open.length },
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
