import { type AccountNumber, toAccountNumber } from '../core/account.ts';
import { Fault, isFault } from '../core/fault.ts';
import type { ChatAccountKey } from '../core/place.ts';
import type { Api } from './api.ts';
import type { Call } from './caller.ts';
import { wireLogin, wireProfile } from './wire.ts';

/** Signing in as a person, and writing chat ids into profiles. */
export function createSignIn(options: { readonly api: Api }) {
  const { api } = options;

  return {
    /**
     * The session that the server opens with it is left to run out: its cookie is not even read. The answer of
     * Overseerr holds a bcrypt hash, so nothing of it is kept but the number (SEERR.md §2).
     */
    async login(email: string, password: string): Promise<AccountNumber | null> {
      const call: Call = {
        method: 'POST',
        path: '/auth/local',
        body: { email, password },
        as: 'nobody',
        urgency: 'person',
        isOnce: true,
      };
      const answer = await api.send(call).catch((error: unknown) => {
        // A login that got lost has changed nothing.
        throw isFault(error, 'outcome-unknown')
          ? new Fault('service-unreachable', { detail: error.detail })
          : error;
      });
      if (answer.isJson && (answer.status === 403 || answer.status === 400)) return null;
      if (answer.status !== 200) throw await api.refuse(answer, call);
      return toAccountNumber(api.parse(answer, wireLogin).id);
    },

    async nameInProfile(number: AccountNumber, account: ChatAccountKey): Promise<boolean> {
      const path = `/user/${number}/settings/notifications`;
      const read: Call = { method: 'GET', path, as: 'key', urgency: 'background' };
      const profile = await api.readIfThere(read, wireProfile);
      const change = profile && changeOf(profile, account);
      if (!change) return false;
      // Fields that are left out keep their values (SEERR.md §5), but for the list of Discord ids.
      const write: Call = { ...read, method: 'POST', body: change };
      const answer = await api.send(write);
      if (answer.status < 200 || answer.status > 299) throw await api.refuse(answer, write);
      return true;
    },
  };
}

interface Profile {
  readonly discordId?: unknown;
  readonly discordIds?: unknown;
  readonly telegramChatId?: unknown;
}

/** What to write so that the profile names the account too; null when it does, or when another's id is there. */
function changeOf(profile: Profile, { platform, platformUserId: id }: ChatAccountKey) {
  const { discordId, discordIds, telegramChatId } = profile;
  const list = Array.isArray(discordIds) ? discordIds.filter((one) => typeof one === 'string') : [];
  if (platform === 'telegram') {
    if (!isEmpty(telegramChatId)) return null;
    // Seerr clears a list that is left out (from 3.3 on, seerr-team/seerr#2712).
    return { telegramChatId: id, ...(Array.isArray(discordIds) ? { discordIds: list } : {}) };
  }
  if (platform !== 'discord') return null;
  if (discordId === id || list.includes(id)) return null;
  if (Array.isArray(discordIds)) {
    const named = { discordIds: [...list, id] };
    return isEmpty(discordId) ? { ...named, discordId: id } : named;
  }
  if (!isEmpty(discordId) || !isEmpty(discordIds)) return null;
  return { discordId: id, discordIds: [id] };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
