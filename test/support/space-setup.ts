import { createAuditLog } from '../../src/database/audit-log.ts';
import { createCardRepository } from '../../src/database/notifications/card-repository.ts';
import { createSubscriptionRepository } from '../../src/database/notifications/subscription-repository.ts';
import { createRequestRepository } from '../../src/database/requests/request-repository.ts';
import { createBotMembershipRepository } from '../../src/database/spaces/bot-membership-repository.ts';
import { createSpaceRepository } from '../../src/database/spaces/space-repository.ts';
import type { RequestId, SpaceId } from '../../src/domain/id.ts';
import type { NewCard } from '../../src/domain/notifications/card.ts';
import type { Place, Platform } from '../../src/domain/place.ts';
import { aCard, aNewRequest, aRequest, aUser, newId, setUpDatabase } from './database-setup.ts';

/** A channel of a Discord guild, or a Telegram group. */
export function channel(platform: Platform, address: string): Place {
  return { platform, kind: 'channel', address };
}

/** A private chat. */
export const direct: Place = { platform: 'telegram', kind: 'direct', address: '5' };

/** A card at a place; `messageId` is null before it is posted. */
export function cardAt(place: Place, messageId: string | null, parts: Partial<NewCard>): NewCard {
  return aCard({ ...parts, message: { place, messageId } });
}

/** Creates a database with all repositories that refer to spaces. */
export async function setUpSpaces() {
  const setup = await setUpDatabase();
  const { pool, reads, prisma, kysely, sender: jobSender, serviceId } = setup;
  const spaces = createSpaceRepository({ reads, kysely });
  const requestRepository = createRequestRepository({ pool, jobSender, newId });
  const cards = createCardRepository({ pool, jobSender });
  const audit = createAuditLog({ kysely });

  return {
    ...setup,
    spaces,
    requestRepository,
    cards,
    botMembership: createBotMembershipRepository({ prisma, kysely }),

    async clear(): Promise<void> {
      await prisma.request.deleteMany();
      await prisma.user.deleteMany();
      await prisma.space.deleteMany();
      await prisma.auditLog.deleteMany();
    },

    async aSpace(platform: Platform, id: string, settings: object = {}): Promise<SpaceId> {
      const space = await spaces.findOrCreate(platform, id, 'Club');
      const data = { settings: { ...settings } };
      await prisma.space.update({ where: { id: space.id }, data });
      return space.id;
    },

    /** Adds the audit entry that `/setup` adds. */
    async setUp(space: SpaceId, after: Readonly<Record<string, unknown>>): Promise<void> {
      await audit.record({
        userId: null,
        actor: 'Ada',
        source: 'telegram',
        action: 'space.setup',
        subjectKind: 'space',
        subjectId: space,
        before: {},
        after,
      });
    },

    async aRequestIn(spaceId: SpaceId | null, origin: Place, cards: readonly NewCard[]) {
      const request = aRequest(serviceId, { spaceId, origin });
      await requestRepository.create(aNewRequest(request, { cards, jobs: [] }));
      return request.id;
    },

    /** Address and message ID of each card of a request, by the key of the card. */
    async cardsOf(id: RequestId): Promise<Record<string, readonly (string | null)[]>> {
      const all = await cards.listByRequest(id);
      return Object.fromEntries(
        all.map(({ key, message }) => [key, [message.place.address, message.messageId]]),
      );
    },

    /** Creates a subscription; returns a function that reads its place, null when it is deleted. */
    async aSubscription(place: Place, accounts: readonly [Platform, string][] = []) {
      const userId = await aUser({ prisma });
      for (const [platform, platformUserId] of accounts) {
        const data = { id: newId(), userId, platform, platformUserId, name: 'Ada' };
        await prisma.chatAccount.create({ data });
      }
      await createSubscriptionRepository({ reads, prisma, kysely, newId }).create({
        userId,
        serviceId,
        key: { mediaType: 'movie', tmdbId: 603 },
        is4k: false,
        seasons: [],
        futureAfter: null,
        title: 'The Matrix',
        place,
      });
      return async () =>
        (await prisma.subscription.findFirst({ where: { userId } }))?.place ?? null;
    },
  };
}
