import { Prisma } from './generated/client.ts';

/** Whether Prisma rejected a row because another one has the same unique key (its code P2002). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
