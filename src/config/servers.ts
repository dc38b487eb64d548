import { z } from 'zod';
import { type AccountNumber, ownerNumber, toAccountNumber } from '../core/account.ts';
import { address, whole } from './forms.ts';

/** The name of the first media server of the settings. */
export const defaultServer = 'default';
/** The name under which the demonstration's media server stands among the others. */
export const demoServer = 'demo';

/** A media server as the settings name it. */
export interface ServerSettings {
  /** `default` for the first, `2` to `9` for those whose settings have that number at the end. */
  readonly name: string;
  readonly url: string;
  readonly apiKey: string;
  /** As whom people without an account ask there; null: nobody does. */
  readonly guest: AccountNumber | null;
}

const guest = whole(1, 2 ** 31 - 1)
  .refine((number) => number !== ownerNumber, 'is the owner; guests need an account of their own')
  .transform((number) => toAccountNumber(number));

/** What is set of one media server. */
export const ofServer = {
  OVERSEERR_URL: address.optional(),
  OVERSEERR_API_KEY: z
    .string()
    .regex(/^[!-~]+$/, 'has characters that no key has')
    .optional(),
  OVERSEERR_GUEST_USER_ID: guest.optional(),
} as const satisfies Record<string, z.ZodType>;

const schema = z.object(ofServer);
const lastNumber = 9;

/**
 * The media servers of the settings: the first, and those of `OVERSEERR_URL_2` to `OVERSEERR_URL_9`. `read` gives
 * the value of a setting. What is wrong goes to `problems`, by name.
 */
export function readServers(
  read: (name: string) => string | undefined,
  problems: string[],
): ServerSettings[] {
  const servers: ServerSettings[] = [];
  for (let number = 1; number <= lastNumber; number += 1) {
    const ending = number === 1 ? '' : `_${number}`;
    const server = readServer(ending, read, problems);
    const twin = server && servers.find(({ url }) => url === server.url);
    if (twin) problems.push(`OVERSEERR_URL${ending} is the address of another server of these`);
    if (server) servers.push(server);
  }
  return servers;
}

function readServer(
  ending: string,
  read: (name: string) => string | undefined,
  problems: string[],
): ServerSettings | null {
  const names = Object.keys(ofServer);
  const given = Object.fromEntries(names.map((name) => [name, read(name + ending)]));
  const isGiven = (name: keyof typeof ofServer) => given[name] !== undefined;
  if (isGiven('OVERSEERR_URL') !== isGiven('OVERSEERR_API_KEY')) {
    const [url, key] = [`OVERSEERR_URL${ending}`, `OVERSEERR_API_KEY${ending}`];
    problems.push(`${url} and ${key} go together; one of them is missing`);
  }
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const { issues } = parsed.error;
    problems.push(
      ...issues.map(({ path, message }) => `${path[0]?.toString()}${ending} ${message}`),
    );
    return null;
  }
  const { OVERSEERR_URL: url, OVERSEERR_API_KEY: apiKey, OVERSEERR_GUEST_USER_ID } = parsed.data;
  const name = ending === '' ? defaultServer : ending.slice(1);
  return url && apiKey ? { name, url, apiKey, guest: OVERSEERR_GUEST_USER_ID ?? null } : null;
}
