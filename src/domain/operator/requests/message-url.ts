import type { MessageRef, Place } from '../../place.ts';
import type { Space } from '../../spaces/space.ts';

/** What is known about where messages of a request are. */
export interface MessageHome {
  readonly space: Pick<Space, 'platform' | 'platformSpaceId' | 'settings'> | null;
  readonly origin: Pick<Place, 'platform' | 'address'> | null;
}

/** Supergroups have ids that begin with this; other Telegram chats have no addresses of messages. */
const supergroupPrefix = '-100';

/** Where a posted message can be opened by those who can read it; null if there is no such address. */
export function toMessageUrl({ place, messageId }: MessageRef, home: MessageHome): string | null {
  if (messageId === null || place.kind !== 'channel') return null;
  if (place.platform === 'discord') {
    const server = findDiscordServer(place, home);
    return server && `https://discord.com/channels/${server}/${place.address}/${messageId}`;
  }
  if (place.platform !== 'telegram' || !place.address.startsWith(supergroupPrefix)) return null;
  const topic = place.topic === undefined ? '' : `${place.topic}/`;
  return `https://t.me/c/${place.address.slice(supergroupPrefix.length)}/${topic}${messageId}`;
}

/** A channel is known to be in the Discord server of the request if a setting of that server names it. */
function findDiscordServer(place: Place, { space, origin }: MessageHome): string | null {
  if (space?.platform !== 'discord') return null;
  const { approvalPlaces = [], requestPlace } = space.settings;
  const known = [origin, requestPlace, ...approvalPlaces];
  const isThere = known.some(
    (each) => each?.platform === place.platform && each.address === place.address,
  );
  return isThere ? space.platformSpaceId : null;
}
