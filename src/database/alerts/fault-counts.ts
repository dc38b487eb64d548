import { errorMetadata, isFaultOfBot } from '../../domain/app-error.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';

const faultCodes = Object.keys(errorMetadata).filter(isFaultOfBot);
const expectedCodes = faultCodes.filter((code) => code !== 'internal');

/** Counts errors that are the fault of the bot or its settings. */
export function createFaultCounts({ prisma }: { readonly prisma: PrismaClient }) {
  return {
    /** Kinds of errors that somebody read in a chat, and requests that failed with one. */
    async countMemberErrorsSince(since: Date): Promise<number> {
      const read = await prisma.errorLog.count({
        where: {
          lastSeenAt: { gte: since },
          // Errors of jobs have no platform: nobody read them.
          context: { path: ['platform'], not: Prisma.AnyNull },
        },
      });
      const failed = await prisma.request.count({
        where: {
          state: 'failed',
          cause: { in: faultCodes },
          updatedAt: { gte: since },
          stateChangedAt: { gte: since },
        },
      });
      return read + failed;
    },

    /** Kinds of unexpected errors; what the settings cause has alerts of its own. */
    countErrorsSince: (since: Date): Promise<number> =>
      prisma.errorLog.count({
        where: { lastSeenAt: { gte: since }, code: { notIn: expectedCodes } },
      }),
  };
}
