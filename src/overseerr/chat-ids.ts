import type { RemoteUserId } from '../domain/accounts/account.ts';
import type { ChatAccountKey, Platform } from '../domain/place.ts';
import type { Api } from './transport/api.ts';
import type { Call } from './transport/caller.ts';
import { wireWholeProfile } from './wire/schemas.ts';

/** Writes chat ids into profiles. */
export function createChatIds({ api }: { readonly api: Api }) {
  return {
    async addChatIdToProfile(
      remoteUserId: RemoteUserId,
      account: ChatAccountKey,
    ): Promise<boolean> {
      const path = `/user/${remoteUserId}/settings/notifications`;
      const readCall: Call = { method: 'GET', path, as: 'key', urgency: 'background' };
      const profile = await api.readIfFound(readCall, wireWholeProfile);
      const change = profile && toProfileChange(profile, account);
      if (!change) return false;
      // Servers keep fields that are left out (docs/overseerr-api.md, "Users and profiles"), except for the list of
      // Discord IDs in Seerr 3.3 and later (seerr-team/seerr#2712). So the change is sent with everything that was read.
      const writeCall: Call = {
        ...readCall,
        method: 'POST',
        body: { ...pickPersonalFields(profile), ...change },
      };
      const response = await api.send(writeCall);
      if (response.status < 200 || response.status > 299)
        throw await api.toError(response, writeCall);
      return true;
    },
  };
}

interface Profile {
  readonly discordId?: unknown;
  readonly discordIds?: unknown;
  readonly telegramChatId?: unknown;
}

/** The change that adds the chat id to the profile; null if it is there already, or if another id is in its place. */
function toProfileChange(profile: Profile, { platform, platformUserId }: ChatAccountKey) {
  return profileChanges[platform](profile, platformUserId);
}

const profileChanges = {
  discord: addDiscordId,
  telegram: ({ telegramChatId }, id) => (isEmpty(telegramChatId) ? { telegramChatId: id } : null),
  // Only of the demo page, which no profile knows.
  web: () => null,
} as const satisfies Record<Platform, (profile: Profile, id: string) => object | null>;

function addDiscordId({ discordId, discordIds }: Profile, id: string) {
  const list = Array.isArray(discordIds)
    ? discordIds.filter((each) => typeof each === 'string')
    : [];
  if (discordId === id || list.includes(id)) return null;
  if (Array.isArray(discordIds)) {
    const listChange = { discordIds: [...list, id] };
    return isEmpty(discordId) ? { ...listChange, discordId: id } : listChange;
  }
  if (!isEmpty(discordId) || !isEmpty(discordIds)) return null;
  return { discordId: id, discordIds: [id] };
}

/** The fields that a person can set. The others describe the server. Null is left out, because it would clear a field. */
function pickPersonalFields(profile: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = personalFields.flatMap((field) => {
    const value = profile[field];
    return value === null || value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(entries);
}

/** The fields that the server's own page writes (Seerr 3.1 and Overseerr 1.34). */
const personalFields = [
  'pgpKey',
  'discordId',
  'discordIds',
  'pushbulletAccessToken',
  'pushoverApplicationToken',
  'pushoverUserKey',
  'pushoverSound',
  'telegramChatId',
  'telegramMessageThreadId',
  'telegramSendSilently',
  'notificationTypes',
] as const;

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
