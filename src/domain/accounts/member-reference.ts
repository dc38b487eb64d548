import type { Member } from './identity.ts';

/** A mention of a chat account by its ID, as platforms hand over a picked member. */
export function toMention(platformUserId: string): string {
  return `<@${platformUserId}>`;
}

/** A command's text without the member that it names. */
export interface NamedMember {
  readonly rest: string;
  /** Null if no member is named; empty if the name is missing. */
  readonly member: string | null;
}

/**
 * Takes `for:name`, `for:@name`, or `for:"A Name"` out of the text of a command; `words` are those that
 * may stand before the colon. A space after the colon is allowed before a mention.
 */
export function takeNamedMember(text: string, words: readonly string[]): NamedMember {
  const pattern = new RegExp(
    `(?:^|\\s)(?:${words.join('|')}):(?:"([^"]*)"|\\s+(@\\w+|<@\\d+>)|(\\S*))`,
    'i',
  );
  const match = pattern.exec(text);
  if (!match) return { rest: text, member: null };
  const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length);
  return { rest: rest.trim(), member: (match[1] ?? match[2] ?? match[3] ?? '').trim() };
}

/** Those of `members` that a reference names exactly: by mention, ID, username, or name. All of them if it names none. */
export function pickNamed(
  members: readonly Member[],
  { reference, platform }: { readonly reference: string; readonly platform: string },
): readonly Member[] {
  const wanted = reference.replace(/^@/, '').toLowerCase();
  const id = /^<@!?(\d+)>$/.exec(reference)?.[1];
  if (id !== undefined) {
    return members.filter(({ chatAccounts }) =>
      chatAccounts.some((chat) => chat.platform === platform && chat.platformUserId === id),
    );
  }
  const here = members.filter(({ chatAccounts }) =>
    chatAccounts.some(
      (chat) => chat.platform === platform && chat.username?.toLowerCase() === wanted,
    ),
  );
  if (here.length > 0) return here;
  const named = members.filter(({ name, chatAccounts }) =>
    [name, ...chatAccounts.flatMap((chat) => [chat.name, chat.username ?? ''])].some(
      (each) => each.toLowerCase() === wanted,
    ),
  );
  return named.length > 0 ? named : members;
}
