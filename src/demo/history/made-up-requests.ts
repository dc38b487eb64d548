import { type ActorIdentity, overseerrActor } from '../../domain/actor.ts';
import { toAttribution, toAuditEntry } from '../../domain/audit-entry.ts';
import type { ServiceId, SpaceId, UserId } from '../../domain/id.ts';
import type { MadeUpRequest, MadeUpUser } from '../../domain/operator/demo-history.ts';
import type { NewHistoryEntry } from '../../domain/requests/history.ts';
import { type MediaRequest, noStanding, type RequestState } from '../../domain/requests/request.ts';
import type { TitleSummary } from '../../domain/titles/title.ts';
import { toPastId } from './made-up-users.ts';
import type { Random } from './random.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const days = 365;

const declineReasons = [
  'Too big for our disk',
  'Already on a service we all have',
  'Wait for the release',
  null,
] as const;

/** What requests are made of. */
export interface RequestIngredients {
  readonly random: Random;
  readonly now: Date;
  readonly serviceId: ServiceId;
  readonly spaceId: SpaceId;
  readonly owner: { readonly id: UserId; readonly name: string };
  readonly users: readonly MadeUpUser[];
  /** A series has its number of seasons. */
  readonly titles: readonly { readonly title: TitleSummary; readonly seasonCount: number }[];
}

/** Two requests on a usual day, more on weekends, in the evenings, and over the year. */
export function makeUpRequests(ingredients: RequestIngredients): MadeUpRequest[] {
  const { random, now } = ingredients;
  const made: MadeUpRequest[] = [];
  for (let day = days; day >= 0; day -= 1) {
    const midnight = new Date(now.getTime() - day * dayMs);
    midnight.setUTCHours(0, 0, 0, 0);
    const weekend = [0, 5, 6].includes(midnight.getUTCDay()) ? 1.8 : 1;
    const expected = (1.2 + 1.4 * (1 - day / days)) * weekend;
    const count = Math.floor(expected + random.next());
    for (let n = 0; n < count; n += 1) {
      const hour = 16 + random.below(8) - (random.next() < 0.25 ? 8 : 0);
      const minutes = hour * 60 + random.below(60);
      made.push(makeUpRequest(ingredients, new Date(midnight.getTime() + minutes * minuteMs)));
    }
  }
  // Only what is over by now, so that nothing of it is compared with the demo's server.
  const settled = made.filter(({ changedAt }) => changedAt < now);
  return settled.sort((a, b) => a.request.createdAt.getTime() - b.request.createdAt.getTime());
}

function makeUpRequest(ingredients: RequestIngredients, createdAt: Date): MadeUpRequest {
  const { random, serviceId, spaceId, owner, users, titles } = ingredients;
  const user = random.pick(users);
  const { title, seasonCount } = random.pick(titles);
  const id = toPastId<'request'>(random, createdAt);
  const requester: ActorIdentity = {
    userId: user.id,
    name: user.name,
    source: user.chat.platform,
  };
  const approver: ActorIdentity = {
    userId: owner.id,
    name: owner.name,
    source: random.next() < 0.5 ? 'web' : 'console',
  };
  const entries: { entry: NewHistoryEntry; at: Date }[] = [];
  const audit: MadeUpRequest['audit'][number][] = [];
  let at = createdAt;
  let state: RequestState | null = null;
  const follow = (
    step: Pick<NewHistoryEntry, 'event' | 'to' | 'detail'>,
    actor: ActorIdentity,
    afterMs: number,
  ): void => {
    at = new Date(at.getTime() + afterMs);
    entries.push({ entry: { ...step, ...toAttribution(actor), from: state }, at });
    state = step.to;
  };

  const fate = random.next();
  const reason = random.pick(declineReasons);
  follow({ event: 'request', to: 'queued' }, requester, 0);
  follow({ event: 'await-approval', to: 'pending' }, overseerrActor, 1_000 + random.below(4_000));
  if (fate < 0.05) {
    follow({ event: 'cancel', to: 'cancelled' }, requester, random.below(90) * minuteMs);
  } else {
    const kind = fate < 0.14 ? 'decline' : 'approve';
    // Some wait for a night, most for minutes.
    const waitMs = random.next() ** 3 * 0.6 * dayMs + 2 * minuteMs;
    const detail = { kind, reason: kind === 'decline' ? reason : null };
    follow({ event: 'decide', to: 'pending', detail }, approver, waitMs);
    const subject = { kind: 'request', id } as const;
    const change = { before: { state: 'pending' }, after: detail };
    audit.push({ entry: toAuditEntry(approver, `request.${kind}`, subject, change), at });
    const to = kind === 'decline' ? 'declined' : 'approved';
    follow({ event: kind, to }, approver, 800 + random.below(2_000));
    if (kind === 'approve') {
      follow({ event: 'start-processing', to: 'processing' }, overseerrActor, 5 * minuteMs);
      const downloadMs = (20 + random.next() ** 2 * 1_200) * minuteMs;
      if (fate < 0.17) follow({ event: 'fail', to: 'failed' }, overseerrActor, downloadMs);
      else follow({ event: 'become-available', to: 'available' }, overseerrActor, downloadMs);
    }
  }

  const isDecided = audit.length > 0;
  const isDeclined = state === 'declined';
  const request: MediaRequest = {
    id,
    serviceId,
    userId: user.id,
    accountId: null,
    spaceId: random.next() < 0.7 ? spaceId : null,
    draftId: null,
    requesterName: user.name,
    madeBy: null,
    downloadChoice: null,
    title,
    releases: [],
    is4k: random.next() < 0.08,
    seasons: seasonCount === 0 ? [] : [1 + random.below(seasonCount)],
    state: state ?? 'available',
    cause: state === 'failed' ? 'overseerr-failed' : null,
    causeQuote: null,
    reason: isDeclined ? reason : null,
    decidedBy: isDecided ? owner.name : null,
    decision: null,
    progress: null,
    outcome: null,
    // The demo's server has never heard of it.
    remoteId: null,
    watchUrl: null,
    ...noStanding,
    source: user.chat.platform,
    origin: null,
    locale: 'en',
    version: entries.length,
    createdAt,
    stateChangedAt: at,
  };
  return { request, changedAt: at, entries, audit };
}
