import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { type Context, Hono, type Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { PageMethod, SignIn } from '../domain/accounts/sign-in.ts';
import { type AppError, toAppError } from '../domain/app-error.ts';
import type { DatabaseRetry } from '../ports/database-retry.ts';
import type { Log } from '../ports/log.ts';
import type { SignInFlow } from '../usecases/accounts/sign-in-flow.ts';
import {
  type LinkForm,
  type LinkFormTexts,
  type LinkPageTexts,
  linkPageStyle,
  renderExpiredPage,
  renderFailurePage,
  renderFormPage,
  renderResultPage,
} from './link-page.ts';
import { readLocale } from './read-locale.ts';
import { respondToError } from './respond-to-error.ts';

const formMaxBytes = 8 * 1024;
const databaseRetryMs = 5_000;
const nameMaxLength = 254;
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
  // With `no-referrer`, browsers send `Origin: null` even to the same site, and over plain http nothing else to check.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
} as const;

/**
 * The one-time sign-in pages at `/<token>`, served under `/link`. They use no cookies and no scripts. Anyone with the
 * address can use the page, so the address is never logged. Opening the page does not use it up, because chats fetch
 * addresses for previews.
 */
export function createLinkRoutes(deps: {
  readonly signInFlow: Pick<
    SignInFlow,
    'findByToken' | 'getServerTitle' | 'tryPassword' | 'recordMisuse'
  >;
  readonly textsFor: (locale: string | null) => LinkPageTexts;
  /** The public address of the bot. Forms from other origins are rejected. */
  readonly publicUrl: string;
  readonly retry: DatabaseRetry;
  readonly log: Log;
}): Hono {
  const { signInFlow, textsFor, retry, log } = deps;
  const origin = new URL(deps.publicUrl).origin;
  const app = new Hono();

  app.use(async (c: Context, next: Next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });

  app.get('/:token', async (c) => {
    const token = c.req.param('token');
    const signIn = await findSignIn(token);
    return signIn ? renderForm(c, token, signIn, {}) : renderExpired(c);
  });

  app.post(
    '/:token',
    bodyLimit({ maxSize: formMaxBytes, onError: (c) => renderExpired(c, 413) }),
    async (c) => {
      const token = c.req.param('token');
      const signIn = await findSignIn(token);
      if (!signIn) return rejectUsed(c, token);
      const t = textsFor(signIn.locale);
      const server = signInFlow.getServerTitle(signIn.serviceId);
      const form = findFormTexts(signIn);
      const submitted = await readForm(c);
      if (!isSameOrigin(c, origin) || !isValidCsrfToken(submitted.csrfToken, token)) {
        await signInFlow.recordMisuse(token, 'form');
        return renderForm(c, token, signIn, { problem: t.tryAgain, status: 403 });
      }
      const { name, password } = submitted;
      if (
        !name ||
        !password ||
        name.length > nameMaxLength ||
        password.length > passwordMaxLength
      ) {
        return renderForm(c, token, signIn, { problem: t.tryAgain, status: 400 });
      }
      try {
        const result = await signInFlow.tryPassword(token, name, password);
        if (result.kind === 'gone') return rejectUsed(c, token);
        if (result.kind === 'wrong') {
          return renderForm(c, token, signIn, {
            problem: form.wrongPassword(result.attemptsLeft),
            name,
            status: 403,
          });
        }
        return c.html(renderResultPage(t, result, server), result.kind === 'linked' ? 200 : 403);
      } catch (error) {
        const appError = toAppError(error);
        if (appError.code === 'internal') throw error;
        log[appError.metadata.logLevel]({ error: appError }, 'An attempt to sign in failed');
        return renderForm(c, token, signIn, {
          problem: explainError(appError, { t, form, server }),
          name,
          status: appError.metadata.status < 500 ? 403 : 503,
        });
      }
    },
  );

  app.all('*', (c) => renderExpired(c));
  app.onError((error, c) => {
    const { status } = respondToError(error, c, log);
    const t = textsFor(readLocale(c));
    const text = status === 503 ? t.databaseUnreachable : t.unexpectedError;
    return c.html(renderFailurePage(t, text), status);
  });
  return app;

  async function findSignIn(token: string): Promise<SignIn | null> {
    if (!tokenPattern.test(token)) return null;
    return retry(() => signInFlow.findByToken(token), databaseRetryMs);
  }

  function renderForm(
    c: Context,
    token: string,
    signIn: SignIn,
    options: { problem?: string; name?: string; status?: 400 | 403 | 503 },
  ): Response | Promise<Response> {
    const { problem = '', name = '', status } = options;
    const linkForm: LinkForm = {
      method: toPageMethod(signIn),
      texts: findFormTexts(signIn),
      server: signInFlow.getServerTitle(signIn.serviceId),
      asker: signIn.requester,
      csrfToken: toCsrfToken(token),
      problem,
      name,
    };
    return c.html(renderFormPage(textsFor(signIn.locale), linkForm), status ?? 200);
  }

  function findFormTexts(signIn: SignIn): LinkFormTexts {
    const { serviceId, mediaServer, locale } = signIn;
    const server = signInFlow.getServerTitle(serviceId);
    return textsFor(locale).form(toPageMethod(signIn), { server, mediaServer });
  }

  async function rejectUsed(c: Context, token: string): Promise<Response> {
    if (tokenPattern.test(token)) await signInFlow.recordMisuse(token, 'used');
    return renderExpired(c);
  }

  function renderExpired(c: Context, status: 404 | 413 = 404): Response | Promise<Response> {
    return c.html(renderExpiredPage(textsFor(readLocale(c))), status);
  }
}

/** Why an attempt failed. Nothing is wrong with what was entered, as far as the bot knows. */
function explainError(
  error: AppError,
  { t, form, server }: { t: LinkPageTexts; form: LinkFormTexts; server: string },
): string {
  if (error.code === 'media-server-unreachable') return form.mediaServerUnreachable;
  if (error.code === 'media-server-refused') return form.mediaServerRefused;
  return error.metadata.isRetryable ? t.serverUnavailable(server) : t.refusal(error, server);
}

/** Only these two methods have a page. */
function toPageMethod({ method }: SignIn): PageMethod {
  return method === 'jellyfin' ? 'jellyfin' : 'password';
}

/** The hidden value of the form: derived from the token, which no other site knows, without revealing it. */
function toCsrfToken(token: string): string {
  return createHmac('sha256', token).update('link form').digest('base64url');
}

function isValidCsrfToken(csrfToken: string, token: string): boolean {
  const [received, expected] = [Buffer.from(csrfToken), Buffer.from(toCsrfToken(token))];
  return received.length === expected.length && timingSafeEqual(received, expected);
}

/**
 * Whether a form was sent from this site, by the two headers of browsers. `Origin: null` is sent if a proxy removes
 * the referrer policy (Fetch standard, "append a request Origin header"); then the other header has to confirm it.
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
    name: field('name').trim(),
    password: field('password'),
  };
}
