import { createHash, randomInt } from 'node:crypto';
import type { CodePurpose } from '../../../domain/accounts/identity.ts';

/** Crockford's base 32: no I, L, O, U; eight characters are 40 bits (https://www.crockford.com/base32.html). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;

/** Creates a code in the form that users see, such as `7QK3-X0ZB`. */
export function createCode(): string {
  const characters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]);
  return `${characters.slice(0, 4).join('')}-${characters.slice(4).join('')}`;
}

/**
 * A word for each purpose that is part of the hash. Never change it: issued codes would stop
 * working.
 */
const hashLabels: Readonly<Record<CodePurpose, string>> = { merge: 'join', claim: 'claim' };

/**
 * The hash under which a code is stored, however the code was typed. Null if the text is not a
 * code.
 */
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
