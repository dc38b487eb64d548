import type { AccountNumber, RemoteAccount } from '../core/account.ts';
import { toAccountNumber } from '../core/account.ts';
import { Fault, isFault } from '../core/fault.ts';
import type { PlexPerson } from '../core/sign-in.ts';
import type { LeftOut } from '../ports.ts';
import type { Api } from './api.ts';
import type { Call } from './caller.ts';
import type { Urgency } from './limiter.ts';
import { toMoment, toName } from './translate.ts';
import { type WireProfile, type WireUser, wireProfile, wireUser, wireUsers } from './wire.ts';

const pageSize = 100;
const profilesAtOnce = 3;
const mostReadings = 3;

/** Reading the accounts of a server, with the chat ids of their profiles. */
export function createAccounts(options: { readonly api: Api }) {
  const { api } = options;

  return {
    async *accounts(leftOut: LeftOut = () => undefined): AsyncGenerator<RemoteAccount> {
      const users = await allUsers();
      const faults: Fault[] = [];
      // One call for every user, because lists never hold the profiles (SEERR.md §5).
      for (let from = 0; from < users.length; from += profilesAtOnce) {
        const few = users.slice(from, from + profilesAtOnce);
        for (const read of await Promise.all(few.map((user) => accountOrFault(user, leftOut)))) {
          if (read instanceof Fault) faults.push(read);
          else if (read) yield read;
        }
      }
      // When nobody at all can be read, it is the server's trouble and not theirs.
      if (faults[0] && faults.length === users.length) throw faults[0];
    },

    async accountsWith({ plexId, email }: Pick<PlexPerson, 'plexId' | 'email'>) {
      const address = email?.toLowerCase();
      const found = (await allUsers()).filter(
        (user) =>
          `${user.plexId ?? ''}` === plexId ||
          (address !== undefined && user.email?.toLowerCase() === address),
      );
      const read = await Promise.all(found.map((user) => withProfile(user, 'person')));
      return read.filter((account) => account !== null);
    },

    async account(number: AccountNumber): Promise<RemoteAccount | null> {
      const call = get(`/user/${number}`, 'person');
      const user = await api.readIfThere(call, wireUser);
      return user ? withProfile(user, 'person') : null;
    },
  };

  /** All users, read again when one was added or removed between two pages and another may have been missed. */
  async function allUsers(): Promise<WireUser[]> {
    for (let reading = 0; reading < mostReadings; reading += 1) {
      const users = await readUsers();
      if (users) return users;
    }
    throw new Fault('service-failed', { detail: { reason: 'users kept changing' } });
  }

  async function readUsers(): Promise<WireUser[] | null> {
    const users = new Map<number, WireUser>();
    let total: number | null = null;
    for (let rows = 0; total === null || rows < total; ) {
      const page = await usersFrom(rows);
      total ??= page.total;
      if (page.total !== total || (page.count === 0 && rows < total)) return null;
      for (const user of page.users) users.set(user.id, user);
      rows += page.count;
    }
    return [...users.values()];
  }

  function usersFrom(skip: number) {
    const query = { take: pageSize, skip, sort: 'created' };
    return api.read({ ...get('/user', 'background'), query, isList: true }, wireUsers);
  }

  async function accountOrFault(user: WireUser, leftOut: LeftOut) {
    try {
      return await withProfile(user, 'background');
    } catch (error) {
      if (!(error instanceof Fault) || concernsAll(error)) throw error;
      leftOut(user.id, error);
      return error;
    }
  }

  async function withProfile(user: WireUser, urgency: Urgency): Promise<RemoteAccount | null> {
    const number = toAccountNumber(user.id);
    if (number === null) return null;
    const path = `/user/${number}/settings/notifications`;
    const profile = await api.readIfThere(get(path, urgency), wireProfile);
    return profile ? toAccount(number, user, profile) : null;
  }
}

/** Whether a fault says something of the server, so that it meets every other account as well. */
function concernsAll(fault: Fault): boolean {
  const { reason, status } = fault.detail;
  if (reason === 'circuit-open' || status === 429) return true;
  return isFault(fault, 'service-key', 'service-csrf', 'service-not-overseerr', 'bug');
}

function toAccount(number: AccountNumber, user: WireUser, profile: WireProfile): RemoteAccount {
  return {
    number,
    name: toName(user),
    email: user.email ?? null,
    plexId: user.plexId ? `${user.plexId}` : null,
    permissions: user.permissions,
    madeAt: toMoment(user.createdAt),
    discordIds: idsIn([profile.discordIds, profile.discordId], /^\d{15,21}$/),
    // A group has a negative id and is nobody's.
    telegramIds: idsIn([profile.telegramChatId], /^[1-9]\d{0,15}$/),
  };
}

/** The server does not check what people type there, so only what looks like an id counts (#203). */
function idsIn(values: readonly unknown[], form: RegExp): string[] {
  const texts = values
    .flat()
    .flatMap((value) => (typeof value === 'string' ? value.split(/[\s,;]+/) : []));
  return [...new Set(texts.filter((text) => form.test(text)))];
}

function get(path: string, urgency: Urgency): Call {
  return { method: 'GET', path, as: 'key', urgency };
}
