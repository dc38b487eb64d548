import type { AccountNumber, ServiceAccount } from '../core/account.ts';
import { Fault, isFault } from '../core/fault.ts';
import type { ServiceId } from '../core/id.ts';
import type { MessageRef, Platform } from '../core/place.ts';
import {
  type SignIn,
  type SignInEnd,
  type SignInId,
  type SignInRefusal,
  type SignInWay,
  signInMs,
  signInTries,
} from '../core/sign-in.ts';
import type { User, Visitor } from '../core/user.ts';
import type { PlexTv, SignIns } from '../ports/sign-in.ts';
import type { Accounts, Audit, Clock, Jobs, Locks, MediaServers, People } from '../ports.ts';

/** Who asks to sign in, where, and where the answer to them stands. */
export interface SignInWish {
  readonly user: User;
  readonly visitor: Visitor;
  readonly serviceId: ServiceId;
  readonly answer: MessageRef | null;
  readonly locale: string;
}

/** What became of one try on the page. `left`: how many tries are left. */
export type TryResult =
  | SignInEnd
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'gone' };

const platformNames = {
  discord: 'Discord',
  telegram: 'Telegram',
  web: 'the demo page',
} as const satisfies Record<Platform, string>;

export type SignInDesk = ReturnType<typeof createSignInDesk>;

