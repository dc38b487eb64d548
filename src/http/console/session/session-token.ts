import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isEqual } from '../../../lib/equal-texts.ts';
import type { SignedIn } from '../../../usecases/console/console-sign-in.ts';

const name = 'medianest-console';
const tokenPattern = /^[\w-]{43}$/;

/** The session token of the browser; null if it sent none. */
export function readSessionToken(c: Context, ownOrigin: string): string | null {
  const token = getCookie(c, name, prefixOf(ownOrigin)) ?? '';
  return tokenPattern.test(token) ? token : null;
}

/** Gives the browser its token. No script can read it, and no other site can make the browser send it. */
export function setSessionCookie(
  c: Context,
  ownOrigin: string,
  { token, lifetimeMs }: SignedIn,
): void {
  setCookie(c, name, token, { ...optionsOf(ownOrigin), maxAge: lifetimeMs / 1000 });
}

/** Takes the token back from the browser. */
export function deleteSessionCookie(c: Context, ownOrigin: string): void {
  deleteCookie(c, name, optionsOf(ownOrigin));
}

/** What the page sends with each change: bound to the session, and of no use without its cookie. */
export function toCsrfToken(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('console csrf').digest('base64url');
}

/** Whether a text is the CSRF token of a session. */
export function isCsrfToken(text: string, sessionToken: string): boolean {
  return isEqual(text, toCsrfToken(sessionToken));
}

function optionsOf(ownOrigin: string) {
  const prefix = prefixOf(ownOrigin);
  return {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    ...(prefix ? { prefix, secure: true } : {}),
  } as const;
}

/** With this prefix, browsers accept the cookie only over https, and from no other host of the domain. */
function prefixOf(ownOrigin: string): 'host' | undefined {
  return ownOrigin.startsWith('https:') ? 'host' : undefined;
}
