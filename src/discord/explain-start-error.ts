import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError } from 'discord.js';
import { toLoggableError } from './discord-error.ts';

/** Why the bot could not connect to the Discord API at `api`, as one line for the operator. */
export function explainStartError(error: unknown, api: string): string {
  const isTokenInvalid =
    error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  const { message } = toLoggableError(error);
  if (isTokenInvalid || message === 'Authentication failed') {
    return 'Discord rejected the token. Check DISCORD_TOKEN';
  }
  if (message === 'Used disallowed intents') {
    return 'Discord does not allow the intents that this bot needs (close code 4014)';
  }
  if (error instanceof DiscordAPIError || error instanceof HTTPError) {
    return `Discord refused the connection: ${firstLine(message)}`;
  }
  return `Cannot reach Discord at ${api}: ${firstLine(message)}`;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
