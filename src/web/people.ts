import type { Sender } from '../domain/accounts/user.ts';
import type { WirePerson, WireRoom } from './wire.ts';

/** A made-up person whom a visitor of the page can act as. Only the role `owner` sees the approvals room. */
export interface WebPerson {
  /** The ID of their account in the web chat. */
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** What they may do, in a sentence. */
  readonly about: string;
}

/** The rooms a person may enter. */
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
