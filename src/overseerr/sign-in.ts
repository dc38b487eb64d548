import { type AccountNumber, toAccountNumber } from '../core/account.ts';
import { Fault, isFault } from '../core/fault.ts';
import type { ChatAccountKey } from '../core/place.ts';
import type { Api } from './api.ts';
import type { Call } from './caller.ts';
import { verdictOn } from './refusal.ts';
import { wireLogin, wireWholeProfile } from './wire.ts';

/** Signing in as a person, and writing chat ids into profiles. */
export function createSignIn(options: {
  readonly api: Api;
  /** Called when the server turns out to take no passwords any more. */
  readonly onOff: () => void;
}) {
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
      if (answer.status === 200) return toAccountNumber(api.parse(answer, wireLogin).id);
      // Only what the server says of the password is held against whoever typed it.
      const verdict = verdictOn(answer);
      if (verdict === 'no-right' || verdict === 'bad-input') return null;
      if (verdict === 'sign-in-off') options.onOff();
      throw await api.refuse(answer, call);
    },

    async nameInProfile(number: AccountNumber, account: ChatAccountKey): Promise<boolean> {
      const path = `/user/${number}/settings/notifications`;
      const read: Call = { method: 'GET', path, as: 'key', urgency: 'background' };
      const profile = await api.readIfThere(read, wireWholeProfile);
      const change = profile && changeOf(profile, account);
      if (!change) return false;
      // Today's servers keep fields that are left out (SEERR.md §5), but for Seerr's list of Discord ids (from 3.3
      // on, seerr-team/seerr#2712): what was read goes back with the change.
      const write: Call = {
        ...read,
        method: 'POST',
        body: { ...personalPart(profile), ...change },
      };
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
    return isEmpty(telegramChatId) ? { telegramChatId: id } : null;
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

/** What a person has set; the rest of a profile tells what the server can do. Null would clear a field, so it stays out. */
function personalPart(profile: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = personalFields.flatMap((field) => {
    const value = profile[field];
    return value === null || value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(kept);
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
