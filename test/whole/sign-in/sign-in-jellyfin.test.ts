import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFakeOverseerr } from '../../fakes/overseerr/server.ts';
import { listHolders } from '../../support/account-holders.ts';
import { syncAccounts, toText } from '../../support/approvals.ts';
import { aLog } from '../../support/overseerr-setup.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { createLinkPageClient, publicUrl, startSignIn } from '../../support/sign-in.ts';
import { t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const hana = { name: 'hana', password: 'hana-password-1' };
/** Her account on Seerr, which her first sign-in creates. */
const hanaNumber = 8;

let bot: ScriptedBot;
let log: ReturnType<typeof aLog>;
let pages: ReturnType<typeof createLinkPageClient>;

async function start(options: Parameters<typeof createFakeOverseerr>[0] = {}): Promise<void> {
  const overseerr = await createFakeOverseerr({
    mediaServer: 'jellyfin',
    version: '3.4.0',
    ...options,
  });
  overseerr.mediaServer?.addUser(hana);
  await bot.startOver(overseerr);
  log = aLog();
  pages = createLinkPageClient(bot, log);
  await syncAccounts(bot);
}

beforeAll(async () => {
  bot = await createScriptedBot({ config: { http: { publicUrl } } });
});
afterAll(() => bot.stop());

const ada = () => bot.as('700000000000000001', null, { name: 'Ada' });
const eve = () => bot.as('700000000000000002', null, { name: 'Eve' });
const offered = async () =>
  listButtonIds(getView(await ada().command('link'))).filter((id) => id.startsWith('sign-in:'));
const mediaServer = () => {
  if (!bot.overseerr.mediaServer) throw new Error('no media server');
  return bot.overseerr.mediaServer;
};

async function readTables(): Promise<string> {
  return JSON.stringify([
    await bot.prisma.session.findMany(),
    await bot.prisma.auditLog.findMany(),
    await bot.prisma.errorLog.findMany(),
  ]);
}

describe('the ways to sign in', () => {
  it.each([
    [{ version: '3.4.0' }, ['sign-in:quick-connect', 'sign-in:jellyfin', 'sign-in:password']],
    [{ version: '3.3.0' }, ['sign-in:jellyfin', 'sign-in:password']],
    [{ mediaServer: 'emby' }, ['sign-in:jellyfin', 'sign-in:password']],
    [{ mediaServer: 'plex' }, ['sign-in:plex', 'sign-in:password']],
  ] as const)('of a server with %j are %j', async (options, ids) => {
    await start(options);
    expect(await offered()).toEqual(ids);
  });
});

describe('signing in with a Jellyfin password', () => {
  beforeEach(() => start());

  it('creates an account, links it, and leaves no session behind', async () => {
    const started = await startSignIn(ada(), 'jellyfin');
    const page = await (await pages.get(started.url)).text();
    expect(page).toContain(t('sign-in-page-title-jellyfin', { mediaServer: 'Jellyfin' }));
    expect((await pages.send(started.url, hana)).status).toBe(200);
    await waitUntil(() => started.message.latest() !== undefined, 'the chat to be told');
    expect(await listHolders(bot, hanaNumber)).toMatchObject([
      { name: 'Ada', verifiedBy: 'password' },
    ]);
    await waitUntil(() => bot.overseerr.state.sessions.size === 0, 'the session to be ended');
    expect(toText(getView(await ada().command('me')))).toContain('hana');
  });

  it('lets the member make requests at once', async () => {
    const { url } = await startSignIn(ada(), 'jellyfin');
    await pages.send(url, hana);
    const card = getView(await ada().command('request', { title: 'movie:438631' }));
    await ada().press(findButtonId(card, 'request'));
    await waitUntil(() => bot.overseerr.state.requests.length === 1, 'the request');
    expect(bot.overseerr.state.requests[0]?.requestedById).toBe(hanaNumber);
  });

  it('counts wrong passwords as the other page does, and bounds them for all chats', async () => {
    const wrong = { ...hana, password: 'guess' };
    const logins = () => bot.overseerr.calls.filter(({ path }) => path === '/auth/jellyfin').length;
    for (let chat = 1; chat <= 4; chat += 1) {
      const person = bot.as(`70000000000000010${chat}`, null);
      const { url } = await startSignIn(person, 'jellyfin');
      const spellings = ['hana', 'HANA', ' Hana ', 'hana'];
      for (const name of spellings) await pages.send(url, { ...wrong, name });
    }
    expect(logins()).toBe(10);
    const { url } = await startSignIn(ada(), 'jellyfin');
    const answer = await pages.send(url, hana);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(t('sign-in-refused-too-many-attempts'));
    expect(logins()).toBe(10);
    // Other names can still sign in.
    mediaServer().addUser({ name: 'ivo', password: 'ivo-password-1' });
    const other = await startSignIn(eve(), 'jellyfin');
    expect((await pages.send(other.url, { name: 'ivo', password: 'ivo-password-1' })).status).toBe(
      200,
    );
  });

  it('bounds simultaneous guesses of many chats at one name', async () => {
    bot.overseerr.faults.delayMs(100, '/auth/jellyfin');
    const urls = [];
    for (let chat = 1; chat <= 15; chat += 1) {
      urls.push((await startSignIn(bot.as(`7000000000000001${chat}`, null), 'jellyfin')).url);
    }
    const wrong = { ...hana, password: 'guess' };
    const answers = await Promise.all(urls.map((url) => pages.send(url, wrong)));
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    const refused = texts.filter((text) => text.includes(t('sign-in-refused-too-many-attempts')));
    expect(refused).toHaveLength(5);
    const logins = bot.overseerr.calls.filter(({ path }) => path === '/auth/jellyfin');
    expect(logins).toHaveLength(10);
  });

  it('keeps no password, name, or cookie in the log, the tables, or the page', async () => {
    const { url } = await startSignIn(ada(), 'jellyfin');
    const wrong = { name: 'hana-misspelled', password: 'hana-wrong-secret' };
    const page = await (await pages.send(url, wrong)).text();
    await pages.send(url, hana);
    const rows = await readTables();
    for (const text of [page, rows, log.lines.join('\n')]) {
      expect(text).not.toContain('hana-wrong-secret');
      expect(text).not.toContain(hana.password);
      expect(text).not.toContain('connect.sid');
    }
    expect(rows).not.toContain('hana-misspelled');
  });

  it.each([
    ['Jellyfin is down', () => mediaServer(), 'sign-in-page-media-server-unreachable'],
  ] as const)('counts no attempt while %s', async (_, getServer, key) => {
    const { url } = await startSignIn(ada(), 'jellyfin');
    getServer().state.isDown = true;
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const answer = await pages.send(url, hana);
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain(t(key, { server: 'Seerr', mediaServer: 'Jellyfin' }));
    }
    getServer().state.isDown = false;
    expect((await pages.send(url, hana)).status).toBe(200);
  });

  it('explains that a disabled user is refused', async () => {
    mediaServer().addUser({ name: 'ivo', password: 'x' }).isDisabled = true;
    const { url } = await startSignIn(ada(), 'jellyfin');
    const answer = await pages.send(url, { name: 'ivo', password: 'x' });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(
      t('sign-in-page-media-server-refused', { server: 'Seerr', mediaServer: 'Jellyfin' }),
    );
  });

  it('links nothing if the owner creates no accounts', async () => {
    bot.overseerr.settings.newPlexLogin = false;
    const { url } = await startSignIn(ada(), 'jellyfin');
    const answer = await pages.send(url, hana);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(t('sign-in-refused-no-account', { server: 'Seerr' }));
    expect((await pages.get(url)).status).toBe(404);
  });

  it('is no longer offered after the owner turned it off', async () => {
    const { url } = await startSignIn(ada(), 'jellyfin');
    bot.overseerr.settings.mediaServerLogin = false;
    const answer = await pages.send(url, hana);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(t('error-sign-in-disabled'));
    expect(await offered()).toEqual(['sign-in:password']);
    expect(toText(getView(await ada().press('sign-in:jellyfin')))).toContain(
      t('error-sign-in-disabled'),
    );
  });

  it('survives a rate limit in front of the server', async () => {
    const { url } = await startSignIn(ada(), 'jellyfin');
    bot.overseerr.faults.tooManyRequests({ where: '/auth/jellyfin', retryAfterSeconds: 60 });
    for (let attempt = 0; attempt < 6; attempt += 1) {
      expect((await pages.send(url, hana)).status).toBe(503);
    }
    bot.overseerr.faults.clear();
    expect((await pages.send(url, hana)).status).toBe(200);
  });
});

