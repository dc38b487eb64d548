import { Fault } from '../core/fault.ts';
import { type RequestId, type ServiceId, toId } from '../core/id.ts';
import { rightsOf } from '../core/permission.ts';
import type { MediaRequest } from '../core/request.ts';
import type { Accounts, Ledger, MediaServers, PastEvent } from '../ports.ts';
import type { Approvers, Judge } from './approvers.ts';
import type { Renewal } from './renewal.ts';

export type Histories = ReturnType<typeof createHistories>;

const mostFound = 25;

/** Looking back at what happened to requests: one's own, those one may decide on, and those one may see there. */
export function createHistories(needs: {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly servers: MediaServers;
  readonly approvers: Approvers;
  readonly renewal: Pick<Renewal, 'renew'>;
}) {
  const { ledger, accounts, servers, approvers, renewal } = needs;

  return {
    /**
     * Requests by a part of their title, their number on the service, or their own id; newest first. Nobody waits
     * for the service while they are still typing.
     */
    async find(
      judge: Judge,
      serviceId: ServiceId,
      { words, isTyping }: { readonly words: string; readonly isTyping: boolean },
    ): Promise<MediaRequest[]> {
      const id = toId<'request'>(words);
      if (id) return [await see(judge, id, isTyping)];
      const reach = await approvers.reachOf(judge, serviceId);
      const sight = {
        serviceId,
        isAll: reach === 'service' || (await seesOthers(judge, serviceId)),
        userId: judge.user.id,
        spaceId: reach === 'space' ? (judge.space?.id ?? null) : null,
      };
      const found = await ledger.search(sight, words, mostFound);
      if (found.length > 0 || sight.isAll || isTyping) return found;
      if (!(await seesNow(judge, serviceId))) return found;
      return ledger.search({ ...sight, isAll: true }, words, mostFound);
    },

    /** A request and what happened to it, oldest first. Throws `not-found` also for what is none of theirs. */
    async of(judge: Judge, id: RequestId): Promise<{ request: MediaRequest; events: PastEvent[] }> {
      const request = await see(judge, id);
      return { request, events: await ledger.history(id) };
    },

    /** What the title is about; empty when the service does not tell right now. */
    async overviewOf({ serviceId, title }: MediaRequest, language: string): Promise<string> {
      try {
        return (await servers.get(serviceId).details(title, language)).overview;
      } catch (error) {
        if (error instanceof Fault) return '';
        throw error;
      }
    },
  };

  async function see(judge: Judge, id: RequestId, isTyping = false): Promise<MediaRequest> {
    const request = await ledger.find(id);
    const isTheirs =
      request &&
      (request.userId === judge.user.id ||
        (await approvers.may(judge, request)) ||
        (await seesOthers(judge, request.serviceId)) ||
        (!isTyping && (await seesNow(judge, request.serviceId))));
    if (!isTheirs) throw new Fault('not-found');
    return request;
  }

  /** Whether the service shows somebody the requests of others. */
  async function seesOthers({ user }: Judge, serviceId: ServiceId): Promise<boolean> {
    const account = await accounts.ofUser(user.id, serviceId);
    return account !== null && rightsOf(account.permissions).seeOthers;
  }

  /** As `seesOthers` of somebody who is about to be refused: read anew. */
  async function seesNow({ user }: Judge, serviceId: ServiceId): Promise<boolean> {
    const account = await renewal.renew(user.id, serviceId);
    return account !== null && rightsOf(account.permissions).seeOthers;
  }
}
