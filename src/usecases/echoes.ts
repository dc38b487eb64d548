import type { ServiceId } from '../core/id.ts';
import type { Job, JobPayloads } from '../core/job.ts';
import type { MediaRequest, RequestState } from '../core/request.ts';
import { formatTitleKey, type TitleKey } from '../core/title.ts';
import type { Clock, Jobs } from '../ports.ts';

/** What a webhook may say that our own calls bring about, too. */
type Said = JobPayloads['heed'];

/** How long the outcome of a call answers for the webhook about it. */
const freshMs = 5_000;
const mostOutcomes = 1_000;

const reached: Readonly<Record<Said['to'], readonly RequestState[]>> = {
  pending: ['pending'],
  approved: ['approved', 'processing', 'partial', 'available'],
  declined: ['declined'],
};

/** Whether we know that a request has come as far as a webhook says, and not elsewhere. */
export function isAsFar(request: Pick<MediaRequest, 'state'> | null, to: Said['to']): boolean {
  return request !== null && reached[to].includes(request.state);
}

export type Echoes = ReturnType<typeof createEchoes>;

/**
 * Webhooks that are the echo of what this process is doing itself: nearly every one of a busy bot. They are held
 * until the call has its answer, and cost nothing when that says the same. All others become jobs, as do those that
 * another process answers for; what is lost with this process the poll finds.
 */
export function createEchoes(needs: { readonly jobs: Jobs; readonly clock: Clock }) {
  const { jobs, clock } = needs;
  const underWay = new Map<string, { calls: number; readonly held: Said[] }>();
  const outcomes = new Map<string, { readonly state: RequestState; readonly at: number }>();

  return {
    /** Takes jobs that webhooks ask for. */
    add,

    /** Makes a call whose echo is to be caught; `call` returns the request as it then stands. */
    async during(
      serviceId: ServiceId,
      title: TitleKey,
      call: () => Promise<MediaRequest | null>,
    ): Promise<void> {
      const key = titleOf({ serviceId, title: formatTitleKey(title) });
      const here = underWay.get(key) ?? { calls: 0, held: [] };
      here.calls += 1;
      underWay.set(key, here);
      try {
        const request = await call();
        if (request?.number) remember(serviceId, request.number, request.state);
      } finally {
        here.calls -= 1;
        if (here.calls === 0) underWay.delete(key);
        const left = here.held.splice(0).filter((said) => !isAnswered(said));
        // The poll would find it too, so its failure must not become the call's.
        await add(left.map((payload) => ({ kind: 'heed', payload }))).catch(() => undefined);
      }
    },
  };

  async function add(wanted: readonly Job[]): Promise<void> {
    const passed = wanted.filter((job) => !(job.kind === 'heed' && isCaught(job.payload)));
    if (passed.length === 0) return;
    for (const { kind, payload } of passed) {
      // What we know of that request is no longer the last word.
      if (kind === 'look' || kind === 'heed') outcomes.delete(numberOf(payload));
    }
    await jobs.add(passed);
  }

  function isCaught(said: Said): boolean {
    if (isAnswered(said)) return true;
    const here = underWay.get(titleOf(said));
    here?.held.push(said);
    return here !== undefined;
  }

  function isAnswered(said: Said): boolean {
    const outcome = outcomes.get(numberOf(said));
    if (!outcome || clock().getTime() - outcome.at > freshMs) return false;
    return isAsFar(outcome, said.to);
  }

  function remember(serviceId: ServiceId, number: number, state: RequestState): void {
    const key = numberOf({ serviceId, number });
    outcomes.delete(key);
    outcomes.set(key, { state, at: clock().getTime() });
    const [oldest] = outcomes.keys();
    if (oldest !== undefined && outcomes.size > mostOutcomes) outcomes.delete(oldest);
  }
}

function titleOf({ serviceId, title }: Pick<Said, 'serviceId' | 'title'>): string {
  return `${serviceId} ${title}`;
}

function numberOf({ serviceId, number }: Pick<Said, 'serviceId' | 'number'>): string {
  return `${serviceId} ${number}`;
}
