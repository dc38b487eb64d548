import { z } from 'zod';
import { ownerUserId, type RemoteUserId, toRemoteUserId } from '../domain/accounts/account.ts';
import { httpUrl, integerBetween } from './setting-types.ts';

/** The name of the first media server of the settings. */
export const defaultServerName = 'default';
/** The name under which the demonstration's media server stands among the others. */
export const demoServerName = 'demo';

/** A media server as the settings name it. */
export interface OverseerrServerSettings {
  /** `default` for the first, `2` to `9` for those whose settings have that number at the end. */
  readonly name: string;
  readonly url: string;
  readonly apiKey: string;
  /** As whom people without an account ask there; null: nobody does. */
  readonly guestUserId: RemoteUserId | null;
}

const guestUserId = integerBetween(1, 2 ** 31 - 1)
  .refine((number) => number !== ownerUserId, 'is the owner; guests need an account of their own')
  .transform((number) => toRemoteUserId(number));

/** What is set of one media server. */
export const overseerrSettings = {
  OVERSEERR_URL: httpUrl.optional(),
  OVERSEERR_API_KEY: z
    .string()
    .regex(/^[!-~]+$/, 'has characters that no key has')
    .optional(),
  OVERSEERR_GUEST_USER_ID: guestUserId.optional(),
} as const satisfies Record<string, z.ZodType>;

const schema = z.object(overseerrSettings);
const serversMax = 9;

/**
 * The media servers of the settings: the first, and those of `OVERSEERR_URL_2` to `OVERSEERR_URL_9`. `read` gives
 * the value of a setting. What is wrong goes to `problems`, by name.
 */
export function readOverseerrServers(
  read: (name: string) => string | undefined,
  problems: string[],
): OverseerrServerSettings[] {
  const servers: OverseerrServerSettings[] = [];
  for (let number = 1; number <= serversMax; number += 1) {
    const suffix = number === 1 ? '' : `_${number}`;
    const server = readOverseerrServer(suffix, read, problems);
    const duplicate = server && servers.find(({ url }) => url === server.url);
    if (duplicate)
      problems.push(`OVERSEERR_URL${suffix} is the address of another server of these`);
    if (server) servers.push(server);
  }
  return servers;
}

function readOverseerrServer(
  suffix: string,
  read: (name: string) => string | undefined,
  problems: string[],
): OverseerrServerSettings | null {
  const names = Object.keys(overseerrSettings);
  const given = Object.fromEntries(names.map((name) => [name, read(name + suffix)]));
  const isGiven = (name: keyof typeof overseerrSettings) => given[name] !== undefined;
  if (isGiven('OVERSEERR_URL') !== isGiven('OVERSEERR_API_KEY')) {
    const [url, key] = [`OVERSEERR_URL${suffix}`, `OVERSEERR_API_KEY${suffix}`];
    problems.push(`${url} and ${key} go together; one of them is missing`);
  }
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const { issues } = parsed.error;
    problems.push(
      ...issues.map(({ path, message }) => `${path[0]?.toString()}${suffix} ${message}`),
    );
    return null;
  }
  const { OVERSEERR_URL: url, OVERSEERR_API_KEY: apiKey, OVERSEERR_GUEST_USER_ID } = parsed.data;
  const name = suffix === '' ? defaultServerName : suffix.slice(1);
  return url && apiKey ? { name, url, apiKey, guestUserId: OVERSEERR_GUEST_USER_ID ?? null } : null;
}
