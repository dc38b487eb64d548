import { z } from 'zod';

/** An http(s) address without a slash at its end. */
export const address = z
  .url({ protocol: /^https?$/, error: 'is not an http(s) address' })
  .transform((text) => text.replace(/\/+$/, ''));

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number) {
  return z.coerce
    .number({ error: 'is not a number' })
    .int('is not a whole number')
    .min(min, `is less than ${min}`)
    .max(max, `is more than ${max}`);
}

export const yesNo = z
  .enum(['true', 'false', 'yes', 'no', '1', '0'], { error: 'is neither true nor false' })
  .transform((word) => word === 'true' || word === 'yes' || word === '1');

/** Words with commas between them. */
export const words = z.string().transform((text) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean),
);
