import type { NewCard } from '../core/card.ts';
import type { ServiceId } from '../core/id.ts';
import type { Job } from '../core/job.ts';
import type { MediaRequest } from '../core/request.ts';
import type { SpaceSettings } from '../core/user.ts';
import type { Cards, Clock, Ledger, People } from '../ports.ts';
import type { Approval } from './approval.ts';

const defaultHours = 24;
const requestsAtOnce = 100;
const hourMs = 3_600_000;

/** Reminding the approvers, once a request, of what has waited too long. */
export function createReminders(needs: {
  readonly ledger: Ledger;
  readonly cards: Cards;
  readonly people: People;
  readonly approval: Approval;
  readonly clock: Clock;
}) {
  const { ledger, cards, people, approval, clock } = needs;

  return {
    /** Reminds of every request that has waited longer than its space allows, outside of quiet hours. */
    async remind(serviceId: ServiceId): Promise<void> {
      const before = new Date(clock().getTime() - hourMs);
      for (let skip = 0; ; skip += requestsAtOnce) {
        const page = { take: requestsAtOnce, skip };
        const { rows } = await ledger.waiting({ serviceId, spaceId: null, before }, page);
        for (const request of rows) await remindIfDue(request);
        if (rows.length < requestsAtOnce) return;
      }
    },
  };

  async function remindIfDue(request: MediaRequest): Promise<void> {
    const space = request.spaceId ? await people.space(request.spaceId) : null;
    if (isDue(request, space?.settings ?? {}, clock())) await remindOf(request);
  }

  async function remindOf(request: MediaRequest): Promise<void> {
    const standing = await cards.ofRequest(request.id);
    // Of what was never put before the approvers, such as the backlog of the first start, nobody is reminded.
    if (!standing.some(({ role }) => role === 'approval')) return;
    const reminders = (await approval.cardsFor(request)).map((card) => toReminder(card, request));
    const known = new Set(standing.map((card) => card.key));
    const due = reminders.filter((card) => !known.has(card.key));
    if (due.length === 0) return;
    const show: Job = { kind: 'show', payload: { requestId: request.id } };
    await cards.add(request.id, due, [show]);
  }
}

/** Whether a request has waited long enough, and nobody is to be left in peace right now. */
export function isDue(
  { stateAt }: Pick<MediaRequest, 'stateAt'>,
  { reminderHours = defaultHours, quietHours }: SpaceSettings,
  now: Date,
): boolean {
  if (reminderHours <= 0) return false;
  if (now.getTime() - stateAt.getTime() < reminderHours * hourMs) return false;
  return !quietHours || !isQuiet(now.getHours(), quietHours);
}

/** The hours may run over midnight. */
function isQuiet(hour: number, { from, until }: { from: number; until: number }): boolean {
  return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
}

/** A request that was reopened has another number, and may be reminded of again. */
function toReminder(card: NewCard, { number }: MediaRequest): NewCard {
  const key = card.key.replace('approval:', `reminder:${number ?? ''}:`);
  return { ...card, role: 'notice', key };
}
