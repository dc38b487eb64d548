import type { Actor } from '../../domain/actor.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { ServiceOverview } from '../../domain/services/service-status.ts';
import type {
  BotFacts,
  BotFactsSource,
  ServiceChecks,
} from '../../ports/services/status-sources.ts';

/** What `/status` shows. */
export interface StatusReport {
  readonly services: readonly ServiceOverview[];
  /** Null for people who are no admins. */
  readonly facts: BotFacts | null;
}

export type StatusReports = ReturnType<typeof createStatusReports>;

/** Tells whether the bot and its services work. */
export function createStatusReports(deps: {
  readonly serviceChecks: Pick<ServiceChecks, 'listOverviews'>;
  readonly botFacts: BotFactsSource;
  /** All services in use. */
  readonly listServiceIds: () => readonly ServiceId[];
}) {
  const { serviceChecks, botFacts, listServiceIds } = deps;
  return {
    /** Members see the servers that they know; admins see all services, with what is behind their status. */
    async getStatus({ isAdmin }: Pick<Actor, 'isAdmin'>): Promise<StatusReport> {
      const services = await serviceChecks.listOverviews(listServiceIds());
      if (isAdmin) return { services, facts: await botFacts.readFacts() };
      const known = services.filter(({ kind }) => kind !== 'http');
      return { services: known.map((service) => ({ ...service, detail: null })), facts: null };
    },
  };
}
