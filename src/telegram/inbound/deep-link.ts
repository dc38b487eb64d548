import type { Command } from '../../chat/command.ts';
import type { RawOptions } from '../../chat/option.ts';
import { findTextOption, toTelegramName } from './command-line.ts';

/** The command in a deep link, and its text. */
export interface StartCommand {
  readonly command: Command;
  readonly options: RawOptions;
}

/** The length limit of a `start` parameter (docs/chat-platforms.md, "Telegram limits"). */
const payloadMax = 64;

/**
 * An address that opens the private chat and runs a command there; null if the text is too long. After `_` the text is
 * literal, which needs allowed characters; after `-` it is base64url.
 */
export function createDeepLink(username: string, command: Command, text: string): string | null {
  const payload = `${command.name}${text === '' ? '' : encodeText(text)}`;
  if (payload.length > payloadMax || !/^[a-z0-9]+$/.test(command.name)) return null;
  return `https://t.me/${username}?start=${payload}`;
}

function encodeText(text: string): string {
  return /^[\w-]+$/.test(text) ? `_${text}` : `-${Buffer.from(text).toString('base64url')}`;
}

/** Parses the payload of `createDeepLink`; null for other payloads. */
export function parseDeepLink(payload: string, commands: readonly Command[]): StartCommand | null {
  const [, name, separator, encoded] = /^([a-z0-9]+)(?:([_-])([\w-]+))?$/.exec(payload) ?? [];
  const command = commands.find((each) => toTelegramName(each.name) === name);
  if (!command) return null;
  if (encoded === undefined) return { command, options: {} };
  const option = findTextOption(command);
  if (!option) return null;
  const text = separator === '_' ? encoded : Buffer.from(encoded, 'base64url').toString();
  return { command, options: { [option]: text } };
}
