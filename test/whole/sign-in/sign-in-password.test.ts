import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createFakePlex, type FakePlex } from '../../fakes/plex/server.ts';
import { listHolders } from '../../support/account-holders.ts';
import { syncAccounts, toText } from '../../support/approvals.ts';
import { aLog } from '../../support/overseerr-setup.ts';
import {
  createScriptedBot,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { createLinkPageClient, publicUrl, startSignIn } from '../../support/sign-in.ts';
import { anyText, t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const carol = { name: 'carol@rig.local', password: 'carol-password-1' };
const carolNumber = 4;
const carolAtPlex = { id: 4711, username: 'carol', email: 'Carol@Rig.local', confirmed: true };

let plex: FakePlex;
let bot: ScriptedBot;
let log: ReturnType<typeof aLog>;
let pages: ReturnType<typeof createLinkPageClient>;

beforeAll(async () => {
  plex = await createFakePlex();
  bot = await createSignInBot();
});
beforeEach(async () => {
  await bot.startOver();
  plex.startOver();
  await prepare();
});
afterAll(async () => {
  await bot.stop();
  await plex.stop();
});

const createSignInBot = () =>
  createScriptedBot({
    config: { plexTvUrl: plex.url, http: { publicUrl }, writeBackIds: true },
  });

async function prepare(): Promise<void> {
  log = aLog();
  pages = createLinkPageClient(bot, log);
  await syncAccounts(bot);
}

/** For a test that ends its bot, which the others share. */
async function useOwnBot(): Promise<void> {
  const shared = bot;
  bot = await createSignInBot();
  onTestFinished(async () => {
    await bot.stop();
    bot = shared;
  });
  await prepare();
}

const ada = () => bot.as('700000000000000001', null, { name: 'Ada <b>' });
const eve = () => bot.as('700000000000000002', null, { name: 'Eve' });

async function refusals() {
  const lines = await bot.prisma.auditLog.findMany({ where: { action: 'sign-in-refused' } });
  return lines.map(({ actor, after }) => ({ actor, after }));
}

type Started = Awaited<ReturnType<typeof startSignIn>>;

/** The final text in the chat. */
async function told({ message }: Started): Promise<string> {
  const isTold = async () => {
    // Nothing waits for its time.
    await bot.pool.query(`update pgboss.job set start_after = now() where state < 'active'`);
    return message.latest() !== undefined;
  };
  await waitUntil(isTold, 'the chat to be told');
  const view = message.latest();
  return view ? toText(view) : '';
}

describe('a user without an account in a public chat', () => {
  it('gets a link to the private chat, and no button that would be refused', async () => {
    const place = { platform: 'telegram', guild: '-100', isPublicReply: true } as const;
    const group = bot.as('9009', '-100', place);
    const view = getView(await group.command('request', { title: 'movie:438631' }));
    expect(listButtonIds(view)).toEqual(['recheck']);
    const links = view.buttons?.flat().flatMap((button) => ('url' in button ? [button.url] : []));
    expect(links).toEqual(['https://t.me/medianest_bot?start=link']);

    // A press on a public card, which Discord answers only to the user.
    const pressed = bot.as('9010', 'hall', { isPublicReply: true });
    const whispered = getView(await pressed.command('request', { title: 'movie:438631' }));
    expect(listButtonIds(whispered)).toEqual(
      expect.arrayContaining(['recheck', 'sign-in:password']),
    );

    const alone = bot.as('9009', null, { platform: 'telegram' });
    const card = getView(await alone.command('request', { title: 'movie:438631' }));
    expect(listButtonIds(card)).toEqual(expect.arrayContaining(['recheck', 'sign-in:password']));
  });
});

describe('signing in on the sign-in page', () => {
  it('links the account, and reports the account and server in the chat', async () => {
    const started = await startSignIn(ada(), 'password');
    const answer = await pages.send(started.url, carol);
    expect(answer.status).toBe(200);
    expect(await told(started)).toContain(
      t('sign-in-linked', { account: 'carol', server: 'Seerr' }),
    );
    expect(await listHolders(bot, carolNumber)).toMatchObject([
      { name: 'Ada <b>', verifiedBy: 'password' },
    ]);
  });

  it('works once', async () => {
    const { url } = await startSignIn(ada(), 'password');
    await pages.send(url, carol);
    expect((await pages.get(url)).status).toBe(404);
    expect((await pages.send(url, carol, { csrfToken: 'x' })).status).toBe(404);
  });

  it('is not used up by viewing the page', async () => {
    const { url } = await startSignIn(ada(), 'password');
    for (let looks = 0; looks < 3; looks += 1) expect((await pages.get(url)).status).toBe(200);
  });

  it('expires after ten minutes, or when the user requests a newer link', async () => {
    const first = await startSignIn(ada(), 'password');
    const second = await startSignIn(ada(), 'password');
    expect((await pages.get(first.url)).status).toBe(404);
    await bot.prisma.session.updateMany({ data: { expiresAt: new Date(0) } });
    expect((await pages.send(second.url, carol, { csrfToken: 'x' })).status).toBe(404);
    expect(await listHolders(bot, carolNumber)).toEqual([]);
  });

  it('is refused after five wrong passwords, even with the right one or a new link', async () => {
    const started = await startSignIn(ada(), 'password');
    const wrong = { ...carol, password: 'guess' };
    for (const left of [4, 3, 2]) {
      expect(await (await pages.send(started.url, wrong)).text()).toContain(
        t('sign-in-page-wrong-password', { left }),
      );
    }
    expect(await (await pages.send(started.url, wrong)).text()).toMatch(
      anyText('sign-in-page-wrong-password'),
    );
    expect(await (await pages.send(started.url, wrong)).text()).toMatch(
      anyText('error-too-many-sign-in-attempts', 'sign-in-refused-too-many-attempts'),
    );
    expect((await pages.send(started.url, carol)).status).toBe(404);
    expect(await told(started)).toMatch(
      anyText('error-too-many-sign-in-attempts', 'sign-in-refused-too-many-attempts'),
    );
    await expect(startSignIn(ada(), 'password')).rejects.toThrow('no button');
    expect(await refusals()).toMatchObject([
      { actor: 'Ada <b>', after: { reason: 'too-many-attempts' } },
      { actor: 'Ada <b>', after: { reason: 'used' } },
    ]);
  });

  it('counts attempts across several links', async () => {
    const wrong = { ...carol, password: 'guess' };
    for (let tries = 0; tries < 4; tries += 1) {
      const { url } = await startSignIn(ada(), 'password');
      await pages.send(url, wrong);
    }
    const { url } = await startSignIn(ada(), 'password');
    expect(await (await pages.send(url, wrong)).text()).toMatch(
      anyText('error-too-many-sign-in-attempts', 'sign-in-refused-too-many-attempts'),
    );
  });

  it('counts every one of many concurrent attempts', async () => {
    const { url } = await startSignIn(ada(), 'password');
    const guesses = Array.from({ length: 12 }, (_, guess) =>
      pages.send(url, { ...carol, password: `guess ${guess}` }),
    );
    await Promise.all(guesses);
    const logins = bot.overseerr.calls.filter(({ path }) => path.includes('/auth/local'));
    expect(logins).toHaveLength(5);
  });

  it('keeps no password or email address in the log, database, or page', async () => {
    const { url } = await startSignIn(ada(), 'password');
    const token = url.split('/').at(-1) ?? '';
    const wrong = { ...carol, password: 'carol-wrong-secret' };
    const page = await (await pages.send(url, wrong)).text();
    await pages.send(url, carol);
    const rows = JSON.stringify([
      await bot.prisma.session.findMany(),
      await bot.prisma.auditLog.findMany(),
    ]);
    for (const text of [page, rows, log.lines.join('\n')]) {
      expect(text).not.toContain('carol-wrong-secret');
      expect(text).not.toContain(carol.password);
      expect(text).not.toContain(token);
    }
    expect(token.length).toBeGreaterThanOrEqual(43);
  });

  it('links the account to every user who proves it, even concurrently', async () => {
    const sessions = await Promise.all([ada(), eve()].map((one) => startSignIn(one, 'password')));
    const answers = await Promise.all(sessions.map(({ url }) => pages.send(url, carol)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    for (const each of sessions) {
      expect(await told(each)).toContain(
        t('sign-in-linked', { account: 'carol', server: 'Seerr' }),
      );
    }
    const names = (await listHolders(bot, carolNumber)).map(({ name }) => name);
    expect(names.sort()).toEqual(['Ada <b>', 'Eve']);
    expect(await refusals()).toEqual([]);
  });

  it('counts no attempt while the media server is down, and works afterwards', async () => {
    const { url } = await startSignIn(ada(), 'password');
    const csrfToken = /name="csrfToken" value="([^"]*)"/.exec(
      await (await pages.get(url)).text(),
    )?.[1];
    await bot.overseerr.stop();
    const away = await pages.send(url, carol, { csrfToken: csrfToken ?? '' });
    expect(away.status).toBe(503);
    expect(await away.text()).toMatch(anyText('sign-in-page-unreachable'));
    await bot.overseerr.restart();
    await waitUntil(
      async () => (await pages.send(url, carol)).status === 200,
      'the server to be back',
    );
    expect(await listHolders(bot, carolNumber)).toMatchObject([{ verifiedBy: 'password' }]);
  });

  it('counts no attempt when passwords are disabled, and is no longer offered', async () => {
    const { url } = await startSignIn(ada(), 'password');
    bot.overseerr.settings.localLogin = false;
    const answer = await pages.send(url, carol);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(t('error-sign-in-disabled'));
    const offer = getView(await ada().command('link'));
    expect(listButtonIds(offer)).not.toContain('sign-in:password');
    bot.overseerr.settings.localLogin = true;
    expect((await pages.send(url, carol)).status).toBe(200);
  });

  it('refuses a user who was blocked meanwhile', async () => {
    const { url } = await startSignIn(ada(), 'password');
    await bot.prisma.user.updateMany({ data: { blockedAt: new Date() } });
    expect((await pages.send(url, carol)).status).toBe(403);
    expect(await listHolders(bot, carolNumber)).toEqual([]);
  });

  it('writes the chat ID into the profile, but replaces no other ID', async () => {
    const number = (n: number) => bot.overseerr.calls.filter((call) => isProfileOf(call, n));
    const started = await startSignIn(ada(), 'password');
    await pages.send(started.url, carol);
    await told(started);
    expect(number(carolNumber)).toMatchObject([{ body: { discordId: '700000000000000001' } }]);
    const other = await startSignIn(eve(), 'password');
    await pages.send(other.url, { name: 'alice@rig.local', password: 'alice-password-1' });
    await told(other);
    expect(number(2)).toEqual([]);
  });
});

describe('signing in with Plex', () => {
  it('links the account with the same confirmed email address, and keeps no token', async () => {
    const started = await startSignIn(ada(), 'plex');
    const token = plex.confirm(started.url, carolAtPlex);
    expect(await told(started)).toContain(
      t('sign-in-linked', { account: 'carol', server: 'Seerr' }),
    );
    expect(await listHolders(bot, carolNumber)).toMatchObject([
      { name: 'Ada <b>', verifiedBy: 'plex' },
    ]);
    await waitUntil(() => plex.tokens().length === 0, 'the token to be signed out');
    expect(JSON.stringify(await bot.prisma.session.findMany())).not.toContain(token);
  });

  it('does not match by an unconfirmed email address', async () => {
    const started = await startSignIn(ada(), 'plex');
    plex.confirm(started.url, { ...carolAtPlex, confirmed: false });
    expect(await told(started)).toMatch(anyText('sign-in-refused-no-account'));
    expect(await listHolders(bot, carolNumber)).toEqual([]);
    expect(await refusals()).toMatchObject([{ after: { reason: 'no-account', method: 'plex' } }]);
  });

  it('does not link a Plex account without a matching account', async () => {
    const started = await startSignIn(ada(), 'plex');
    plex.confirm(started.url, { ...carolAtPlex, email: 'nobody@rig.local' });
    expect(await told(started)).toMatch(anyText('sign-in-refused-no-account'));
  });

  it('expires when it is confirmed too late or not at all', async () => {
    await useOwnBot();
    // No job waits for Plex until both attempts are over.
    bot.jobs.pause();
    const [never, late] = [await startSignIn(ada(), 'plex'), await startSignIn(eve(), 'plex')];
    await bot.prisma.session.updateMany({ data: { expiresAt: new Date(0) } });
    plex.confirm(late.url, carolAtPlex);
    const next = await createScriptedBot({ beside: bot });
    expect(await told(never)).toContain(t('sign-in-refused-expired'));
    expect(await told(late)).toContain(t('sign-in-refused-expired'));
    await next.stop();
    expect(await listHolders(bot, carolNumber)).toEqual([]);
  });

  it('keeps waiting while Plex is unavailable', async () => {
    const started = await startSignIn(ada(), 'plex');
    plex.trouble.status = 503;
    const before = plex.calls.length;
    await waitUntil(() => plex.calls.length > before, 'Plex to be asked in vain');
    plex.trouble.status = null;
    plex.confirm(started.url, carolAtPlex);
    expect(await told(started)).toContain(
      t('sign-in-linked', { account: 'carol', server: 'Seerr' }),
    );
  });

  it('survives a temporary failure of the media server', async () => {
    const started = await startSignIn(ada(), 'plex');
    bot.overseerr.faults.fail(502, { where: '/user/:id' });
    plex.confirm(started.url, carolAtPlex);
    const asked = (path: string) => plex.calls.filter((call) => call.path === path).length;
    await waitUntil(() => asked('/api/v2/user') > 0, 'Plex to be asked who it is');
    bot.overseerr.faults.clear();
    expect(await told(started)).toContain(
      t('sign-in-linked', { account: 'carol', server: 'Seerr' }),
    );
    await waitUntil(() => plex.tokens().length === 0, 'the token to be signed out');
  });

  it('finds an account that was created since the last account sync', async () => {
    const grace = { id: 4712, username: 'grace', email: 'grace@rig.local', confirmed: true };
    bot.overseerr.driver.addUser({
      username: 'grace',
      email: grace.email,
      permissions: ['request'],
    });
    const started = await startSignIn(ada(), 'plex');
    plex.confirm(started.url, grace);
    expect(await told(started)).toContain(
      t('sign-in-linked', { account: 'grace', server: 'Seerr' }),
    );
    expect(await refusals()).toEqual([]);
  });

  it('continues after a restart in the middle', async () => {
    await useOwnBot();
    const started = await startSignIn(ada(), 'plex');
    await bot.jobs.stop(2_000);
    const next = await createScriptedBot({ beside: bot });
    plex.confirm(started.url, carolAtPlex);
    await waitUntil(
      async () => (await listHolders(bot, carolNumber))[0]?.verifiedBy === 'plex',
      'the link',
    );
    await next.stop();
  });

  it('shows an error when Plex cannot be reached at the start', async () => {
    plex.trouble.status = 500;
    const offer = getView(await ada().command('link'));
    const id = listButtonIds(offer).find((each) => each === 'sign-in:plex') ?? '';
    expect(toText(getView(await ada().press(id)))).toContain(t('error-plex-unreachable'));
  });
});

describe('the offered sign-in methods', () => {
  it('do not include the page without a public URL', async () => {
    const plain = await createScriptedBot({ overseerr: bot.overseerr });
    const offer = getView(await plain.as('700000000000000003', null).command('link'));
    expect(listButtonIds(offer)).toContain('sign-in:plex');
    expect(listButtonIds(offer)).not.toContain('sign-in:password');
    const forged = await plain.as('700000000000000003', null).press('sign-in:password');
    expect(toText(getView(forged))).toContain(t('error-sign-in-disabled'));
    await plain.stop();
  });
});

function isProfileOf(call: { method: string; path: string }, number: number): boolean {
  return call.method === 'POST' && call.path.endsWith(`/user/${number}/settings/notifications`);
}
