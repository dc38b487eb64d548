import type { RemoteAccount, RemoteUserId } from '../domain/accounts/account.ts';
import { ownerUserId, toRemoteUserId } from '../domain/accounts/account.ts';
import type { PlexUser } from '../domain/accounts/sign-in.ts';
import { AppError, isAppError } from '../domain/app-error.ts';
import type { OnUnreadableAccount } from '../ports/accounts/remote-accounts.ts';
import type { Api } from './transport/api.ts';
import type { Urgency } from './transport/call-queue.ts';
import type { Call } from './transport/caller.ts';
import {
  type WireProfile,
  type WireUser,
  wireProfile,
  wireUser,
  wireUsers,
} from './wire/schemas.ts';
import { toMoment, toName } from './wire/translate.ts';

const pageSize = 100;
const profileConcurrency = 3;
const maxReadAttempts = 3;

/** Reads the accounts of a server, with the chat ids of their profiles. */
export function createAccounts(options: { readonly api: Api }) {
  const { api } = options;

  return {
    async *listAccounts(
      onSkipped: OnUnreadableAccount = () => undefined,
    ): AsyncGenerator<RemoteAccount> {
      const users = await readAllUsers();
      const errors: AppError[] = [];
      // One call per user, because lists never contain the profiles (docs/overseerr-api.md, "Users and profiles").
      for (let from = 0; from < users.length; from += profileConcurrency) {
        const batch = users.slice(from, from + profileConcurrency);
        for (const result of await Promise.all(
          batch.map((user) => readAccountOrError(user, onSkipped)),
        )) {
          if (result instanceof AppError) errors.push(result);
          else if (result) yield result;
        }
      }
      // If no account can be read, the problem is the server and not the accounts.
      if (errors[0] && errors.length === users.length) throw errors[0];
    },

    async listAccountsByPlexUser({ plexId, email }: Pick<PlexUser, 'plexId' | 'email'>) {
      const lowerCaseEmail = email?.toLowerCase();
      const users = (await readAllUsers()).filter(
        (user) =>
          `${user.plexId ?? ''}` === plexId ||
          (lowerCaseEmail !== undefined && user.email?.toLowerCase() === lowerCaseEmail),
      );
      const accounts = await Promise.all(users.map((user) => readAccount(user, 'person')));
      return accounts.filter((account) => account !== null);
    },

    async findAccount(remoteUserId: RemoteUserId): Promise<RemoteAccount | null> {
      const call = get(`/user/${remoteUserId}`, 'person');
      const user = await api.readIfFound(call, wireUser);
      return user ? readAccount(user, 'person') : null;
    },
  };

  /**
   * All users. Reads again if users were added or removed between two pages, because others may have been missed.
   * Throws `user-list-incomplete` for a list that cannot be true: the API key acts as the owner, whom nobody can delete.
   */
  async function readAllUsers(): Promise<WireUser[]> {
    for (let attempt = 0; attempt < maxReadAttempts; attempt += 1) {
      const users = await readUsers();
      if (!users) continue;
      if (users.some(({ id }) => id === ownerUserId)) return users;
      throw new AppError('user-list-incomplete', { detail: { reason: 'the owner is missing' } });
    }
    throw new AppError('user-list-incomplete', { detail: { reason: 'it kept changing' } });
  }

  /** Null if the pages do not fit together. */
  async function readUsers(): Promise<WireUser[] | null> {
    const users = new Map<number, WireUser>();
    let total: number | null = null;
    for (let rowCount = 0; total === null || rowCount < total; ) {
      const page = await readUserPage(rowCount);
      total ??= page.total;
      if (page.total !== total || (page.count === 0 && rowCount < total)) return null;
      for (const user of page.users) users.set(user.id, user);
      rowCount += page.count;
    }
    return users.size >= total ? [...users.values()] : null;
  }

  function readUserPage(skip: number) {
    const query = { take: pageSize, skip, sort: 'created' };
    return api.read({ ...get('/user', 'background'), query, isList: true }, wireUsers);
  }

  async function readAccountOrError(user: WireUser, onSkipped: OnUnreadableAccount) {
    try {
      const account = await readAccount(user, 'background');
      // The list has this user, so one answer that they do not exist proves nothing.
      if (!account) onSkipped(user.id, new AppError('account-not-found'));
      return account;
    } catch (error) {
      if (!(error instanceof AppError) || isServerWide(error)) throw error;
      onSkipped(user.id, error);
      return error;
    }
  }

  async function readAccount(user: WireUser, urgency: Urgency): Promise<RemoteAccount | null> {
    const remoteUserId = toRemoteUserId(user.id);
    if (remoteUserId === null) return null;
    const path = `/user/${remoteUserId}/settings/notifications`;
    const profile = await api.readIfFound(get(path, urgency), wireProfile);
    if (!profile) return null;
    const permissions = user.permissions || (await readPermissions(remoteUserId, urgency));
    return { ...toAccount(remoteUserId, user, profile), permissions };
  }

  /** Asks once more, because one wrong answer would refuse everything to this user. */
  async function readPermissions(id: RemoteUserId, urgency: Urgency): Promise<number> {
    return (await api.read(get(`/user/${id}`, urgency), wireUser)).permissions ?? 0;
  }
}

/** Whether an error is about the server, so that it affects all accounts. */
function isServerWide(error: AppError): boolean {
  const { reason, status } = error.detail;
  if (reason === 'paused after repeated failures' || status === 429) return true;
  return isAppError(
    error,
    'overseerr-key-rejected',
    'overseerr-csrf-enabled',
    'not-overseerr',
    'internal',
  );
}

function toAccount(
  remoteUserId: RemoteUserId,
  user: WireUser,
  profile: WireProfile,
): Omit<RemoteAccount, 'permissions'> {
  return {
    remoteUserId,
    name: toName(user),
    email: user.email ?? null,
    plexId: user.plexId ? `${user.plexId}` : null,
    createdAt: toMoment(user.createdAt),
    discordIds: extractIds([profile.discordIds, profile.discordId], /^\d{15,21}$/),
    // A group has a negative id, which does not identify a person.
    telegramIds: extractIds([profile.telegramChatId], /^[1-9]\d{0,15}$/),
  };
}

/**
 * Overseerr accepts any text as an ID (docs/overseerr-api.md, "Users and profiles"), so only what looks like one
 * counts.
 */
function extractIds(values: readonly unknown[], pattern: RegExp): string[] {
  const texts = values
    .flat()
    .flatMap((value) => (typeof value === 'string' ? value.split(/[\s,;]+/) : []));
  return [...new Set(texts.filter((text) => pattern.test(text)))];
}

function get(path: string, urgency: Urgency): Call {
  return { method: 'GET', path, as: 'key', urgency };
}
