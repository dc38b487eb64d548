import type { Bot } from 'grammy';
import { LRUCache } from 'lru-cache';
import type { Interaction } from '../../chat/dispatch.ts';
import type { Log } from '../../ports/log.ts';

/** The admins of groups. */
export interface Administrators {
  /** Adds whether the sender is an admin of the group, because updates do not contain it. */
  resolveRoles(interaction: Interaction): Promise<Interaction>;
}

/** The role of all admins of a group. Telegram has no other roles, and `/setup` can make it an approver role. */
const administratorRole = 'administrator';

/** Short, because admins can approve requests. Long enough for several presses in a row. */
const cacheTtlMs = 10_000;

/** Fetches the admins of a group, at most every few seconds. While that fails, nobody is an admin. */
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
    const ids = fetchAdministratorIds(group);
    administratorIds.set(group, ids);
    return ids;
  }

  async function fetchAdministratorIds(group: string): Promise<ReadonlySet<string>> {
    try {
      const members = await api.getChatAdministrators(Number(group));
      return new Set(members.map(({ user }) => String(user.id)));
    } catch (error) {
      administratorIds.delete(group);
      log.info({ error, group }, "Could not read the group's admins");
      return new Set();
    }
  }
}
