import { request } from 'undici';
import { commands } from '../../../commands/index.ts';
import { loadTranslations } from '../../chat/i18n/translations.ts';
import type { Config } from '../../config/config.ts';
import type { Database } from '../../database/prisma-client.ts';
import { listSpaces } from '../../database/spaces/space-repository.ts';
import type { ChatPlace } from '../../doctor/chat-place.ts';
import { type Check, runChecks } from '../../doctor/check.ts';
import { type AreCommandsInSync, createDiscordCheck } from '../../doctor/discord-check.ts';
import { createDiscordPlacesCheck } from '../../doctor/discord-places-check.ts';
import type { GetJson } from '../../doctor/get-json.ts';
import { createPublicUrlCheck } from '../../doctor/public-url-check.ts';
import { createTelegramCheck, createTelegramPlacesCheck } from '../../doctor/telegram-check.ts';
import type { Log } from '../../ports/log.ts';

const answerTimeoutMs = 10_000;

/** Checks of the chat platforms and of the public address. Without a database, only places of the settings are known. */
export function createChatChecks(
  config: Config,
  database: Pick<Database, 'kysely'> | null,
): readonly Check[] {
  const { discord, telegram, http } = config;
  return [
    createDiscordCheck(discord, { getJson, areCommandsInSync }),
    createTelegramCheck(telegram, getJson),
    ...createPlaceChecks(config, database),
    createPublicUrlCheck(http.publicUrl, getJson),
  ];
}

/** Logs what the bot cannot do in the places that the settings name, one line each. Never throws. */
export async function logPlaceChecks(
  config: Config,
  database: Pick<Database, 'kysely'>,
  log: Log,
): Promise<void> {
  for (const { findings } of await runChecks(createPlaceChecks(config, database))) {
    for (const { severity, message, fix } of findings) {
      if (severity !== 'ok') log.warn({}, `${message}. ${fix}`);
    }
  }
}

/** Loads the code of Discord only if it is needed, to save memory. */
const areCommandsInSync: AreCommandsInSync = async (registered, scope) => {
  const { areCommandsRegistered } = await import('../../discord/register/command-registration.ts');
  return areCommandsRegistered(registered, commands, { translations: loadTranslations(), scope });
};

function createPlaceChecks(
  { discord, telegram, approvalPlaces, alerts }: Config,
  database: Pick<Database, 'kysely'> | null,
): readonly Check[] {
  const listPlaces = async (): Promise<readonly ChatPlace[]> => [
    ...approvalPlaces.map((place) => ({
      place,
      use: 'approvals' as const,
      origin: 'APPROVAL_PLACES',
    })),
    ...alerts.places.map((place) => ({ place, use: 'alerts' as const, origin: 'ALERT_PLACES' })),
    ...(database ? await listSpacePlaces(database) : []),
  ];
  return [
    createDiscordPlacesCheck(discord, { listPlaces, getJson }),
    createTelegramPlacesCheck(telegram, { listPlaces, getJson }),
  ];
}

async function listSpacePlaces({ kysely }: Pick<Database, 'kysely'>): Promise<ChatPlace[]> {
  const spaces = await listSpaces(kysely);
  return spaces.flatMap(({ name, settings }) => {
    const { requestPlace, approvalPlaces = [], alertPlace, digestPlace } = settings;
    const origin = `/setup in ${name}`;
    const alertPlaces = [alertPlace, digestPlace].filter((place) => place !== undefined);
    return [
      ...(requestPlace ? [{ place: requestPlace, use: 'requests' as const, origin }] : []),
      ...approvalPlaces.map((place) => ({ place, use: 'approvals' as const, origin })),
      ...alertPlaces.map((place) => ({ place, use: 'alerts' as const, origin })),
    ];
  });
}

/** Gets JSON with a time limit. */
export const getJson: GetJson = async (url, headers = {}) => {
  const { statusCode, body } = await request(url, {
    headers,
    headersTimeout: answerTimeoutMs,
    bodyTimeout: answerTimeoutMs,
  });
  return { status: statusCode, body: await body.json().catch(() => null) };
};
