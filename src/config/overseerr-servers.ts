import { z } from 'zod';
import { ownerUserId, type RemoteUserId, toRemoteUserId } from '../domain/accounts/account.ts';
import { defaultServerName } from '../domain/services/server-title.ts';
import type { SettingProblem } from '../domain/settings/setting.ts';
import { faultMessage, readFault, toProblem } from '../domain/settings/setting-fault.ts';
import { httpUrl, integerBetween } from './setting-types.ts';

/** The name of the demo's Overseerr server. */
export const demoServerName = 'demo';

/** An Overseerr server from the settings. */
export interface OverseerrServerSettings {
  /** `default` for the first server; `2` to `9` for servers whose settings end in that number. */
  readonly name: string;
  readonly url: string;
  readonly apiKey: string;
  /** The account that guests use for their requests; null: no guests. */
  readonly guestUserId: RemoteUserId | null;
}

const guestUserId = integerBetween(1, 2 ** 31 - 1)
  .refine((id) => id !== ownerUserId, faultMessage('guest-is-owner'))
  .transform((id) => toRemoteUserId(id));

/** The settings of one Overseerr server. */
export const overseerrSettings = {
  OVERSEERR_URL: httpUrl.optional(),
  OVERSEERR_API_KEY: z
    .string()
    .regex(/^[!-~]+$/, faultMessage('key-characters'))
    .optional(),
  OVERSEERR_GUEST_USER_ID: guestUserId.optional(),
} as const satisfies Record<string, z.ZodType>;

const schema = z.object(overseerrSettings);
const serversMax = 9;

/**
 * Reads the Overseerr servers: the first one, and those of `OVERSEERR_URL_2` to `OVERSEERR_URL_9`. `read` returns the
 * value of a setting. Problems are added to `problems`, by name.
 */
export function readOverseerrServers(
  read: (name: string) => string | undefined,
  problems: SettingProblem[],
): OverseerrServerSettings[] {
  const servers: OverseerrServerSettings[] = [];
  for (let number = 1; number <= serversMax; number += 1) {
    const suffix = number === 1 ? '' : `_${number}`;
    const server = readOverseerrServer(suffix, read, problems);
    const duplicate = server && servers.find(({ url }) => url === server.url);
    if (duplicate) {
      const name = `OVERSEERR_URL${suffix}`;
      problems.push(toProblem([name], 'same-address'));
    }
    if (server) servers.push(server);
  }
  return servers;
}

function readOverseerrServer(
  suffix: string,
  read: (name: string) => string | undefined,
  problems: SettingProblem[],
): OverseerrServerSettings | null {
  const names = Object.keys(overseerrSettings);
  const values = Object.fromEntries(names.map((name) => [name, read(name + suffix)]));
  const isSet = (name: keyof typeof overseerrSettings) => values[name] !== undefined;
  if (isSet('OVERSEERR_URL') !== isSet('OVERSEERR_API_KEY')) {
    const [url, key] = [`OVERSEERR_URL${suffix}`, `OVERSEERR_API_KEY${suffix}`];
    problems.push(toProblem([url, key], 'together', { other: key }));
  }
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const name = `${path[0]?.toString()}${suffix}`;
      const { code, args } = readFault(message);
      problems.push(toProblem([name], code, args));
    }
    return null;
  }
  const { OVERSEERR_URL: url, OVERSEERR_API_KEY: apiKey, OVERSEERR_GUEST_USER_ID } = parsed.data;
  const name = suffix === '' ? defaultServerName : suffix.slice(1);
  return url && apiKey ? { name, url, apiKey, guestUserId: OVERSEERR_GUEST_USER_ID ?? null } : null;
}
