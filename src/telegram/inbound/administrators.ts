import type { Bot } from 'grammy';
import { LRUCache } from 'lru-cache';
import type { Interaction } from '../../chat/dispatch.ts';
import type { Log } from '../../ports/ports.ts';

/** Who manages which group. */
export interface Administrators {
  /** The same happening, saying whether the person manages the group; updates themselves do not tell. */
  resolveRoles(interaction: Interaction): Promise<Interaction>;
}

/** The role of all who administrate a group: Telegram has no others, and `/setup` may let it approve. */
const administratorRole = 'administrator';

/** How long a group's administrators are taken to be the same: for a burst of presses, as they may decide. */
const cacheTtlMs = 10_000;

/** Asks Telegram who the administrators are, every few seconds and group; nobody is one while it cannot be asked. */
export function createAdministrators(api: Bot['api'], log: Log): Administrators {
  const administratorIds = new LRUCache<string, Promise<ReadonlySet<string>>>({
    max: 5_000,
    ttl: cacheTtlMs,
  });

  return {
    async resolveRoles(interaction) {
      const { space, sender } = interaction;
      if (!space) return interaction;
      const ids = await getAdministratorIds(space.platformSpaceId);
      const canManageSpace = ids.has(sender.platformUserId);
      const roles = canManageSpace ? [administratorRole] : [];
      return { ...interaction, sender: { ...sender, roles, canManageSpace } };
    },
  };

  function getAdministratorIds(group: string): Promise<ReadonlySet<string>> {
    const cached = administratorIds.get(group);
    if (cached) return cached;
    const fetching = fetchAdministratorIds(group);
    administratorIds.set(group, fetching);
    return fetching;
  }

  async function fetchAdministratorIds(group: string): Promise<ReadonlySet<string>> {
    try {
      const members = await api.getChatAdministrators(Number(group));
      return new Set(members.map(({ user }) => String(user.id)));
    } catch (error) {
      administratorIds.delete(group);
      log.info({ error, group }, 'the administrators of a group could not be asked');
      return new Set();
    }
  }
}
