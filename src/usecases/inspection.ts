import { type Fault, type FaultCode, toFault } from '../core/fault.ts';
import type { ServiceId } from '../core/id.ts';
import type { Clock, Log, MediaServers, ServiceBook } from '../ports.ts';

export type Inspection = ReturnType<typeof createInspection>;

/** How a service stood when it was last looked at. */
export interface Standing {
  readonly isUp: boolean;
  readonly detail: string;
}

/** Finding out whether the services answer, let us in and let us write; and saying so in one line. */
export function createInspection(needs: {
  readonly servers: MediaServers;
  readonly book: ServiceBook;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { servers, book, clock, log } = needs;
  const standings = new Map<ServiceId, Standing>();

  return {
    /** Looks at a service now, keeps the result, and logs it when it is news. */
    async inspect(id: ServiceId): Promise<Standing> {
      const startedAt = clock().getTime();
      const standing = await look(id);
      const isNews = standings.get(id)?.detail !== standing.detail;
      standings.set(id, standing);
      if (isNews) log[standing.isUp ? 'info' : 'error']({ service: id }, standing.detail);
      await book.looked(id, {
        isUp: standing.isUp,
        latencyMs: clock().getTime() - startedAt,
        detail: standing.detail,
      });
      return standing;
    },

    /** How a service stood the last time; not up before the first look. */
    standing(id: ServiceId): Standing {
      return standings.get(id) ?? { isUp: false, detail: 'not looked at yet' };
    },
  };

  async function look(id: ServiceId): Promise<Standing> {
    try {
      const { title, product, version } = await servers.get(id).check();
      return {
        isUp: true,
        detail: `${title} (${product} ${version}) answers and lets the bot write`,
      };
    } catch (error) {
      const fault = toFault(error);
      if (fault.code === 'bug') throw error;
      return { isUp: false, detail: lineFor(fault) };
    }
  }
}

/** What an operator reads; what to do comes with it. */
function lineFor({ code, detail }: Fault): string {
  const line = operatorLines[code];
  const reason = typeof detail['reason'] === 'string' ? ` (${detail['reason']})` : '';
  return (line ?? `The media server cannot be used: ${code}.`) + reason;
}

const operatorLines: Partial<Record<FaultCode, string>> = {
  'service-unreachable': 'The media server does not answer. Check OVERSEERR_URL and that it runs.',
  'service-failed': 'The media server answers with errors. Look at its own log.',
  'service-key':
    'The media server does not accept the key. Check OVERSEERR_API_KEY (Settings, General, API Key).',
  'service-csrf':
    'CSRF protection is on in the media server, which stops every write. Switch it off (Settings, Network; in Overseerr Settings, General).',
  'service-not-overseerr':
    'What answers at OVERSEERR_URL is not Overseerr, Jellyseerr or Seerr. Check the address and its sub-path.',
};
