import { Prisma } from './generated/client.ts';

/** Whether Prisma refused a row because another has the same key (its code P2002). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
