import { beforeEach, describe, expect, it } from 'vitest';
import { translateLinkPage } from '../../../src/chat/accounts/translate-link-page.ts';
import { loadTranslations } from '../../../src/chat/i18n/translations.ts';
import type { SignIn } from '../../../src/domain/accounts/sign-in.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import { createLinkRoutes } from '../../../src/http/link-routes.ts';
import { createHttpApp } from '../../../src/http/server.ts';
import type { PasswordAttemptResult } from '../../../src/usecases/accounts/sign-in-flow.ts';
import { anId } from '../../support/factories.ts';
import { idleWebhooks } from '../../support/idle-webhooks.ts';
import { aLog } from '../../support/overseerr-setup.ts';
import { readFormToken } from '../../support/sign-in.ts';
import { anyText, t } from '../../support/text.ts';

const token = 'a'.repeat(43);
const good = { name: 'ada@rig.local', password: 'secret words' };
const linked: PasswordAttemptResult = {
  kind: 'linked',
  account: 'ada',
  server: 'Seerr',
  isShared: false,
};
const texts = loadTranslations();

let tried: { name: string; password: string }[];
let misused: string[];
let result: PasswordAttemptResult | Error;
let name: string;
let asJellyfin: boolean;
let log: ReturnType<typeof aLog>;

beforeEach(() => {
  tried = [];
  misused = [];
  result = linked;
  name = 'Ada';
  asJellyfin = false;
  log = aLog();
});

function aSignIn(): SignIn {
  return {
    id: anId<'sign-in'>(),
    userId: anId<'user'>(),
    serviceId: anId<'service'>(),
    method: asJellyfin ? 'jellyfin' : 'password',
    requester: { platform: 'discord', platformUserId: '1', name },
    answer: null,
    locale: 'en',
    mediaServer: asJellyfin ? 'emby' : null,
    plexPinId: null,
    quickConnectSecret: null,
    result: null,
    expiresAt: new Date('2026-11-23T10:10:00Z'),
  };
}

const pages = createLinkRoutes({
  retry: (work) => work(),
  signInFlow: {
    findByToken: async (given) => (given === token ? aSignIn() : null),
    getServerTitle: () => 'Seerr & Sons',
    async recordMisuse(given, why) {
      misused.push(`${why} ${given.slice(0, 3)}`);
    },
    async tryPassword(_token, typedName, password) {
      tried.push({ name: typedName, password });
      if (result instanceof Error) throw result;
      return result;
    },
  },
  textsFor: (locale) => translateLinkPage(texts, locale),
  publicUrl: 'https://medianest.test/nest',
  log: {
    debug: (...line) => log.debug(...line),
    info: (...line) => log.info(...line),
    warn: (...line) => log.warn(...line),
    error: (...line) => log.error(...line),
  },
});

async function realCsrfToken(): Promise<string> {
  return readFormToken(await (await pages.request(`/${token}`)).text());
}

