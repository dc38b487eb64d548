import { describe, expect, it } from 'vitest';
import {
  createResemblance,
  type KnownAccount,
  listAccountKeys,
  listPersonKeys,
} from '../../../../src/domain/accounts/resemblance.ts';

const person = {
  name: 'Grace Hopper',
  chats: [
    { platform: 'discord', platformUserId: '1', name: 'grace', username: 'ghopper' },
    { platform: 'telegram', platformUserId: '2', name: 'Grace', username: null },
  ],
} as const;
const resemble = createResemblance(person);
const account = (parts: Partial<KnownAccount>): KnownAccount => ({
  name: 'somebody',
  email: null,
  discordIds: [],
  telegramIds: [],
  ...parts,
});

describe('an account resembles a user', () => {
  it.each<[string, Partial<KnownAccount>, string | null]>([
    ['whose chat its profile lists', { discordIds: ['9', '1'] }, 'profile'],
    ['on the same platform only', { discordIds: ['2'], telegramIds: ['1'] }, null],
    ['with one of their names', { name: ' GRACE ' }, 'name'],
    ['with a name before the @', { email: 'GHopper@rig.local' }, 'email'],
    ['not with a name after the @', { email: 'x@grace' }, null],
    ['with digits at the end', { name: 'grace_1906' }, 'similar-name'],
    ['with the beginning of a name', { name: 'gracehop' }, 'similar-name'],
    ['with accents', { name: 'Gråce' }, 'similar-name'],
    ['with another letter', { name: 'ghoppar' }, 'similar-name'],
    ['with a missing letter', { name: 'ghoper' }, 'similar-name'],
    ['not with two other letters', { name: 'ghuppar' }, null],
    ['not with a short beginning', { name: 'gra' }, null],
    ['not without a name', { name: '', email: '' }, null],
  ])('%s', (_, parts, reason) => {
    expect(resemble(account(parts))).toBe(reason);
  });

  it('and shares a key with them, unless only their names are similar', () => {
    const keys = new Set(listPersonKeys(person));
    const shares = (parts: Partial<KnownAccount>) =>
      listAccountKeys(account(parts)).some((key) => keys.has(key));
    expect(shares({ telegramIds: ['2'] })).toBe(true);
    expect(shares({ name: 'GHOPPER' })).toBe(true);
    expect(shares({ email: 'grace@rig.local' })).toBe(true);
    expect(shares({ name: 'grace1', email: '' })).toBe(false);
  });
});
