import { expect, it } from 'vitest';
import { type AccountTraits, isSamePerson } from '../../../../src/domain/accounts/same-person.ts';

const none = { name: 'Ada', email: null, plexId: null, createdAt: null };
const ada = { ...none, email: 'ada@rig.local', plexId: '7' };
const eve = { ...none, name: 'Eve', email: 'eve@rig.local', plexId: '8' };
const createdAt = new Date('2026-01-01T00:00:00.000Z');
const later = new Date('2026-02-01T00:00:00.000Z');

it.each<[string, AccountTraits, AccountTraits, boolean]>([
  ['another name and the same address', ada, { ...eve, email: 'ADA@rig.local' }, true],
  ['another name and the same Plex ID', ada, { ...eve, plexId: '7' }, true],
  ['another address, but the same name', ada, { ...eve, name: 'ada' }, true],
  ['another name and no address anymore', ada, { ...eve, email: null }, false],
  ['another name and an empty address', { ...ada, email: '' }, { ...eve, email: '' }, false],
  ['another name and address, and no Plex ID', ada, { ...eve, plexId: null }, false],
  ['everything different', ada, eve, false],
  ['another name, without any address', none, { ...none, name: 'Eve' }, false],
  ['the same name, without any address', none, none, true],
  [
    'another name, but created at the same time',
    { ...none, createdAt },
    { ...eve, createdAt },
    true,
  ],
  [
    'everything different but the time of creation',
    { ...ada, createdAt },
    { ...eve, createdAt },
    false,
  ],
  ['another time of creation', { ...none, createdAt }, { ...none, createdAt: later }, false],
  [
    'another time of creation and name',
    { ...ada, createdAt },
    { ...ada, name: 'Eve', createdAt: later },
    false,
  ],
  [
    'another time of creation and nothing else',
    { ...ada, createdAt },
    { ...ada, createdAt: later },
    true,
  ],
  ['a time of creation for the first time', ada, { ...ada, name: 'Eve', createdAt }, true],
  ['no time of creation anymore', { ...none, createdAt }, none, true],
  ['no time of creation anymore and another name', { ...none, createdAt }, eve, false],
])('an account with %s is judged right', (_, before, after, isSame) => {
  expect(isSamePerson(before, after)).toBe(isSame);
});
