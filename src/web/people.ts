import type { Sender } from '../domain/accounts/sender.ts';
import type { WirePerson, WireRoom } from './wire.ts';

/** A made-up person whom a visitor of the page can act as. Only the role `owner` sees the approvals room. */
export interface WebPerson {
  /** The ID of their account in the web chat. */
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

/** A person and the language of the browser that acts as them. */
export interface Visitor extends WebPerson {
  readonly locale: string;
}

/** The rooms a person may enter. */
export function listRooms({ role }: WebPerson): readonly WireRoom[] {
  return role === 'owner' ? ['general', 'approvals', 'direct'] : ['general', 'direct'];
}

export function toWirePerson(person: WebPerson): WirePerson {
  const { id, name, role } = person;
  return { id, name, role, rooms: listRooms(person) };
}

/** The person as a sender; `locale` is the language of the visitor's browser. */
export function toSender({ id, name, role }: WebPerson, locale: string | null): Sender {
  return {
    platform: 'web',
    platformUserId: id,
    name,
    locale,
    roles: [role],
    canManageSpace: role === 'owner',
  };
}
