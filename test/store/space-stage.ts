import type { NewCard } from '../../src/core/card.ts';
import type { RequestId, SpaceId } from '../../src/core/id.ts';
import type { Place, Platform } from '../../src/core/place.ts';
import { createAudit } from '../../src/store/audit.ts';
import { createCards } from '../../src/store/cards.ts';
import { createLedger } from '../../src/store/ledger.ts';
import { createPeople } from '../../src/store/people.ts';
import { createPresence } from '../../src/store/presence.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { aCard, anEntry, aRequest, aUser, newId, openStage } from './stage.ts';

/** A channel of a Discord guild, or a Telegram group. */
export function channel(platform: Platform, address: string): Place {
  return { platform, kind: 'channel', address };
}

/** Somebody's private chat. */
export const direct: Place = { platform: 'telegram', kind: 'direct', address: '5' };

/** A card that stands there as a message; null for one that is yet to be posted. */
export function cardAt(place: Place, messageId: string | null, parts: Partial<NewCard>): NewCard {
  return aCard({ ...parts, message: { place, messageId } });
}

/** A database with all that can name a space. */
export async function openSpaceStage() {
  const stage = await openStage();
  const { pool, prisma, sender: jobSender, serviceId } = stage;
  const people = createPeople({ pool, prisma, newId });
  const ledger = createLedger({ pool, jobSender, newId });
  const cards = createCards({ pool, jobSender });
  const audit = createAudit({ prisma });

  return {
    ...stage,
    people,
    ledger,
    cards,
    presence: createPresence({ pool }),

    async clear(): Promise<void> {
      await prisma.mediaRequest.deleteMany();
      await prisma.user.deleteMany();
      await prisma.space.deleteMany();
      await prisma.auditLog.deleteMany();
    },

    async aSpace(platform: Platform, id: string, settings: object = {}): Promise<SpaceId> {
      const space = await people.enter(platform, id, 'Club');
      const data = { settings: { ...settings } };
      await prisma.space.update({ where: { id: space.id }, data });
      return space.id;
    },

    /** What `/setup` writes down. */
    async setUp(space: SpaceId, after: Readonly<Record<string, unknown>>): Promise<void> {
      await audit.add({
        userId: null,
        actor: 'Ada',
        door: 'telegram',
        action: 'space.setup',
        subjectKind: 'space',
        subjectId: space,
        before: {},
        after,
      });
    },

    async aRequestIn(spaceId: SpaceId | null, origin: Place, standing: readonly NewCard[]) {
      const request = aRequest(serviceId, { spaceId, origin });
      await ledger.record(anEntry(request, { cards: standing, jobs: [] }));
      return request.id;
    },

    /** Each card of a request by its key: where it stands and as which message. */
    async cardsOf(id: RequestId): Promise<Record<string, readonly (string | null)[]>> {
      const all = await cards.ofRequest(id);
      return Object.fromEntries(
        all.map(({ key, message }) => [key, [message.place.address, message.messageId]]),
      );
    },

    /** Somebody waits for a title and asked there; gives what is kept of it, null when it is gone. */
    async aSubscription(place: Place, accounts: readonly [Platform, string][] = []) {
      const userId = await aUser({ prisma });
      for (const [platform, platformUserId] of accounts) {
        const data = { id: newId(), userId, platform, platformUserId, name: 'Ada' };
        await prisma.chatAccount.create({ data });
      }
      await createSubscriptions({ pool, prisma, newId }).add({
        userId,
        serviceId,
        key: { mediaType: 'movie', tmdbId: 603 },
        is4k: false,
        seasons: [],
        title: 'The Matrix',
        place,
      });
      return async () =>
        (await prisma.subscription.findFirst({ where: { userId } }))?.place ?? null;
    },
  };
}