async function send(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const all = { csrfToken: await realCsrfToken(), ...fields };
  return pages.request(`/${token}`, {
    method: 'POST',
    body: new URLSearchParams(all).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
}

describe('the sign-in page', () => {
  it('says who is linked to which server, and has a form with a CSRF token', async () => {
    const answer = await pages.request(`/${token}`);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page.replaceAll('&amp;', '&')).toContain(
      t('sign-in-page-intro', { name: 'Ada', platform: 'Discord', server: 'Seerr & Sons' }),
    );
    expect(readFormToken(page).length).toBeGreaterThan(40);
  });

  it('passes on the email and password, and shows the result', async () => {
    const answer = await send({ name: ' ada@rig.local ', password: ' secret ' });
    expect(tried).toEqual([{ name: 'ada@rig.local', password: ' secret ' }]);
    expect(await answer.text()).toContain(t('sign-in-linked', { account: 'ada', server: 'Seerr' }));
  });

  it.each([
    ['its form', () => pages.request(`/${token}`)],
    ['its end', () => send(good)],
    ['a guessed address', () => pages.request(`/${'b'.repeat(43)}`)],
    ['no address at all', () => pages.request('/x/y')],
  ])(
    'forbids caching, framing, referrers, scripts, and foreign resources on %s',
    async (_, ask) => {
      const { headers } = await ask();
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(policy).not.toContain('script-src');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('set-cookie')).toBeNull();
    },
  );

  it('loads no scripts and no other files', async () => {
    const page = await (await pages.request(`/${token}`)).text();
    expect(page).not.toMatch(/<script|src=|href=|url\(|https?:/i);
  });

  it('escapes names and the typed email', async () => {
    name = '"><script>alert(1)</script>';
    result = { kind: 'wrong', attemptsLeft: 3 };
    const page = await (await send({ name: '"><img src=x>', password: 'x' })).text();
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;script&gt;');
  });

  it('does not contain a wrong password', async () => {
    result = { kind: 'wrong', attemptsLeft: 3 };
    const answer = await send(good);
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toContain(good.password);
  });
});

describe('the sign-in page for Jellyfin or Emby', () => {
  beforeEach(() => {
    asJellyfin = true;
  });

  it('names the media server, and says who checks the password', async () => {
    const page = await (await pages.request(`/${token}`)).text();
    const names = { server: 'Seerr &amp; Sons', mediaServer: 'Emby' };
    expect(page).toContain(t('sign-in-page-title-jellyfin', names));
    expect(page).toContain(t('sign-in-page-user-name', names));
    expect(page).toContain(t('sign-in-page-privacy-jellyfin', names));
  });

  it('speaks of a username after a wrong password', async () => {
    result = { kind: 'wrong', attemptsLeft: 3 };
    expect(await (await send(good)).text()).toContain(
      t('sign-in-page-wrong-password-jellyfin', { left: 3 }),
    );
  });

  it.each([
    ['media-server-unreachable', 503, 'sign-in-page-media-server-unreachable'],
    ['media-server-refused', 403, 'sign-in-page-media-server-refused'],
    ['sign-in-disabled', 403, 'error-sign-in-disabled'],
    ['overseerr-failed', 503, 'sign-in-page-unreachable'],
  ] as const)('explains %s and can be sent again', async (code, status, key) => {
    result = new AppError(code);
    const answer = await send(good);
    expect(answer.status).toBe(status);
    const page = await answer.text();
    expect(page).toMatch(anyText(key));
    expect(readFormToken(page)).not.toBe('');
    expect(page).not.toContain(good.password);
  });
});

describe('the address of a sign-in page', () => {
  it.each([
    ['a guess', 'b'.repeat(43)],
    ['too short', 'abc'],
    ['too long', 'a'.repeat(400)],
    ['another alphabet', `${'a'.repeat(42)}%00`],
    ['a header in it', `${'a'.repeat(30)}%0d%0aSet-Cookie:x=1`],
    ['a path in it', '..%2f..%2fhealthz'],
  ])('that is %s shows the same page as any other invalid one', async (_, path) => {
    const answer = await pages.request(`/${path}`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('set-cookie')).toBeNull();
    const guess = await (await pages.request(`/${'c'.repeat(43)}`)).text();
    expect(await answer.text()).toBe(guess);
  });
});

describe('the form of the sign-in page', () => {
  it.each([
    ['without its mark', { csrfToken: '' }, {}],
    ['with a wrong mark', { csrfToken: 'x'.repeat(43) }, {}],
    ['from another origin', {}, { origin: 'https://evil.test' }],
    ['from the same host over http', {}, { origin: 'http://medianest.test' }],
    ['from a hidden origin', {}, { origin: 'null' }],
    ['from another site', {}, { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['from a sister site', {}, { 'sec-fetch-site': 'same-site' }],
    ['in another type', {}, { 'content-type': 'text/plain' }],
  ])('%s is rejected, uses up no attempt, and is recorded', async (_, fields, headers) => {
    const answer = await send({ ...good, ...fields }, headers);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(t('sign-in-page-invalid-form'));
    expect(tried).toEqual([]);
    expect(misused).toEqual(['form aaa']);
  });

  it('is rejected and recorded after its page was used, but not for an invalid address', async () => {
    const post = (path: string) => pages.request(path, { method: 'POST' });
    const answer = await post(`/${'b'.repeat(43)}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain(t('sign-in-page-expired'));
    await post('/abc');
    expect(misused).toEqual(['used bbb']);
  });

  it.each([
    [{ origin: 'https://medianest.test' }],
    [{ origin: 'https://medianest.test', 'sec-fetch-site': 'same-origin' }],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ])('is accepted from the page itself: %o', async (headers) => {
    expect((await send(good, headers)).status).toBe(200);
    expect(misused).toEqual([]);
  });

  it.each([
    ['without e-mail address', { ...good, name: ' ' }],
    ['without password', { ...good, password: '' }],
    ['with an endless e-mail address', { ...good, name: 'a'.repeat(255) }],
    ['with an endless password', { ...good, password: 'a'.repeat(1_001) }],
  ])('%s uses up no attempt', async (_, fields) => {
    expect((await send(fields)).status).toBe(400);
    expect(tried).toEqual([]);
  });

  it('is rejected if it is too large', async () => {
    expect((await send({ ...good, more: 'x'.repeat(100_000) })).status).toBe(413);
    expect(tried).toEqual([]);
  });

  it('can be sent again while the Overseerr server is down, and keeps the email', async () => {
    result = new AppError('overseerr-unreachable');
    const answer = await send(good);
    const page = await answer.text();
    expect(answer.status).toBe(503);
    expect(page).toContain('value="ada@rig.local"');
    expect(page).toMatch(anyText('sign-in-page-unreachable'));
    expect(page).not.toContain(good.password);
  });

  it('quotes what the server said if nothing else explains it', async () => {
    const quote = 'Your account is <b>waiting</b> for approval.';
    result = new AppError('overseerr-refused', { quote });
    const answer = await send(good);
    const page = await answer.text();
    expect(answer.status).toBe(403);
    expect(page).toContain('Your account is &lt;b&gt;waiting&lt;/b&gt; for approval.');
    expect(page).toContain('value="ada@rig.local"');
    expect(page).not.toContain(good.password);
  });

  it('says what an admin has to change', async () => {
    result = new AppError('overseerr-csrf-enabled');
    const answer = await send(good);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(anyText('error-overseerr-csrf-enabled'));
  });

  it('reports that the database cannot be reached', async () => {
    result = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const answer = await send(good);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain(t('error-database-unreachable'));
  });

  it('logs neither the password nor the URL after a bug', async () => {
    result = new Error('broken');
    const app = createHttpApp({
      retry: (work) => work(),
      publicUrl: null,
      host: '127.0.0.1',
      port: 0,
      webhookSecret: 'x'.repeat(20),
      findServiceId: () => null,
      webhooks: idleWebhooks,
      readinessChecks: [],
      chatWebhook: null,
      demoPage: null,
      linkRoutes: pages,
      log,
    });
    const answer = await app.request(`/link/${token}`, {
      method: 'POST',
      body: new URLSearchParams({ ...good, csrfToken: await realCsrfToken() }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(answer.status).toBe(500);
    expect(log.lines).toHaveLength(1);
    expect(log.lines.join()).not.toContain(token);
    expect(log.lines.join()).not.toContain(good.password);
  });
});
