import { createMiddleware } from 'hono/factory';
import { AppError } from '../../../domain/app-error.ts';
import type { ConsoleEnv } from '../console-env.ts';

/** Escapes in JSON that can stand for what PostgreSQL cannot store. Most bodies have none. */
const suspicious = /\\u(0000|d[89a-f])/i;

/**
 * Refuses texts that PostgreSQL cannot store, in the address or in the body: those with the character zero, and with
 * halves of characters. They would fail later, as an error of the bot. Throws `invalid-input`.
 */
export const requireCleanText = createMiddleware<ConsoleEnv>(async (c, next) => {
  if (c.req.url.includes('%00')) throw new AppError('invalid-input');
  if (c.req.raw.body && !isCleanJson(await c.req.text())) throw new AppError('invalid-input');
  return next();
});

/** Whether a text can be stored. */
export function isCleanText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** What is no JSON at all is left to whoever reads it. */
function isCleanJson(json: string): boolean {
  if (!suspicious.test(json)) return true;
  let isClean = true;
  try {
    JSON.parse(json, (key, value: unknown) => {
      if (!isCleanText(key) || (typeof value === 'string' && !isCleanText(value))) isClean = false;
      return value;
    });
  } catch {
    return true;
  }
  return isClean;
}
