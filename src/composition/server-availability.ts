import type { ServiceId } from '../domain/id.ts';
import type { Log } from '../ports/log.ts';
import type { JobSystem } from '../queue/job-system.ts';
import type { HealthCheck } from '../usecases/services/health-check.ts';

const recheckMs = 30_000;
/** What people wait for while a server is down. */
const jobsForServers = ['submit-request', 'send-decision', 'retry-request', 'send-issue'] as const;
const roundsWhileUp = 2;

/** Reacts when an Overseerr server stops answering or answers again, and checks servers that are down. */
export function createServerAvailability(deps: {
  readonly healthCheck: HealthCheck;
  /** Servers whose address has changed: their accounts must be read before anything is sent there. */
  readonly listMovedIds: () => readonly ServiceId[];
  readonly syncAccounts: (id: ServiceId) => Promise<void>;
  readonly jobs: Pick<JobSystem, 'retryNow'>;
  readonly log: Log;
}) {
  const { healthCheck, listMovedIds, syncAccounts, jobs, log } = deps;
  const refused = new Set<ServiceId>();

  return {
    /** Never throws. */
    async handleChange(id: ServiceId, isBack: boolean): Promise<void> {
      try {
        await healthCheck.checkHealth(id);
        await syncMovedServers();
        if (isBack) await Promise.all(jobsForServers.map((kind) => jobs.retryNow(kind)));
      } catch (error) {
        logFailure(error);
      }
    },

    /**
     * Checks a server that counts as up but has just refused the bot itself, such as after its owner turned CSRF
     * protection on. Never throws.
     */
    async handleRefusal(id: ServiceId): Promise<void> {
      // The check is refused, too.
      if (refused.has(id) || !healthCheck.getHealth(id).isUp) return;
      refused.add(id);
      await healthCheck.checkHealth(id).catch(logFailure);
      refused.delete(id);
    },

    syncMovedServers,

    /**
     * Checks every service now, again every 30 seconds while it is down, and every minute while it is up. Returns how to
     * stop.
     */
    watch(ids: readonly ServiceId[]): () => void {
      let round = 0;
      const check = () => {
        const includesUp = round % roundsWhileUp === 0;
        round += 1;
        for (const id of ids) {
          if (includesUp || !healthCheck.getHealth(id).isUp) {
            healthCheck.checkHealth(id).catch(logFailure);
          }
        }
      };
      check();
      const timer = setInterval(check, recheckMs);
      return () => clearInterval(timer);
    },
  };

  /**
   * Reads the accounts of servers whose address has changed. Another server gives the same ids to other people, so
   * this comes before any waiting request is sent there.
   */
  async function syncMovedServers(): Promise<void> {
    for (const id of listMovedIds()) {
      await syncAccounts(id).catch((error: unknown) =>
        log.warn({ error }, 'Could not sync accounts yet. Will retry'),
      );
    }
  }

  function logFailure(error: unknown): void {
    log.error({ error }, 'The health check failed');
  }
}
