import { toFault } from '../core/fault.ts';
import type { HeldRequest } from '../core/held-request.ts';
import type { ServiceId } from '../core/id.ts';
import type { MediaRequest } from '../core/request.ts';
import type { Ledger, Locks, Log, MediaServers } from '../ports.ts';
import type { Adoption } from './adoption.ts';
import type { Life } from './life.ts';
import { byService, toStep } from './observation.ts';
import { titleLock } from './title-lock.ts';

export type Watch = ReturnType<typeof createWatch>;

const looksPerPoll = 100;
const looksAtOnce = 4;
const recentPerPoll = 20;

/** Keeping requests true to what the service says, whether a webhook or the clock asked to look. */
export function createWatch(needs: {
  readonly ledger: Ledger;
  readonly servers: MediaServers;
  readonly adoption: Adoption;
  readonly life: Life;
  readonly locks: Locks;
  readonly log: Log;
}) {
  const { ledger, servers, adoption, life, locks, log } = needs;

  return {
    /**
     * Asks the service for one of its requests and moves ours along. One that is not ours yet is adopted; the
     * title's lock makes this wait for a hand-over under way, whose webhook comes before its answer.
     */
    async look(serviceId: ServiceId, number: number): Promise<void> {
      const held = await servers.get(serviceId).request(number);
      const ours = await ledger.findByNumber(serviceId, number);
      if (ours) return observe(ours, held);
      if (!held) return;
      await locks.withLock(titleLock(serviceId, held.key), async () => {
        const ours = await ledger.findByNumber(serviceId, number);
        if (ours) return observe(ours, held);
        await adoption.adopt(serviceId, held);
      });
    },

    /** Compares what is open with the service and looks for requests made without us. */
    async poll(serviceId: ServiceId): Promise<void> {
      const server = servers.get(serviceId);
      const open = await ledger.toLookAt(serviceId, looksPerPoll);
      await eachOf(open, looksAtOnce, async (request) => {
        if (request.number !== null) await observe(request, await server.request(request.number));
      });
      const recent = await server.recent(recentPerPoll);
      for (const held of recent) {
        if (!(await ledger.findByNumber(serviceId, held.number))) {
          await this.look(serviceId, held.number);
        }
      }
    },
  };

  async function observe(request: MediaRequest, held: HeldRequest | null): Promise<void> {
    await life.move(
      request.id,
      held ? toStep(held) : { event: 'vanish', actor: byService },
      request,
    );
  }

  /** Works through rows a few at once; one that fails is left for the next poll, unless the wire broke. */
  async function eachOf<Row>(
    rows: readonly Row[],
    atOnce: number,
    work: (row: Row) => Promise<void>,
  ): Promise<void> {
    const waiting = rows.values();
    const lanes = Array.from({ length: atOnce }, async () => {
      for (const row of waiting) {
        try {
          await work(row);
        } catch (error) {
          const fault = toFault(error);
          if (fault.face.retry) throw fault;
          log.warn({ error: fault }, 'a request could not be compared with its service');
        }
      }
    });
    await Promise.all(lanes);
  }
}
