import type { AccountClash, MergeId } from '../../../../src/domain/accounts/identity.ts';
import type { Actor } from '../../../../src/domain/actor.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import { toAuditEntry } from '../../../../src/domain/audit-entry.ts';
import type { UserId } from '../../../../src/domain/id.ts';
import type { CodeRepository } from '../../../../src/ports/accounts/code-repository.ts';
import type { MergeRepository } from '../../../../src/ports/accounts/merge-repository.ts';
import { anId } from '../../factories.ts';
import type { IdentityStore, LinkRecord } from '../identity-store.ts';

/** Implements `MergeRepository` without a database. Requests and subscriptions are not moved. */
export function createInMemoryMerges(store: IdentityStore): MergeRepository {
  const findOther = (id: MergeId, by: UserId) => {
    const question = store.merges.get(id);
    const other = question?.by === by ? store.users.get(question.other) : undefined;
    return other && store.users.has(by) ? other : null;
  };

  return {
    async findMergePreview(id, { userId }) {
      const other = findOther(id, userId);
      const [first] = other?.chats ?? [];
      if (!other || !first) return null;
      const clashes = listClashes(userId, other.user.id).map(({ mine, theirs }) => ({
        serviceId: mine.serviceId,
        mine: nameOf(mine),
        theirs: nameOf(theirs),
      })) satisfies AccountClash[];
      return {
        id,
        name: first.name,
        mine: chatsOf(userId),
        theirs: chatsOf(other.user.id),
        clashes,
      };
    },

    async merge(id, choice, by) {
      const from = store.users.get(by.userId);
      const into = findOther(id, by.userId);
      if (!from || !into) throw new AppError('invalid-code');
      if (from.user.isBlocked || into.user.isBlocked) throw new AppError('user-blocked');
      const clashes = listClashes(from.user.id, into.user.id);
      if (clashes.length > 0 && !choice) throw new AppError('account-conflict');
      const loser = choice === 'mine' ? into.user.id : from.user.id;
      const kept = store.links.filter(
        (link) =>
          link.userId !== loser ||
          !clashes.some((each) => each.mine === link || each.theirs === link),
      );
      const moved = kept.map((link) =>
        link.userId === from.user.id ? { ...link, userId: into.user.id } : link,
      );
      store.links = moved.filter(
        (link, index) =>
          moved.findIndex(
            (each) => each.userId === link.userId && each.serviceId === link.serviceId,
          ) === index,
      );
      into.chats.push(...from.chats);
      into.preferences = { ...from.preferences, ...into.preferences };
      into.user = { ...into.user, isAdmin: into.user.isAdmin || from.user.isAdmin };
      store.users.delete(from.user.id);
      store.merges.delete(id);
      const subject = { kind: 'user', id: into.user.id } as const;
      const actor = { ...by, userId: into.user.id };
      store.audit.push(toAuditEntry(actor, 'user-merge', subject, { after: { choice } }));
    },

    async detach({ userId, platform, platformUserId }, by) {
      const record = store.users.get(userId);
      const index =
        record?.chats.findIndex(
          (chat) => chat.platform === platform && chat.platformUserId === platformUserId,
        ) ?? -1;
      if (!record || index < 0 || record.chats.length < 2) return false;
      const chats = record.chats.splice(index, 1);
      const id = anId<'user'>();
      const { locale, isBlocked } = record.user;
      const user = { id, displayName: chats[0]?.name ?? '', locale, isAdmin: false, isBlocked };
      store.users.set(id, { user, preferences: {}, chats });
      for (const [question, { by: asked, other }] of store.merges)
        if (asked === userId || other === userId) store.merges.delete(question);
      for (const [code, issued] of store.codes) if (issued.by === userId) store.codes.delete(code);
      store.audit.push(toAuditEntry(by, 'user-detach', { kind: 'user', id: userId }));
      return true;
    },
  };

  /** The links of two users to different accounts on one server. */
  function listClashes(one: UserId, other: UserId) {
    return store.links
      .filter((link) => link.userId === one && isPresent(link))
      .flatMap((mine) => {
        const theirs = store.links.find(
          (link) => link.userId === other && link.serviceId === mine.serviceId && isPresent(link),
        );
        return theirs && theirs.accountId !== mine.accountId ? [{ mine, theirs }] : [];
      });
  }

  function isPresent({ accountId }: LinkRecord): boolean {
    return store.accounts.get(accountId)?.removedAt === null;
  }

  function nameOf({ accountId }: LinkRecord): string {
    return store.accounts.get(accountId)?.remote.name ?? '';
  }

  function chatsOf(userId: UserId) {
    const chats = store.users.get(userId)?.chats ?? [];
    return chats.map(({ platform, name }) => ({ platform, name }));
  }
}

/** Implements `CodeRepository` without a database. Wrong attempts are counted, and never expire. */
export function createInMemoryCodes(store: IdentityStore): CodeRepository {
  const failures = new Map<UserId, number>();

  return {
    async issue(purpose, by) {
      const userId = by?.userId ?? null;
      for (const [code, issued] of store.codes)
        if (issued.purpose === purpose && issued.by === userId) store.codes.delete(code);
      const code = anId().slice(-8).toUpperCase();
      store.codes.set(code, { purpose, by: userId });
      return code;
    },

    async redeemMerge(code, by) {
      const issued = find(code, 'merge', by);
      if (issued.by === by.userId) throw new AppError('own-code');
      store.codes.delete(code);
      const id = anId<'merge'>();
      if (issued.by) store.merges.set(id, { by: by.userId, other: issued.by });
      return id;
    },

    async revokeMerge(code, by) {
      find(code, 'merge', by);
      store.codes.delete(code);
    },

    async redeemClaim(code, by) {
      find(code, 'claim', by);
      store.codes.delete(code);
      const record = store.users.get(by.userId);
      if (!record || [...store.users.values()].some(({ user }) => user.isAdmin))
        throw new AppError('invalid-code');
      record.user = { ...record.user, isAdmin: true };
    },
  };

  function find(code: string, purpose: 'merge' | 'claim', { userId }: Actor) {
    const attempts = failures.get(userId) ?? 0;
    if (attempts >= 5) throw new AppError('too-many-code-attempts');
    const issued = store.codes.get(code);
    if (issued?.purpose === purpose) return issued;
    failures.set(userId, attempts + 1);
    throw new AppError('invalid-code');
  }
}
