import { createHash, randomInt } from 'node:crypto';
import type { CodePurpose } from '../../../domain/accounts/identity.ts';

/** Crockford's base 32: no I, L, O, U; eight characters are 40 bits (https://www.crockford.com/base32.html). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;

/** A new code as it is shown, such as `7QK3-X0ZB`. */
export function createCode(): string {
  const characters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]);
  return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`;
}

/** The word that goes into the hash, by purpose. It never changes: codes that were given out would stop working. */
const hashLabels: Readonly<Record<CodePurpose, string>> = { merge: 'join', claim: 'claim' };

/** The hash by which a code is kept; null for a text that is no code, however it was typed. */
export function hashCode(purpose: CodePurpose, input: string): string | null {
  const plain = input
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (plain.length !== length || [...plain].some((each) => !alphabet.includes(each))) return null;
  return createHash('sha256').update(`${hashLabels[purpose]}:${plain}`).digest('hex');
}
