import { z } from 'zod';
import { faultMessage } from '../domain/settings/setting-fault.ts';

/** An http(s) address. Trailing slashes are removed. */
export const httpUrl = z
  .url({ protocol: /^https?$/, error: faultMessage('http-url') })
  .transform((text) => text.replace(/\/+$/, ''));

/**
 * The address of a PostgreSQL database. It is parsed here already, because an error thrown by the driver would show
 * the password.
 */
export const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, { error: faultMessage('postgres-url'), abort: true })
  .refine(canBeParsed, {
    error: faultMessage('postgres-address'),
  });

/** The passwords in an address, percent-encoded and decoded; none in a text that is no address. */
export function passwordsIn(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const { password, searchParams } = new URL(url);
  const encoded = [password, searchParams.get('password') ?? ''].filter(Boolean);
  return [...new Set(encoded.flatMap((each) => [each, decode(each) ?? each]))];
}

function canBeParsed(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password, hostname, pathname } = new URL(url);
  return [username, password, hostname, pathname].every((part) => decode(part) !== null);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** An integer from `min` to `max`. */
export function integerBetween(min: number, max: number) {
  return z.coerce
    .number({ error: faultMessage('number') })
    .int(faultMessage('whole-number'))
    .min(min, faultMessage('at-least', { min }))
    .max(max, faultMessage('at-most', { max }));
}

/** `true`, `yes`, or `1`; or `false`, `no`, or `0`. */
export const booleanSetting = z
  .enum(['true', 'false', 'yes', 'no', '1', '0'], { error: faultMessage('boolean') })
  .transform((word) => word === 'true' || word === 'yes' || word === '1');

/** A list of values, separated by commas. */
export const commaSeparated = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

/** HTTP headers as OpenTelemetry writes them: `name=value`, separated by commas, with percent-encoded values. */
export const headerList = z.string().transform((text, context): Record<string, string> => {
  const pairs = text.split(',').map((pair) => /^\s*([\w-]+)=(.*?)\s*$/.exec(pair));
  const headers: Record<string, string> = {};
  for (const pair of pairs) {
    const value = decode(pair?.[2] ?? '');
    if (!pair?.[1] || value === null) {
      context.addIssue(faultMessage('header-list'));
      return z.NEVER;
    }
    headers[pair[1]] = value;
  }
  return headers;
});
