import { toFault } from '../core/fault.ts';
import type { HeldRequest } from '../core/held-request.ts';
import type { ServiceId } from '../core/id.ts';
import type { JobPayloads } from '../core/job.ts';
import type { MediaRequest } from '../core/request.ts';
import { formatTitleKey, parseTitleKey } from '../core/title.ts';
import type { Accounts, Ledger, Locks, Log, MediaServers } from '../ports.ts';
import type { Adoption } from './adoption.ts';
import { isAsFar } from './echoes.ts';
import type { Life } from './life.ts';
import { recognise, toStep, vanished } from './observation.ts';
import { titleLock } from './title-lock.ts';

const looksPerPoll = 100;
const looksAtOnce = 4;
const recentPerPoll = 20;
const pageSize = 100;
const pagesPerPoll = 20;
/** How many requests that were found at once are put before the approvers; a first look finds hundreds. */
const cardsPerPoll = 10;

/** Keeping requests true to what the service says, whether a webhook or the clock asked to look. */
export function createWatch(needs: {
  readonly ledger: Ledger;
  readonly accounts: Pick<Accounts, 'find'>;
  readonly servers: MediaServers;
  readonly adoption: Adoption;
  readonly life: Life;
  readonly locks: Locks;
  readonly log: Log;
}) {
  const { ledger, accounts, servers, adoption, life, locks, log } = needs;

  return {
    /**
     * Asks the service for one of its requests and moves ours along. One that is not ours yet is adopted; the
     * title's lock makes this wait for a hand-over under way, whose webhook comes before its answer.
     */
    look,

    /**
     * As `look`, for what a webhook says has come about. Most of it is the echo of what we have just sent, whose
     * answer comes after it: that is waited for, and then there is nothing to ask.
     */
    async heed({ serviceId, number, title, to }: JobPayloads['heed']): Promise<void> {
      const key = parseTitleKey(title);
      const isKnown = async () => {
        const ours = await ledger.findByNumber(serviceId, number);
        return ours !== null && formatTitleKey(ours.title) === title && isAsFar(ours, to);
      };
      if (await isKnown()) return;
      const isEcho = key && (await locks.withLock(titleLock(serviceId, key), isKnown));
      if (!isEcho) await look(serviceId, number);
    },

    /** Compares what is open with the service and looks for requests made without us. */
    async poll(serviceId: ServiceId): Promise<void> {
      const server = servers.get(serviceId);
      const open = await ledger.toLookAt(serviceId, looksPerPoll);
      await eachOf(open, looksAtOnce, async (request) => {
        if (request.number !== null) await observe(request, await server.request(request.number));
      });
      const recent = await unknownOf(serviceId, await server.recent(recentPerPoll));
      const found = new Map(
        [...recent, ...(await strays(serviceId))].map((one) => [one.number, one]),
      );
      const newestFirst = [...found.values()].sort((a, b) => b.number - a.number);
      const loud = new Set(newestFirst.slice(0, cardsPerPoll));
      // The oldest first: what is known when this breaks off is then all that is older (see `strays`).
      await eachOf(newestFirst.reverse(), 1, (held) =>
        look(serviceId, held.number, !loud.has(held)),
      );
    },
  };

  async function look(serviceId: ServiceId, number: number, isQuiet = false): Promise<void> {
    const held = await servers.get(serviceId).request(number);
    const ours = await ledger.findByNumber(serviceId, number);
    const isOurs = ours !== null && (await observe(ours, held));
    if (!held || isOurs) return;
    await locks.withLock(titleLock(serviceId, held.key), async () => {
      const ours = await ledger.findByNumber(serviceId, number);
      if (!ours) return adoption.adopt(serviceId, held, isQuiet);
      // Another's that has it still waits for its decision to be sent, which will find that out.
      const mine = await recognise(accounts, ours, held);
      if (mine) await follow(ours, mine);
    });
  }

  /** Waiting requests that we do not know, back to the first page that holds none. */
  async function strays(serviceId: ServiceId): Promise<HeldRequest[]> {
    const server = servers.get(serviceId);
    const found: HeldRequest[] = [];
    for (let page = 0; page < pagesPerPoll; page += 1) {
      const held = await server.waiting({ take: pageSize, skip: page * pageSize });
      const unknown = await unknownOf(serviceId, held);
      found.push(...unknown);
      if (unknown.length === 0 || held.length < pageSize) break;
    }
    return found;
  }

  async function unknownOf(serviceId: ServiceId, all: readonly HeldRequest[]) {
    const found: HeldRequest[] = [];
    for (const held of all) {
      const ours = await ledger.findByNumber(serviceId, held.number);
      if (!ours || !(await recognise(accounts, ours, held))) found.push(held);
    }
    return found;
  }

  /**
   * Moves a request along. One that was decided here waits for its decision to be sent: its webhook comes before
   * its answer, and only the one who sends knows who decided and why. If it was not sent, its job will see to it.
   * Returns whether what is held is that request.
   */
  async function observe(request: MediaRequest, held: HeldRequest | null): Promise<boolean> {
    const mine = await recognise(accounts, request, held);
    if (isDecided(request)) {
      await locks.withLock(titleLock(request.serviceId, request.title), async () => {
        const current = await ledger.find(request.id);
        if (current && !isDecided(current)) await follow(current, mine);
      });
    } else {
      await follow(request, mine);
    }
    return mine !== null;
  }

  /** `mine`: the request as the service holds it; null when it does no more. */
  async function follow(request: MediaRequest, mine: HeldRequest | null): Promise<void> {
    await life.move(request.id, mine ? toStep(mine) : vanished, request);
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

/** Whether a decision of ours is still on its way to the service. */
function isDecided({ state, decision }: MediaRequest): boolean {
  return state === 'pending' && decision !== null;
}