describe('attacks on the Jellyfin page', () => {
  const logins = () => bot.overseerr.calls.filter(({ path }) => path === '/auth/jellyfin');

  it('cannot use a page twice, even in two browsers at once', async () => {
    await start();
    bot.overseerr.faults.delayMs(100, '/auth/jellyfin');
    const { url } = await startSignIn(ada(), 'jellyfin');
    const both = await Promise.all([pages.send(url, hana), pages.send(url, hana)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await pages.send(url, hana, { csrfToken: 'x' })).status).toBe(404);
    expect(logins()).toHaveLength(1);
    expect(await listHolders(bot, hanaNumber)).toHaveLength(1);
  });

  it.each([
    ['a form without its mark', hana, { csrfToken: null }, 403],
    ['the mark of another page', hana, { csrfToken: 'x'.repeat(43) }, 403],
    ['a form of another site', hana, { headers: { origin: 'https://evil.test' } }, 403],
    ['an endless name', { ...hana, name: 'h'.repeat(255) }, {}, 400],
    ['an endless password', { ...hana, password: 'h'.repeat(1001) }, {}, 400],
    ['a body of 100 kB', { ...hana, password: 'h'.repeat(100_000) }, {}, 413],
    ['no name', { ...hana, name: '  ' }, {}, 400],
  ])('cannot send %s to the server', async (_, fields, more, status) => {
    await start();
    const { url } = await startSignIn(ada(), 'jellyfin');
    expect((await pages.send(url, fields, more)).status).toBe(status);
    expect(logins()).toEqual([]);
    expect((await pages.send(url, hana)).status).toBe(200);
  });

  it.each(['hana\u0000', 'hana\ud800', '{"$ne":""}', "' or 1=1 --", '\u202Eanah', '🦊'.repeat(60)])(
    'gain nothing with the name %j',
    async (name) => {
      await start();
      const { url } = await startSignIn(ada(), 'jellyfin');
      const answer = await pages.send(url, { name, password: 'guess' });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain(t('sign-in-page-wrong-password-jellyfin', { left: 4 }));
      expect((await pages.send(url, hana)).status).toBe(200);
    },
  );

  it('cannot redirect the sign-in to another Jellyfin server', async () => {
    await start();
    const { url } = await startSignIn(ada(), 'jellyfin');
    const fields = { ...hana, hostname: 'evil.test', serverType: '2', email: 'admin@rig.local' };
    expect((await pages.send(url, fields)).status).toBe(200);
    expect(logins().map(({ body }) => body)).toEqual([
      { username: 'hana', password: hana.password, email: 'hana' },
    ]);
  });

  it('do not count while the connection to the server breaks, and pause nothing else', async () => {
    await start();
    const { url } = await startSignIn(ada(), 'jellyfin');
    bot.overseerr.faults.drop('before', { where: '/auth/jellyfin', times: 6 });
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const answer = await pages.send(url, hana);
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain(t('sign-in-page-unreachable', { server: 'Seerr' }));
    }
    expect((await pages.send(url, hana)).status).toBe(200);
  });
});
