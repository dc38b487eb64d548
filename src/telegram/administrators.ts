import type { Bot } from 'grammy';
import { LRUCache } from 'lru-cache';
import type { Happening } from '../chat/dispatch.ts';
import type { Log } from '../ports.ts';

/** Who manages which group. */
export interface Administrators {
  /** The same happening, saying whether the person manages the group; updates themselves do not tell. */
  recognise(happening: Happening): Promise<Happening>;
}

/** The role of all who administrate a group: Telegram has no others, and `/setup` may let it approve. */
const administrator = 'administrator';

/** How long a group's administrators are taken to be the same: for a burst of presses, as they may decide. */
const keptMs = 10_000;

/** Asks Telegram who the administrators are, every few seconds and group; nobody is one while it cannot be asked. */
export function createAdministrators(api: Bot['api'], log: Log): Administrators {
  const groups = new LRUCache<string, Promise<ReadonlySet<string>>>({ max: 5_000, ttl: keptMs });

  return {
    async recognise(happening) {
      const { space, visitor } = happening;
      if (!space) return happening;
      const ids = await administratorsOf(space.platformSpaceId);
      const canManage = ids.has(visitor.platformUserId);
      const roles = canManage ? [administrator] : [];
      return { ...happening, visitor: { ...visitor, roles, canManage } };
    },
  };

  function administratorsOf(group: string): Promise<ReadonlySet<string>> {
    const known = groups.get(group);
    if (known) return known;
    const asked = ask(group);
    groups.set(group, asked);
    return asked;
  }

  async function ask(group: string): Promise<ReadonlySet<string>> {
    try {
      const members = await api.getChatAdministrators(Number(group));
      return new Set(members.map(({ user }) => String(user.id)));
    } catch (error) {
      groups.delete(group);
      log.info({ error, group }, 'the administrators of a group could not be asked');
      return new Set();
    }
  }
}
