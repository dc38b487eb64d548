import { createHash } from 'node:crypto';
import { toAppError } from '../domain/app-error.ts';
import { findOwnFunction } from '../lib/logging/own-function.ts';
import type { Clock } from '../ports/clock.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';

export type ErrorLog = ReturnType<typeof createErrorLog>;

/**
 * Unexpected errors: one row with a count for each fingerprint. `redact` removes secrets from a message before it is
 * stored.
 */
export function createErrorLog(deps: {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly redact?: ((text: string) => string) | undefined;
}) {
  const { prisma, clock, redact = (text) => text } = deps;
  return {
    /** Counts an error that occurred at `where`. Returns its fingerprint, the reference that people can quote. */
    async record(
      error: unknown,
      where: string,
      context?: Prisma.InputJsonObject,
    ): Promise<{ fingerprint: string; count: number }> {
      const { code } = toAppError(error);
      const message = redact(messageOf(error));
      const fingerprint = fingerprintOf([code, where, functionOf(rootOf(error)) ?? message]);
      const at = clock();
      const latest = { message, context: context ?? Prisma.DbNull, lastSeenAt: at };
      const { count } = await prisma.errorLog.upsert({
        where: { fingerprint },
        create: { fingerprint, code, firstSeenAt: at, ...latest },
        // What occurs again was not resolved.
        update: { count: { increment: 1 }, ...latest, resolvedAt: null, resolvedBy: null },
      });
      return { fingerprint, count };
    },
  };
}

/** The innermost cause of an error. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : error;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${messageOf(error.cause)}`;
}

function functionOf(error: unknown): string | undefined {
  return error instanceof Error ? findOwnFunction(error.stack ?? '') : undefined;
}

function fingerprintOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}
