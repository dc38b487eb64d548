import type { Context } from 'hono';

/** Longer than any language that a browser sends. */
const longestLocale = 20;

/** The language that the browser prefers; null: it does not say. */
export function readLocale({ req }: Pick<Context, 'req'>): string | null {
  return req.header('accept-language')?.split(/[,;]/, 1)[0]?.slice(0, longestLocale) ?? null;
}