/** Proving whose an account is, by its password on a page of ours or by Plex. */
export function createSignInDesk(needs: {
  readonly signIns: SignIns;
  readonly accounts: Accounts;
  readonly people: People;
  readonly servers: MediaServers;
  /** Null: nobody is sent to Plex. */
  readonly plex: PlexTv | null;
  readonly audit: Audit;
  readonly jobs: Jobs;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly newId: () => SignInId;
  /** A token of at least 128 bits, fit for an address. */
  readonly newToken: () => string;
  /** The hash by which tokens are kept. */
  readonly hash: (token: string) => string;
  /** Where members' browsers reach our pages; null: there is no page. */
  readonly publicUrl: string | null;
}) {
  const { signIns, accounts, people, servers, plex, audit, jobs, locks, clock } = needs;
  const { newId, newToken, hash, publicUrl } = needs;

  return {
    /** The ways that a service and the operator allow. */
    async ways(serviceId: ServiceId): Promise<readonly SignInWay[]> {
      const { signIn } = await servers.get(serviceId).facts();
      const ways: SignInWay[] = [];
      if (signIn.plex && plex) ways.push('plex');
      if (signIn.password && publicUrl) ways.push('password');
      return ways;
    },

    /**
     * Opens an attempt and returns the address to go to: a page of ours or of Plex. Throws `sign-in-off` for a way
     * that is not there, `sign-in-tries` after too many wrong passwords, `plex-unreachable`.
     */
    async begin(way: SignInWay, wish: SignInWish): Promise<string> {
      if (!(await this.ways(wish.serviceId)).includes(way)) throw new Fault('sign-in-off');
      if (way === 'plex') return beginPlex(wish);
      if ((await signIns.tries(wish.user.id)) >= signInTries) throw new Fault('sign-in-tries');
      return beginPassword(wish);
    },

    /** The attempt behind a page's token; null for a wrong, used or old one. */
    at: (token: string): Promise<SignIn | null> => signIns.byToken(hash(token)),

    /** The name under which a service goes. */
    async serverName(serviceId: ServiceId): Promise<string> {
      return (await servers.get(serviceId).facts()).title;
    },

    /** Tries an e-mail address and a password at the media server. Throws what keeps the server from answering. */
    async tryPassword(token: string, email: string, password: string): Promise<TryResult> {
      const open = await signIns.byToken(hash(token));
      if (!open) return { kind: 'gone' };
      // One try of a person after the other: many at once would all be the first.
      return locks.withLock(`sign-in ${open.userId}`, async () => {
        const signIn = await signIns.byToken(hash(token));
        if (!signIn) return { kind: 'gone' };
        if ((await signIns.tries(signIn.userId)) >= signInTries) return tell(signIn, no('tries'));
        const server = servers.get(signIn.serviceId);
        const number = await server.login(email, password);
        if (number === null) return wrong(signIn);
        return tell(signIn, await linkNumber(signIn, number, 'password'));
      });
    },

    /**
     * Writes down that somebody sent the form of a page from elsewhere, or again after its end. Whoever only guesses
     * an address is nobody we know, and fills no log.
     */
    async misused(token: string, why: 'form' | 'used'): Promise<void> {
      const signIn = await signIns.remembered(hash(token));
      if (signIn) await note(signIn, 'sign-in-refused', { why });
    },

    /** Links the account that was proved and ends the attempt; the chat hears of it. */
    async proved(signIn: SignIn, account: ServiceAccount, proof: 'password' | 'plex') {
      return link(signIn, account, proof);
    },

    /** Ends an attempt without a link. */
    refused: (signIn: SignIn, why: SignInRefusal): Promise<SignInEnd> => refuse(signIn, why, null),
  };

  async function beginPassword(wish: SignInWish): Promise<string> {
    const token = newToken();
    await signIns.open(toSignIn(wish, 'password', null), hash(token));
    return `${publicUrl}/link/${token}`;
  }

  async function beginPlex(wish: SignInWish): Promise<string> {
    if (!plex) throw new Fault('sign-in-off');
    const { pin, url } = await plex.begin(wish.serviceId, labelOf(wish.visitor));
    const signIn = toSignIn(wish, 'plex', pin);
    await signIns.open(signIn, null);
    await jobs.add([{ kind: 'sign-in', payload: { signInId: signIn.id } }]);
    return url;
  }

  function toSignIn(wish: SignInWish, way: SignInWay, pin: number | null): SignIn {
    const { user, visitor, serviceId, answer, locale } = wish;
    const { platform, platformUserId, name } = visitor;
    return {
      id: newId(),
      userId: user.id,
      serviceId,
      way,
      asker: { platform, platformUserId, name },
      answer: answer?.place.kind === 'reply' ? answer : null,
      locale,
      pin,
      end: null,
      expiresAt: new Date(clock().getTime() + signInMs),
    };
  }

  async function wrong(signIn: SignIn): Promise<TryResult> {
    await signIns.countTry(signIn.userId);
    const left = signInTries - (await signIns.tries(signIn.userId));
    if (left > 0) return { kind: 'wrong', left };
    await note(signIn, 'sign-in-refused', { why: 'tries' });
    return tell(signIn, no('tries'));
  }

  async function linkNumber(signIn: SignIn, number: AccountNumber, proof: 'password' | 'plex') {
    const known = await accounts.byNumber(signIn.serviceId, number);
    if (known) return link(signIn, known, proof);
    const remote = await servers.get(signIn.serviceId).account(number);
    const [kept] = remote ? await accounts.keep(signIn.serviceId, [remote]) : [];
    return kept ? link(signIn, kept, proof) : refuse(signIn, 'stranger', null);
  }

  /** What was proved is checked against who has the account, and the chat, in the transaction that gives it. */
  async function link(
    signIn: SignIn,
    account: ServiceAccount,
    proof: 'password' | 'plex',
  ): Promise<SignInEnd> {
    const user = await people.find(signIn.userId);
    if (!user || user.isBlocked) return refuse(signIn, 'blocked', account);
    try {
      await accounts.link(account.id, signIn.userId, proof, signIn.asker);
    } catch (error) {
      if (isFault(error, 'not-yours')) return refuse(signIn, 'parted', account);
      if (isFault(error, 'account-taken')) return refuse(signIn, 'taken', account);
      throw error;
    }
    const { title } = await servers.get(signIn.serviceId).facts();
    return { kind: 'linked', account: account.name, server: title };
  }

  async function refuse(signIn: SignIn, why: SignInRefusal, account: ServiceAccount | null) {
    await note(signIn, 'sign-in-refused', { why, ...(account ? { account: account.id } : {}) });
    return no(why);
  }

  function note(signIn: SignIn, action: string, after: Readonly<Record<string, string>>) {
    const { userId, asker, way } = signIn;
    const who = { userId, actor: asker.name, door: asker.platform } as const;
    const subject = { subjectKind: 'user', subjectId: userId } as const;
    return audit.add({ ...who, action, ...subject, after: { way, ...after } });
  }

  async function tell(signIn: SignIn, end: SignInEnd): Promise<SignInEnd> {
    if (!(await signIns.end(signIn.id, end))) return end;
    await jobs.add([{ kind: 'sign-in', payload: { signInId: signIn.id } }]);
    return end;
  }
}

/** Who asks, for who confirms it: both of them may not be one person. */
function labelOf({ name, platform }: Visitor): string {
  return `${name} on ${platformNames[platform]}`;
}

function no(why: SignInRefusal): SignInEnd {
  return { kind: 'refused', why };
}
