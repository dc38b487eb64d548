import { createOverseerrSimulator } from '../../../src/demo/overseerr/simulator.ts';
import { createState, mediaStatus, requestStatus } from '../../../src/demo/overseerr/state.ts';
import { catalogMovie } from '../../fakes/overseerr/catalog.ts';
import type { ChatPerson } from './chat-person.ts';
import type { RemoteRow, ServerMode } from './fakes-protocol.ts';
import type { Random } from './random.ts';

const firstTitle = 1_000_000;
const titleCount = 50_000;
const slowMs = 1_500;

export type StormOverseerr = Awaited<ReturnType<typeof createStormOverseerr>>;

/**
 * Some titles are decided on by the owner on the server's own page, all others in the chats: when both decide at the
 * same moment, one of the two is not kept, and rightly so.
 */
export const isOwnersTitle = (tmdbId: number): boolean => tmdbId % 5 === 0;

/** A server with the accounts of all people. It can be made to fail. */
export async function createStormOverseerr(people: readonly ChatPerson[]) {
  let titles = 0;
  let isDown = false;
  const owner = { username: 'owner', permissions: ['admin'] } as const;
  const users = people.map(({ name, platform, platformUserId, isApprover }) => ({
    username: name,
    permissions: isApprover ? (['request', 'manageRequests'] as const) : (['request'] as const),
    notifications:
      platform === 'discord' ? { discordId: platformUserId } : { telegramChatId: platformUserId },
  }));
  const movies = Array.from({ length: titleCount }, (_, index) =>
    catalogMovie(firstTitle + index, `Movie ${firstTitle + index}`, '2020-05-05'),
  );
  const server = await createOverseerrSimulator({
    product: 'seerr',
    apiKey: 'the-key-of-the-storm-0123456789',
    catalog: { movies, series: [], people: [], collections: [], hasSamples: false },
    state: createState([owner, ...users], () => new Date()),
    movie4k: false,
  });
  const { state, driver, faults } = server;

  const titleOf = (mediaId: number) => state.media.find(({ id }) => id === mediaId);

  return {
    env: { OVERSEERR_URL: server.url, OVERSEERR_API_KEY: server.apiKey },
    crashes: server.crashes,
    nextTitle(): number {
      titles += 1;
      if (titles > titleCount) throw new Error('the movies are used up');
      return firstTitle + titles - 1;
    },
    setWebhook: server.webhook.setTarget,
    listRequests: () =>
      state.requests.map(
        ({ id: remoteId, mediaId, requestedById: userId, status }): RemoteRow => ({
          remoteId,
          tmdbId: titleOf(mediaId)?.tmdbId ?? 0,
          userId,
          status,
        }),
      ),
    /** Approves a request on the server's own page now and then, and lets titles arrive. */
    async act(random: Random): Promise<boolean> {
      if (isDown) return false;
      const isApproving = random.chance(0.3);
      const candidates = state.requests.filter(({ status, mediaId }) =>
        isApproving
          ? status === requestStatus.pending && isOwnersTitle(titleOf(mediaId)?.tmdbId ?? 0)
          : status === requestStatus.approved &&
            titleOf(mediaId)?.status === mediaStatus.processing,
      );
      const [first, ...others] = candidates;
      if (!first) return false;
      const request = random.pick([first, ...others]);
      if (isApproving) await driver.approve(request.id);
      else {
        const tmdbId = titleOf(request.mediaId)?.tmdbId ?? 0;
        await driver.makeAvailable({ mediaType: 'movie', tmdbId });
      }
      return true;
    },
    async setMode(mode: ServerMode): Promise<void> {
      faults.clear();
      isDown = mode === 'down';
      switch (mode) {
        case 'down':
          return server.stop();
        case 'failing':
          return faults.fail(503);
        case 'hanging':
          return faults.hang('after');
        case 'lost-answers':
          // The server does what it is told, and nobody hears of it.
          return faults.drop('after', { where: /^(POST|PUT|DELETE) / });
        case 'slow':
          return faults.delayMs(slowMs);
        case 'up':
          // Also ends the connections that hang.
          return server.restart();
      }
    },
  };
}
