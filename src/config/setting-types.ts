import { z } from 'zod';

/** An http(s) address without a slash at its end. */
export const httpUrl = z
  .url({ protocol: /^https?$/, error: 'is not an http(s) address' })
  .transform((text) => text.replace(/\/+$/, ''));

/** The address of a PostgreSQL. What stands in it is secret, so it is read here and not where reading could fail. */
export const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, { error: 'is not a postgresql:// address', abort: true })
  .refine(canBeParsed, {
    error:
      'cannot be read as an address; signs such as @ / # % in its password are written as %40 %2F %23 %25',
  });

/** The passwords in an address that can be read, as they are written and as they are meant. */
export function passwordsIn(httpUrl: string): string[] {
  const { password, searchParams } = new URL(httpUrl);
  const written = [password, searchParams.get('password') ?? ''].filter(Boolean);
  return [...new Set(written.flatMap((each) => [each, decode(each) ?? each]))];
}

function canBeParsed(httpUrl: string): boolean {
  if (!URL.canParse(httpUrl)) return false;
  const { username, password, hostname, pathname } = new URL(httpUrl);
  return [username, password, hostname, pathname].every((part) => decode(part) !== null);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** A whole number from `min` to `max`. */
export function integerBetween(min: number, max: number) {
  return z.coerce
    .number({ error: 'is not a number' })
    .int('is not a whole number')
    .min(min, `is less than ${min}`)
    .max(max, `is more than ${max}`);
}

export const booleanSetting = z
  .enum(['true', 'false', 'yes', 'no', '1', '0'], { error: 'is neither true nor false' })
  .transform((word) => word === 'true' || word === 'yes' || word === '1');

/** Words with commas between them. */
export const commaSeparated = z.string().transform((text) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean),
);
