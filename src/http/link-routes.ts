import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Context, Hono, type Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { SignIn } from '../domain/accounts/sign-in.ts';
import { toAppError } from '../domain/app-error.ts';
import type { Log } from '../ports/ports.ts';
import type { SignInFlow } from '../usecases/accounts/sign-in-flow.ts';
import {
  type LinkForm,
  type LinkPageTexts,
  linkPageStyle,
  renderEndPage,
  renderFormPage,
  renderGonePage,
} from './link-page.ts';

const formMaxBytes = 8 * 1024;
const emailMaxLength = 254;
const passwordMaxLength = 1_000;
const tokenPattern = /^[\w-]{22,64}$/;

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
export function createLinkRoutes(deps: {
  readonly signInFlow: Pick<
    SignInFlow,
    'findByToken' | 'getServerTitle' | 'tryPassword' | 'recordMisuse'
  >;
  readonly textsFor: (locale: string | null) => LinkPageTexts;
  /** Where browsers reach the bot; other origins may not send the form. */
  readonly publicUrl: string;
  readonly log: Log;
}): Hono {
  const { signInFlow, textsFor, log } = deps;
  const origin = new URL(deps.publicUrl).origin;
  const app = new Hono();

  app.use(async (c: Context, next: Next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });

  app.get('/:token', async (c) => {
    const token = c.req.param('token');
    const signIn = await findSignIn(token);
    return signIn ? renderForm(c, token, signIn, {}) : renderGone(c);
  });

  app.post(
    '/:token',
    bodyLimit({ maxSize: formMaxBytes, onError: (c) => renderGone(c, 413) }),
    async (c) => {
      const token = c.req.param('token');
      const signIn = await findSignIn(token);
      if (!signIn) return rejectUsed(c, token);
      const t = textsFor(signIn.locale);
      const server = signInFlow.getServerTitle(signIn.serviceId);
      const submitted = await readForm(c);
      if (!isSameOrigin(c, origin) || !isValidCsrfToken(submitted.csrfToken, token)) {
        await signInFlow.recordMisuse(token, 'form');
        return renderForm(c, token, signIn, { problem: t.tryAgain, status: 403 });
      }
      const { email, password } = submitted;
      if (
        !email ||
        !password ||
        email.length > emailMaxLength ||
        password.length > passwordMaxLength
      ) {
        return renderForm(c, token, signIn, { problem: t.tryAgain, status: 400 });
      }
      try {
        const result = await signInFlow.tryPassword(token, email, password);
        if (result.kind === 'gone') return rejectUsed(c, token);
        if (result.kind === 'wrong') {
          return renderForm(c, token, signIn, {
            problem: t.wrongPassword(result.attemptsLeft),
            email,
            status: 403,
          });
        }
        return c.html(renderEndPage(t, result, server), result.kind === 'linked' ? 200 : 403);
      } catch (error) {
        const appError = toAppError(error);
        if (appError.code === 'internal') throw error;
        if (appError.code === 'sign-in-disabled')
          return renderForm(c, token, signIn, { problem: t.passwordSignInOff, status: 403 });
        log[appError.metadata.logLevel](
          { error: appError },
          'Sign-in page could not reach the Overseerr server',
        );
        return renderForm(c, token, signIn, {
          problem: t.serverUnavailable(server),
          email,
          status: 503,
        });
      }
    },
  );

  app.all('*', (c) => renderGone(c));
  app.onError((error, c) => {
    log.error({ error, code: toAppError(error).code }, 'Sign-in page failed');
    return renderGone(c, 500);
  });
  return app;

  async function findSignIn(token: string): Promise<SignIn | null> {
    return tokenPattern.test(token) ? signInFlow.findByToken(token) : null;
  }

  function renderForm(
    c: Context,
    token: string,
    { serviceId, requester, locale }: SignIn,
    more: { problem?: string; email?: string; status?: 400 | 403 | 503 },
  ): Response | Promise<Response> {
    const { problem = '', email = '', status } = more;
    const linkForm: LinkForm = {
      server: signInFlow.getServerTitle(serviceId),
      asker: requester,
      csrfToken: toCsrfToken(token),
      problem,
      email,
    };
    return c.html(renderFormPage(textsFor(locale), linkForm), status ?? 200);
  }

  async function rejectUsed(c: Context, token: string): Promise<Response> {
    if (tokenPattern.test(token)) await signInFlow.recordMisuse(token, 'used');
    return renderGone(c);
  }

  function renderGone(c: Context, status: 404 | 413 | 500 = 404): Response | Promise<Response> {
    const locale = c.req.header('accept-language')?.split(/[,;]/, 1)[0]?.slice(0, 20) ?? null;
    return c.html(renderGonePage(textsFor(locale)), status);
  }
}

/** What the form carries: made from the address, which no other site knows, and telling nothing of it. */
function toCsrfToken(token: string): string {
  return createHmac('sha256', token).update('link form').digest('base64url');
}

function isValidCsrfToken(csrfToken: string, token: string): boolean {
  const [received, expected] = [Buffer.from(csrfToken), Buffer.from(toCsrfToken(token))];
  return received.length === expected.length && timingSafeEqual(received, expected);
}

/**
 * Whether a form comes from this site, by both headers with which browsers say so. `Origin: null` comes from a
 * page whose policy was lost on the way (Fetch, "append a request Origin header"), and counts with the other.
 */
function isSameOrigin(c: Context, ownOrigin: string): boolean {
  const origin = c.req.header('origin');
  const fetchSite = c.req.header('sec-fetch-site');
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false;
  if (origin === undefined || origin === ownOrigin) return true;
  return origin === 'null' && fetchSite === 'same-origin';
}

async function readForm(c: Context) {
  const type = c.req.header('content-type') ?? '';
  const text = type.startsWith('application/x-www-form-urlencoded') ? await c.req.text() : '';
  const fields = new URLSearchParams(text);
  const field = (name: string) => fields.get(name) ?? '';
  return {
    csrfToken: field('csrfToken'),
    email: field('email').trim(),
    password: field('password'),
  };
}
