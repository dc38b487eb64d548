import type { ChatAccountKey } from '../place.ts';

/**
 * Why an account may be a user's, the best reason first. `profile`: its profile lists one of their chats. `name`: it
 * has one of their names. `email`: its email address has one of their names before the @. `similar-name`: a name that
 * differs in a letter, in digits at its end, or in what follows.
 */
export const resemblances = ['profile', 'name', 'email', 'similar-name'] as const;
export type Resemblance = (typeof resemblances)[number];

/** What a user is known by. */
export interface KnownPerson {
  readonly name: string;
  readonly chats: readonly (ChatAccountKey & {
    readonly name: string;
    readonly username: string | null;
  })[];
}

/** What an account is known by. */
export interface KnownAccount {
  readonly name: string;
  readonly email: string | null;
  readonly discordIds: readonly string[];
  readonly telegramIds: readonly string[];
}

const minPrefix = 4;
const minTypoLength = 5;

/** What an account and a user share if they resemble each other, except similar names. Finds candidates among many. */
export function listAccountKeys(account: KnownAccount): readonly string[] {
  const email = account.email?.toLowerCase() ?? '';
  return [
    ...account.discordIds.map((id) => `discord:${id}`),
    ...account.telegramIds.map((id) => `telegram:${id}`),
    ...[normalizeName(account.name), email.split('@')[0] ?? '', email]
      .filter(Boolean)
      .map(toNameKey),
  ];
}

/** The same for a user. */
export function listPersonKeys(person: KnownPerson): readonly string[] {
  return [
    ...person.chats.map(({ platform, platformUserId }) => `${platform}:${platformUserId}`),
    ...listNames(person).map(toNameKey),
  ];
}

/** Compares a user with one account after the other. A resemblance is a hint, never a proof. */
export function createResemblance(
  person: KnownPerson,
): (account: KnownAccount) => Resemblance | null {
  const names = listNames(person);
  const cores = [...new Set(names.map(toCore))].filter(({ length }) => length >= minPrefix);
  return (account) => {
    const isListed = person.chats.some(({ platform, platformUserId }) => {
      if (platform === 'discord') return account.discordIds.includes(platformUserId);
      return platform === 'telegram' && account.telegramIds.includes(platformUserId);
    });
    if (isListed) return 'profile';
    const name = normalizeName(account.name);
    if (names.includes(name)) return 'name';
    const email = account.email?.toLowerCase() ?? '';
    const [mailbox = ''] = email.split('@');
    if (names.includes(mailbox) || names.includes(email)) return 'email';
    const others = [toCore(name), toCore(mailbox)];
    return others.some((other) => cores.some((core) => isSimilar(core, other)))
      ? 'similar-name'
      : null;
  };
}

function listNames({ name, chats }: KnownPerson): readonly string[] {
  const all = [name, ...chats.flatMap((chat) => [chat.name, chat.username ?? ''])];
  return [...new Set(all.map(normalizeName))].filter(Boolean);
}

function toNameKey(name: string): string {
  return `name:${name}`;
}

function normalizeName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** A name without accents, spaces, punctuation, and digits at its end. */
function toCore(name: string): string {
  const letters = name.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
  return letters.replace(/\p{N}+$/u, '') || letters;
}

function isSimilar(one: string, other: string): boolean {
  if (one.length < minPrefix || other.length < minPrefix) return false;
  if (one.startsWith(other) || other.startsWith(one)) return true;
  return Math.min(one.length, other.length) >= minTypoLength && differsInOneLetter(one, other);
}

/** Whether one letter is changed, missing, or added. */
function differsInOneLetter(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = short.length === long.length ? start + 1 : start;
  return short.slice(rest) === long.slice(start + 1);
}
