import type { SpaceSettings } from '../../domain/accounts/user.ts';
import type { ServiceId } from '../../domain/id.ts';
import type { Job } from '../../domain/job.ts';
import type { NewCard } from '../../domain/notifications/card.ts';
import type { MediaRequest } from '../../domain/requests/request.ts';
import type {
  CardRepository,
  Clock,
  RequestRepository,
  UserRepository,
} from '../../ports/ports.ts';
import type { ApprovalCards } from '../approvals/approval-cards.ts';

const defaultReminderHours = 24;
const pageSize = 100;
const hourMs = 3_600_000;

/** Reminding the approvers, once a request, of what has waited too long. */
export function createReminders(needs: {
  readonly requestRepository: RequestRepository;
  readonly cards: CardRepository;
  readonly users: UserRepository;
  readonly approvalCards: ApprovalCards;
  readonly clock: Clock;
}) {
  const { requestRepository, cards, users, approvalCards, clock } = needs;

  return {
    /** Reminds of every request that has waited longer than its space allows, outside of quiet hours. */
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
    const space = request.spaceId ? await users.findSpace(request.spaceId) : null;
    if (isDue(request, space?.settings ?? {}, clock())) await sendReminder(request);
  }

  async function sendReminder(request: MediaRequest): Promise<void> {
    const existingCards = await cards.listByRequest(request.id);
    // Of what was never put before the approvers, such as the backlog of the first start, nobody is reminded.
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

/** Whether a request has waited long enough, and nobody is to be left in peace right now. */
export function isDue(
  { stateChangedAt }: Pick<MediaRequest, 'stateChangedAt'>,
  { reminderHours = defaultReminderHours, quietHours }: SpaceSettings,
  now: Date,
): boolean {
  if (reminderHours <= 0) return false;
  if (now.getTime() - stateChangedAt.getTime() < reminderHours * hourMs) return false;
  return !quietHours || !isQuiet(now.getHours(), quietHours);
}

/** The hours may run over midnight. */
function isQuiet(hour: number, { from, until }: { from: number; until: number }): boolean {
  return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
}

/** A request that was reopened has another number, and may be reminded of again. */
function toReminder(card: NewCard, { remoteId }: MediaRequest): NewCard {
  const key = card.key.replace('approval:', `reminder:${remoteId ?? ''}:`);
  return { ...card, role: 'notification', key };
}
