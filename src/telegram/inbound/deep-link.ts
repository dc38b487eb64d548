import type { Command } from '../../chat/command.ts';
import type { RawOptions } from '../../chat/option.ts';
import { findTextOption, toTelegramName } from './command-line.ts';

/** What `/start` was handed by a deep link: a command and, where it takes one, the text for it. */
export interface StartCommand {
  readonly command: Command;
  readonly options: RawOptions;
}

/** The most a `start` parameter takes, of `A-Za-z0-9_-` (https://core.telegram.org/bots/features#deep-linking). */
const payloadMax = 64;

/**
 * The address that opens the private chat and carries on with a command there; null when the text does not fit.
 * Text of the permitted characters stands as it is behind `_`, any other as base64url behind `-`; no text is nothing.
 */
export function createDeepLink(username: string, command: Command, text: string): string | null {
  const payload = `${command.name}${text === '' ? '' : encodeText(text)}`;
  if (payload.length > payloadMax || !/^[a-z0-9]+$/.test(command.name)) return null;
  return `https://t.me/${username}?start=${payload}`;
}

function encodeText(text: string): string {
  return /^[\w-]+$/.test(text) ? `_${text}` : `-${Buffer.from(text).toString('base64url')}`;
}

/** Reads what `deepLink` wrote; null for any other payload. */
export function parseDeepLink(payload: string, commands: readonly Command[]): StartCommand | null {
  const [, name, kind, tail] = /^([a-z0-9]+)(?:([_-])([\w-]+))?$/.exec(payload) ?? [];
  const command = commands.find((one) => toTelegramName(one) === name);
  if (!command) return null;
  if (tail === undefined) return { command, options: {} };
  const option = findTextOption(command);
  if (!option) return null;
  const text = kind === '_' ? tail : Buffer.from(tail, 'base64url').toString();
  return { command, options: { [option]: text } };
}
