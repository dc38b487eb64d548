import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Context, Hono, type Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Fault, toFault } from '../core/fault.ts';
import type { SignIn } from '../core/sign-in.ts';
import type { Log } from '../ports.ts';
import type { SignInDesk } from '../usecases/sign-in.ts';
import {
  endPage,
  formPage,
  gonePage,
  type LinkForm,
  type LinkPageTexts,
  linkPageStyle,
} from './link-page.ts';

const formMaxBytes = 8 * 1024;
const emailMaxLength = 254;
const passwordMaxLength = 1_000;
const tokenForm = /^[\w-]{22,64}$/;

const styleHash = createHash('sha256').update(linkPageStyle).digest('base64');
const headers = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  // With `no-referrer` browsers send `Origin: null` even to ourselves, and nothing else to go by over plain http.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
} as const;

/**
 * The one-time pages at `/<token>`, to be mounted under `/link`. They use no cookie and no script; whoever has the
 * address has the page, so the address is never logged, and looking at the page does not use it up: chats fetch
 * addresses to preview them.
 */
export function createLinkPages(needs: {
  readonly desk: Pick<SignInDesk, 'at' | 'serverName' | 'tryPassword' | 'misused'>;
  readonly texts: (locale: string | null) => LinkPageTexts;
  /** Where browsers reach the bot; other origins may not send the form. */
  readonly publicUrl: string;
  readonly log: Log;
}): Hono {
  const { desk, texts, log } = needs;
  const origin = new URL(needs.publicUrl).origin;
  const app = new Hono();

  app.use(async (c: Context, next: Next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });

  app.get('/:token', async (c) => {
    const token = c.req.param('token');
    const signIn = await open(token);
    return signIn ? form(c, token, signIn, {}) : gone(c);
  });

  app.post(
    '/:token',
    bodyLimit({ maxSize: formMaxBytes, onError: (c) => gone(c, 413) }),
    async (c) => {
      const token = c.req.param('token');
      const signIn = await open(token);
      if (!signIn) return used(c, token);
      const t = texts(signIn.locale);
      const sent = await readForm(c);
      if (!isOurs(c, origin) || !isMark(sent.mark, token)) {
        await desk.misused(token, 'form');
        return form(c, token, signIn, { trouble: t.again, status: 403 });
      }
      const { email, password } = sent;
      if (
        !email ||
        !password ||
        email.length > emailMaxLength ||
        password.length > passwordMaxLength
      ) {
        return form(c, token, signIn, { trouble: t.again, status: 400 });
      }
      try {
        const result = await desk.tryPassword(token, email, password);
        if (result.kind === 'gone') return used(c, token);
        if (result.kind === 'wrong') {
          return form(c, token, signIn, { trouble: t.wrong(result.left), email, status: 403 });
        }
        return c.html(endPage(t, result), result.kind === 'linked' ? 200 : 403);
      } catch (error) {
        const fault = toFault(error);
        if (fault.code === 'bug') throw error;
        if (fault.code === 'sign-in-off')
          return form(c, token, signIn, { trouble: t.off, status: 403 });
        log[fault.face.log]({ error: fault }, 'a sign-in page could not ask the media server');
        return form(c, token, signIn, { trouble: t.away, email, status: 503 });
      }
    },
  );

  app.all('*', (c) => gone(c));
  app.onError((error, c) => {
    log.error({ error, code: toFault(error).code }, 'a sign-in page failed');
    return gone(c, 500);
  });
  return app;

  async function open(token: string): Promise<SignIn | null> {
    return tokenForm.test(token) ? desk.at(token) : null;
  }

  async function form(
    c: Context,
    token: string,
    { serviceId, asker, locale }: SignIn,
    more: { trouble?: string; email?: string; status?: 400 | 403 | 503 },
  ): Promise<Response> {
    const server = await desk.serverName(serviceId).catch((error: unknown) => {
      if (error instanceof Fault) return 'Overseerr';
      throw error;
    });
    const { trouble = '', email = '', status } = more;
    const filled: LinkForm = { server, asker, mark: markOf(token), trouble, email };
    return c.html(formPage(texts(locale), filled), status ?? 200);
  }

  async function used(c: Context, token: string): Promise<Response> {
    if (tokenForm.test(token)) await desk.misused(token, 'used');
    return gone(c);
  }

  function gone(c: Context, status: 404 | 413 | 500 = 404): Response | Promise<Response> {
    const locale = c.req.header('accept-language')?.split(/[,;]/, 1)[0]?.slice(0, 20) ?? null;
    return c.html(gonePage(texts(locale)), status);
  }
}

/** What the form carries: made from the address, which no other site knows, and telling nothing of it. */
function markOf(token: string): string {
  return createHmac('sha256', token).update('link form').digest('base64url');
}

function isMark(mark: string, token: string): boolean {
  const [given, wanted] = [Buffer.from(mark), Buffer.from(markOf(token))];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/**
 * Whether a form comes from this site, by both headers with which browsers say so. `Origin: null` comes from a
 * page whose policy was lost on the way (Fetch, "append a request Origin header"), and counts with the other.
 */
function isOurs(c: Context, ownOrigin: string): boolean {
  const origin = c.req.header('origin');
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined || origin === ownOrigin) return true;
  return origin === 'null' && site === 'same-origin';
}

async function readForm(c: Context) {
  const type = c.req.header('content-type') ?? '';
  const text = type.startsWith('application/x-www-form-urlencoded') ? await c.req.text() : '';
  const fields = new URLSearchParams(text);
  const field = (name: string) => fields.get(name) ?? '';
  return { mark: field('mark'), email: field('email').trim(), password: field('password') };
}
