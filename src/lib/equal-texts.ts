import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares two texts in constant time, whatever their lengths. */
export function isEqual(text: string, other: string): boolean {
  return timingSafeEqual(digest(text), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
