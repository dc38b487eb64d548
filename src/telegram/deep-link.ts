import type { Command } from '../chat/command.ts';
import { telegramName, textOption } from './command-line.ts';

/** What `/start` was handed by a deep link: a command and the text for it. */
export interface Started {
  readonly command: Command;
  readonly option: string;
  readonly text: string;
}

/** The most a `start` parameter takes, of `A-Za-z0-9_-` (https://core.telegram.org/bots/features#deep-linking). */
const payloadMax = 64;

/**
 * The address that opens the private chat and carries on with a command there; null when the text does not fit.
 * Text of the permitted characters stands as it is behind `_`, any other as base64url behind `-`.
 */
export function deepLink(username: string, command: Command, text: string): string | null {
  const isPlain = /^[\w-]+$/.test(text);
  const tail = isPlain ? `_${text}` : `-${Buffer.from(text).toString('base64url')}`;
  const payload = `${command.name}${tail}`;
  if (payload.length > payloadMax || !/^[a-z0-9]+$/.test(command.name)) return null;
  return `https://t.me/${username}?start=${payload}`;
}

/** Reads what `deepLink` wrote; null for any other payload. */
export function readDeepLink(payload: string, commands: readonly Command[]): Started | null {
  const match = /^([a-z0-9]+)([_-])([\w-]+)$/.exec(payload);
  const command = commands.find((one) => telegramName(one) === match?.[1]);
  const option = command && textOption(command);
  if (!match?.[3] || !command || !option) return null;
  const text = match[2] === '_' ? match[3] : Buffer.from(match[3], 'base64url').toString();
  return { command, option, text };
}
