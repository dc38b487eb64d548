import { Fault, isFault } from '../core/fault.ts';
import type { ServiceId } from '../core/id.ts';
import type { JoinId, Joining, Keep, Preferences } from '../core/identity.ts';
import type { Quotas } from '../core/quota.ts';
import type { PersonHere, User } from '../core/user.ts';
import type { Codes, Doer, Identities, SeparateAccount } from '../ports/identity.ts';
import type { Accounts, Jobs, MediaServers, People } from '../ports.ts';
import type { Acting, Members } from './members.ts';
import type { QuotaDesk } from './quotas.ts';

/** Who somebody is on one service. */
export interface ActingOn {
  readonly serviceId: ServiceId;
  /** As whom they ask; the fault says why nobody is known. */
  readonly acting: Acting | Fault;
}

/** The same, with what they may still ask for. */
export interface AccountStanding extends ActingOn {
  /** Null when the service does not tell right now. */
  readonly quotas: Quotas | null;
}

/** Who somebody is: their chats, and as whom they ask. */
export interface Known {
  readonly chatAccounts: Awaited<ReturnType<People['chatAccounts']>>;
  readonly preferences: Preferences;
  readonly here: ActingOn;
  /** Their accounts on other services. */
  readonly elsewhere: readonly ActingOn[];
}

/** What `/me` tells. */
export interface Standing extends Known {
  readonly here: AccountStanding;
  readonly elsewhere: readonly AccountStanding[];
}

export type Identity = ReturnType<typeof createIdentity>;

/** What a person does about who they are. */
export function createIdentity(needs: {
  readonly identities: Identities;
  readonly codes: Codes;
  readonly people: People;
  readonly accounts: Accounts;
  readonly members: Members;
  readonly servers: MediaServers;
  readonly quotaDesk: Pick<QuotaDesk, 'read'>;
  readonly jobs: Jobs;
}) {
  const { identities, codes, people, accounts, members, servers, quotaDesk, jobs } = needs;

  return {
    /** A code that makes whoever hands it on, and says so, one with this chat. */
    code(by: Pick<Doer, 'userId' | 'chat'>): Promise<string> {
      return codes.issue('join', by);
    },

    /** What handing on a code would do. Throws `code-wrong`, `code-own`, `code-tries`. */
    async offer(by: Doer, code: string): Promise<Joining> {
      const id = await codes.redeemJoin(code, by);
      return this.joining(by, id);
    },

    /** Throws `code-wrong` for a question that is answered or too old, or of somebody else. */
    async joining(by: Doer, id: JoinId): Promise<Joining> {
      const joining = await identities.joining(id, by);
      if (!joining) throw new Fault('code-wrong');
      return joining;
    },

    /** Throws `code-wrong`, `accounts-differ`, `user-blocked`. */
    async join(by: Doer, id: JoinId, keep: Keep | null): Promise<void> {
      try {
        await identities.join(id, keep, by);
      } catch (error) {
        if (isFault(error, 'code-wrong')) await identities.refused('code-wrong', by, { id });
        throw error;
      }
    },

    /** Lets a chat account be somebody of its own again. Throws `not-found`. */
    async separate(by: Doer, account: Omit<SeparateAccount, 'userId'>): Promise<void> {
      const isDone = await identities.separate({ ...account, userId: by.userId }, by);
      if (!isDone) throw new Fault('not-found');
    },

    /** Gives up the account on a service. Throws `not-found` when there is none. */
    async leave(by: Doer, serviceId: ServiceId): Promise<{ readonly name: string }> {
      const left = await identities.leave(by.userId, serviceId, by);
      if (!left) throw new Fault('not-found');
      return left;
    },

    /** Looks again whose account a person has, also when they had left what profiles say. */
    async recheck(who: PersonHere, serviceId: ServiceId): Promise<Acting> {
      await identities.choose(who.user.id, { byProfile: true });
      return members.acting(who, serviceId);
    },

    known,

    /** Who somebody is, and what they may still ask for. */
    async standing(who: PersonHere, here: ServiceId): Promise<Standing> {
      const person = await known(who, here);
      const [standing, ...others] = await Promise.all([
        withQuotas(person.here),
        ...person.elsewhere.map((each) => withQuotas(each)),
      ]);
      return { ...person, here: standing, elsewhere: others };
    },

    /** Null: where they asked. Throws `bad-input` for a platform on which they are not. */
    async tellAt(user: User, platform: Preferences['tellAt'] | null): Promise<void> {
      const chats = await people.chatAccounts(user.id);
      const wanted = chats.filter((chat) => chat.platform === platform);
      if (platform !== null && wanted.length === 0) throw new Fault('bad-input');
      // Who asks for direct messages lets them in by now; otherwise that is found out with the next one.
      for (const chat of wanted) if (chat.isClosed) await people.setDirectClosed(chat, false);
      await identities.choose(user.id, { tellAt: platform });
    },

    speak(user: User, locale: string): Promise<void> {
      return identities.choose(user.id, { locale });
    },

    /** Makes the first admin. Throws `code-wrong`, `code-tries`. */
    claim(by: Doer, code: string): Promise<void> {
      return codes.redeemClaim(code, by);
    },

    /** Whether nobody is admin yet. */
    async isClaimable(): Promise<boolean> {
      return !(await identities.hasAdmin());
    },

    /** A code with which somebody becomes the first admin; null when there is one. */
    async openClaim(): Promise<string | null> {
      return (await identities.hasAdmin()) ? null : codes.issue('claim', null);
    },

    /** Erases a person, and their name from the cards that stand. */
    async forget(user: User, by: Doer): Promise<void> {
      const { requests } = await identities.erase(user, by);
      await jobs.add(requests.map((requestId) => ({ kind: 'show', payload: { requestId } })));
    },
  };

  /** Who somebody is: on the service `here`, and by their accounts on others. */
  async function known(who: PersonHere, here: ServiceId): Promise<Known> {
    const others = servers.ids().filter((id) => id !== here);
    const [chatAccounts, preferences, ...held] = await Promise.all([
      people.chatAccounts(who.user.id),
      identities.preferences(who.user.id),
      ...others.map((id) => accounts.ofUser(who.user.id, id)),
    ]);
    const acting = await orFault(() => members.acting(who, here));
    const elsewhere = held
      .filter((account) => account !== null)
      .map((account) => ({ serviceId: account.serviceId, acting: { account, isGuest: false } }));
    return { chatAccounts, preferences, here: { serviceId: here, acting }, elsewhere };
  }

  async function withQuotas({ serviceId, acting }: ActingOn): Promise<AccountStanding> {
    if (acting instanceof Fault) return { serviceId, acting, quotas: null };
    const quotas = await orFault(() => quotaDesk.read(acting.account));
    return { serviceId, acting, quotas: quotas instanceof Fault ? null : quotas };
  }
}

/** Faults that only mean that something is not known right now; bugs fly on. */
async function orFault<Value>(read: () => Promise<Value>): Promise<Value | Fault> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Fault && error.code !== 'bug') return error;
    throw error;
  }
}
