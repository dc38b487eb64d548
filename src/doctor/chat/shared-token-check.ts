import { type Check, ok, problem } from '../check.ts';

/**
 * Whether the running bot sees another program with its token. Doctor does not try it itself: asking for updates would
 * end the poll of the bot, and show nothing.
 */
export function createSharedTokenCheck(
  /** The alerts of the bot about it that are not over. */
  listShared: () => Promise<readonly { readonly name: string; readonly seenAt: Date }[]>,
): Check {
  return {
    name: 'bot tokens',
    isQuick: false,
    async run() {
      const shared = await listShared();
      if (shared.length === 0) return [ok('the bot sees no other program that uses them')];
      return shared.map(({ name, seenAt }) =>
        problem(
          `another program receives this bot's updates on ${name} (last seen ${seenAt.toISOString()})`,
          'Stop the other program. If you do not know which one it is, get a new token for the bot and set it here',
        ),
      );
    },
  };
}
