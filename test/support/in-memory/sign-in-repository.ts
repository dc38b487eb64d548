import {
  maxFailedSignIns,
  maxFailedSignInsPerName,
  type SignIn,
  type SignInAttemptId,
  type SignInId,
} from '../../../src/domain/accounts/sign-in.ts';
import type { UserId } from '../../../src/domain/id.ts';
import type { SignInRepository } from '../../../src/ports/accounts/sign-in-repository.ts';
import { anId } from '../factories.ts';

interface Row {
  readonly signIn: SignIn;
  readonly tokenHash: string | null;
}

/** Stores sign-ins without a database. */
export function createInMemorySignIns(clock: () => Date) {
  const rows = new Map<SignInId, Row>();
  let attempts: { id: SignInAttemptId; userId: UserId; nameHash: string }[] = [];
  const countOf = (userId: UserId) =>
    attempts.filter((attempt) => attempt.userId === userId).length;
  const notified: SignInId[] = [];
  const findRow = (tokenHash: string) =>
    [...rows.values()].find((row) => row.tokenHash === tokenHash)?.signIn ?? null;

  const repository: SignInRepository = {
    async create(signIn, tokenHash) {
      for (const [id, row] of rows) {
        if (row.signIn.userId === signIn.userId && !row.signIn.result) rows.delete(id);
      }
      rows.set(signIn.id, { signIn, tokenHash });
    },
    async findOpenByToken(tokenHash) {
      const signIn = findRow(tokenHash);
      return signIn && !signIn.result && signIn.expiresAt > clock() ? signIn : null;
    },
    findByToken: async (tokenHash) => findRow(tokenHash),
    find: async (id) => rows.get(id)?.signIn ?? null,
    countFailedAttempts: async (userId) => countOf(userId),
    async reserveAttempt(attempt) {
      const ofName = attempts.filter(({ nameHash }) => nameHash === attempt.nameHash);
      if (countOf(attempt.userId) >= maxFailedSignIns || ofName.length >= maxFailedSignInsPerName)
        return null;
      const id = anId<'sign-in-attempt'>();
      attempts.push({ ...attempt, id });
      return id;
    },
    async takeBackAttempt(id) {
      attempts = attempts.filter((attempt) => attempt.id !== id);
    },
    async end(id, result) {
      const row = rows.get(id);
      if (!row || row.signIn.result) return false;
      rows.set(id, { ...row, signIn: { ...row.signIn, result, quickConnectSecret: null } });
      return true;
    },
    async markNotified(id) {
      notified.push(id);
    },
  };
  return { repository, notified, list: () => [...rows.values()].map(({ signIn }) => signIn) };
}
