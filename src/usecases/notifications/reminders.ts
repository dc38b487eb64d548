import type { ServiceId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import type { NewCard } from '../../domain/notifications/card.ts';
import { isQuiet } from '../../domain/quiet-hours.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type { SpaceSettings } from '../../domain/spaces/space.ts';
import { hourIn } from '../../domain/time-zone.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CardRepository } from '../../ports/notifications/card-repository.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { SpaceRepository } from '../../ports/spaces/space-repository.ts';
import type { ApprovalCards } from '../approvals/approval-cards.ts';

const defaultReminderHours = 24;
const pageSize = 100;
const hourMs = 3_600_000;

/** Reminds the approvers, once for each request, of what has been pending for too long. */
export function createReminders(deps: {
  readonly requestRepository: Pick<RequestRepository, 'listPending'>;
  readonly cards: CardRepository;
  readonly spaces: Pick<SpaceRepository, 'find'>;
  readonly approvalCards: Pick<ApprovalCards, 'buildCards'>;
  /** The time zone of spaces without one of their own. */
  readonly timeZone: string;
  readonly clock: Clock;
}) {
  const { requestRepository, cards, spaces, approvalCards, timeZone, clock } = deps;

  return {
    /** Reminds of every request that has been pending longer than its space allows, outside of quiet hours. */
    async sendReminders(serviceId: ServiceId): Promise<void> {
      const pendingSince = new Date(clock().getTime() - hourMs);
      for (let skip = 0; ; skip += pageSize) {
        const page = { take: pageSize, skip };
        const { rows } = await requestRepository.listPending(
          { serviceId, spaceId: null, pendingSince },
          page,
        );
        for (const request of rows) await remindIfDue(request);
        if (rows.length < pageSize) return;
      }
    },
  };

  async function remindIfDue(request: MediaRequest): Promise<void> {
    const space = request.spaceId ? await spaces.find(request.spaceId) : null;
    const settings = { timeZone, ...space?.settings };
    if (isDue(request, settings, clock())) await sendReminder(request);
  }

  async function sendReminder(request: MediaRequest): Promise<void> {
    const existingCards = await cards.listByRequest(request.id);
    // Requests that the approvers never got a card for, such as those found at the first start, need no reminder.
    if (!existingCards.some(({ role }) => role === 'approval')) return;
    const reminders = (await approvalCards.buildCards(request)).map((card) =>
      toReminder(card, request),
    );
    const existingKeys = new Set(existingCards.map((card) => card.key));
    const due = reminders.filter((card) => !existingKeys.has(card.key));
    if (due.length === 0) return;
    const updateCardsJob: Job = { kind: 'update-cards', payload: { requestId: request.id } };
    await cards.create(request.id, due, [updateCardsJob]);
  }
}

/** Whether a request has been pending for long enough, and it is not a quiet hour. */
export function isDue(
  { stateChangedAt }: Pick<MediaRequest, 'stateChangedAt'>,
  {
    reminderHours = defaultReminderHours,
    quietHours,
    timeZone,
  }: SpaceSettings & { readonly timeZone: string },
  now: Date,
): boolean {
  if (reminderHours <= 0) return false;
  if (now.getTime() - stateChangedAt.getTime() < reminderHours * hourMs) return false;
  return !isQuiet(quietHours ?? null, hourIn(timeZone, now));
}

/** A reopened request has another remote id, so it gets a reminder of its own. */
function toReminder(card: NewCard, { remoteId }: MediaRequest): NewCard {
  const key = card.key.replace('approval:', `reminder:${remoteId ?? ''}:`);
  return { ...card, role: 'notification', key };
}
