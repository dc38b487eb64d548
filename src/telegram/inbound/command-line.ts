import type { Message, MessageEntity } from 'grammy/types';
import type { Command } from '../../chat/command.ts';
import { commandNames, optionNames } from '../../chat/i18n/command-names.ts';
import { listNames } from '../../chat/i18n/local-names.ts';
import { findMemberOption, type RawOptions } from '../../chat/option.ts';
import { takeNamedMember, toMention } from '../../domain/accounts/member-reference.ts';
import { parseNameLink } from '../../domain/titles/links/name-link.ts';
import { parseServerPage } from '../../domain/titles/links/server-page.ts';
import { parseGroupLink, parseTitleLink } from '../../domain/titles/links/title-link.ts';

/** A typed command. */
export interface CommandLine {
  /** In lower case, without the slash. */
  readonly name: string;
  /** The bot that the command is addressed to, in lower case; null if it is not addressed. */
  readonly botUsername: string | null;
  readonly rest: string;
}

/** The name of a command in Telegram, which allows only `[a-z0-9_]` (https://core.telegram.org/bots/api#botcommand). */
export function toTelegramName(name: string): string {
  return name.replaceAll('-', '_');
}

/** Whether a typed name is the one of a command, in any language. */
export function isNameOf(command: string, typed: string): boolean {
  return listNames(commandNames, command).some((name) => toTelegramName(name) === typed);
}

/** Parses a command at the start of a message; null for other messages. */
export function parseCommandLine(text: string): CommandLine | null {
  const match = /^\/([a-z0-9_]{1,32})(?:@(\w{3,64}))?(?=\s|$)([\s\S]*)$/i.exec(
    withoutJoiners(text),
  );
  if (!match?.[1]) return null;
  return {
    name: match[1].toLowerCase(),
    botUsername: match[2]?.toLowerCase() ?? null,
    rest: (match[3] ?? '').trim(),
  };
}

/** The name of the option that takes the text after the command; null if there is none. */
export function findTextOption({ options }: Command): string | null {
  return Object.entries(options).find(([, option]) => option.kind === 'text')?.[0] ?? null;
}

/** The command for plain text in a private chat: the first one with search suggestions. */
export function findSearchCommand(commands: readonly Command[]): Command | null {
  return (
    commands.find(({ options }) =>
      Object.values(options).some((option) => option.kind === 'text' && option.suggest),
    ) ?? null
  );
}

/** Whether a required text is missing. */
export function isMissingText(command: Command, values: RawOptions): boolean {
  return Object.entries(command.options).some(
    ([name, option]) => option.kind === 'text' && option.isRequired && !values[name],
  );
}

/**
 * Parses the text after a command. The name of a flag counts at the start or the end and only next to other words, so
 * that a title of that name can still be requested. A count is the first number. A member is named with `for:`, or
 * mentioned at the end. The text is the rest.
 */
export function parseArguments({ options }: Command, rest: string): RawOptions {
  const parsed: Record<string, string | number | boolean> = {};
  const memberOption = findMemberOption(options);
  const named =
    memberOption === null ? null : takeNamedMember(rest, listNames(optionNames, memberOption));
  let words = (named?.rest ?? rest).split(/\s+/).filter(Boolean);
  const mention = words.length > 1 && /^(?:@\w{5,32}|<@\d+>)$/.exec(words.at(-1) ?? '')?.[0];
  if (memberOption !== null && typeof named?.member === 'string') {
    parsed[memberOption] = named.member;
  } else if (memberOption !== null && mention) {
    parsed[memberOption] = mention;
    words = words.slice(0, -1);
  }
  for (const [name, option] of Object.entries(options)) {
    if (option.kind !== 'flag' || words.length < 2) continue;
    const names = new Set(listNames(optionNames, name));
    const isFirst = names.has(words[0]?.toLowerCase() ?? '');
    if (!isFirst && !names.has(words.at(-1)?.toLowerCase() ?? '')) continue;
    words = isFirst ? words.slice(1) : words.slice(0, -1);
    parsed[name] = true;
  }
  for (const [name, option] of Object.entries(options)) {
    if (option.kind === 'text' && words.length > 0) {
      parsed[name] = words.join(' ');
      break;
    }
    const number = /^\d{1,9}$/.exec(words[0] ?? '')?.[0];
    if (option.kind !== 'count' || number === undefined) continue;
    parsed[name] = Number(number);
    words = words.slice(1);
  }
  return parsed;
}

const memberAtEnd = new RegExp(
  `((?:^|\\s)(?:${listNames(optionNames, 'for').join('|')})):(?=\\s*$)`,
  'i',
);

/**
 * The text of a message with mentions by ID in place of the names of people without a username. In a reply, `for:`
 * without a name, in any language, means the person who is replied to.
 */
export function readCommandText(message: Message): string {
  let text = message.text ?? '';
  const mentions = (message.entities ?? []).filter((entity) => entity.type === 'text_mention');
  // From the end, so that the offsets of the others stay right.
  for (const { offset, length, user } of mentions.toReversed()) {
    text = text.slice(0, offset) + toMention(String(user.id)) + text.slice(offset + length);
  }
  const { from } = message.reply_to_message ?? {};
  if (!from || from.is_bot) return text;
  return text.replace(memberAtEnd, `$1:${toMention(String(from.id))}`);
}

const linkParsers = [parseTitleLink, parseNameLink, parseGroupLink, parseServerPage];

/** The search text of a message that is not a command: a link to a title, visible or behind a text, or else its text. */
export function readQuery(message: Message): string {
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const link = entities
    .map((entity) => readEntityUrl(text, entity))
    .find((url) => url && linkParsers.some((parse) => parse(url)));
  return withoutJoiners(link ?? text).trim();
}

/** The bot puts word joiners into texts that Telegram would turn into links. A text that is copied has them as well. */
function withoutJoiners(text: string): string {
  return text.replaceAll('\u2060', '');
}

function readEntityUrl(
  text: string,
  { type, offset, length, ...entity }: MessageEntity,
): string | null {
  if (type === 'url') return text.slice(offset, offset + length);
  return type === 'text_link' && 'url' in entity ? entity.url : null;
}
