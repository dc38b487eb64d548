import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError } from 'discord.js';
import { PlatformStartError } from '../chat/chat-platform.ts';
import { toLoggableError } from './discord-error.ts';

/** Why the bot could not connect to the Discord API at `api`. Only wrong credentials and missing intents are final. */
export function toStartError(error: unknown, api: string): PlatformStartError {
  const { message } = toLoggableError(error);
  if (isTokenRefused(error) || message === 'Authentication failed') {
    return final('Discord rejected the token. Check DISCORD_TOKEN');
  }
  if (message === 'Used disallowed intents') {
    return final('Discord does not allow the intents that this bot needs (close code 4014)');
  }
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    return passing(`Discord refused the connection: ${firstLine(message)}`);
  }
  return passing(`Cannot reach Discord at ${api}: ${firstLine(message)}`);
}

function isTokenRefused(error: unknown): boolean {
  return error instanceof DiscordAPIError
    ? error.status === 401
    : error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}

function final(message: string): PlatformStartError {
  return new PlatformStartError(message, { isFinal: true });
}

function passing(message: string): PlatformStartError {
  return new PlatformStartError(message, { isFinal: false });
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
