import type { Sender } from '../domain/accounts/user.ts';
import type { WirePerson, WireRoom } from './wire.ts';

/** Somebody whom a visitor of the page may be. The one whose role is `owner` sees the approvals. */
export interface WebPerson {
  /** The id of their account in the web chat. */
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** What they may do, in a sentence. */
  readonly about: string;
}

/** The rooms somebody may enter. */
export function listRooms({ role }: WebPerson): readonly WireRoom[] {
  return role === 'owner' ? ['general', 'approvals', 'direct'] : ['general', 'direct'];
}

export function toWirePerson(person: WebPerson): WirePerson {
  const { id, name, about } = person;
  return { id, name, about, rooms: listRooms(person) };
}

export function toSender({ id, name, role }: WebPerson): Sender {
  return {
    platform: 'web',
    platformUserId: id,
    name,
    locale: 'en',
    roles: [role],
    canManageSpace: role === 'owner',
  };
}
