import type { Message, MessageEntity } from 'grammy/types';
import type { Command } from '../../chat/command.ts';
import type { RawOptions } from '../../chat/option.ts';
import { parseTitleLink } from '../../domain/titles/title-link.ts';

/** A command as it was typed. */
export interface CommandLine {
  /** As typed, in lower case, without the slash. */
  readonly name: string;
  /** The bot it is addressed to, in lower case; null when to nobody in particular. */
  readonly botUsername: string | null;
  readonly rest: string;
}

/** Telegram's name of a command: only `[a-z0-9_]` (https://core.telegram.org/bots/api#botcommand). */
export function toTelegramName({ name }: Pick<Command, 'name'>): string {
  return name.replaceAll('-', '_');
}

/** Reads a command at the very beginning of a message; null for anything else. */
export function parseCommandLine(text: string): CommandLine | null {
  const match = /^\/([a-z0-9_]{1,32})(?:@(\w{3,64}))?(?=\s|$)([\s\S]*)$/i.exec(text);
  if (!match?.[1]) return null;
  return {
    name: match[1].toLowerCase(),
    botUsername: match[2]?.toLowerCase() ?? null,
    rest: (match[3] ?? '').trim(),
  };
}

/** The name of the text option that a command takes from the rest of the message; null when it takes none. */
export function findTextOption({ options }: Command): string | null {
  return Object.entries(options).find(([, option]) => option.kind === 'text')?.[0] ?? null;
}

/** The command that plain text in a private chat is for: the first one that searches while typing. */
export function findSearchCommand(commands: readonly Command[]): Command | null {
  return (
    commands.find(({ options }) =>
      Object.values(options).some((option) => option.kind === 'text' && option.suggest),
    ) ?? null
  );
}

/** Whether a command cannot run without a text that was not given. */
export function isMissingText(command: Command, given: RawOptions): boolean {
  return Object.entries(command.options).some(
    ([name, option]) => option.kind === 'text' && option.isRequired && !given[name],
  );
}

/**
 * The options in what follows a command. A flag is set by its name at either end while other words remain, so
 * that a title of that name can still be asked for; a count is the first number; the text is all the rest.
 */
export function parseArguments({ options }: Command, rest: string): RawOptions {
  const parsed: Record<string, string | number | boolean> = {};
  let words = rest.split(/\s+/).filter(Boolean);
  for (const [name, option] of Object.entries(options)) {
    if (option.kind !== 'flag' || words.length < 2) continue;
    const isFirst = words[0]?.toLowerCase() === name.toLowerCase();
    if (!isFirst && words.at(-1)?.toLowerCase() !== name.toLowerCase()) continue;
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

/** What a message asks for when it is not a command: the link to a title it holds, seen or hidden, or its words. */
export function readQuery(message: Message): string {
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const link = entities
    .map((one) => readEntityUrl(text, one))
    .find((url) => url && parseTitleLink(url));
  return (link ?? text).trim();
}

function readEntityUrl(
  text: string,
  { type, offset, length, ...entity }: MessageEntity,
): string | null {
  if (type === 'url') return text.slice(offset, offset + length);
  return type === 'text_link' && 'url' in entity ? entity.url : null;
}
