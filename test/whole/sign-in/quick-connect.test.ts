import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createKysely } from '../../../src/database/kysely.ts';
import { createUnfinishedWork } from '../../../src/database/requests/unfinished-work.ts';
import { createSweep } from '../../../src/usecases/requests/sweep.ts';
import { createFakeOverseerr } from '../../fakes/overseerr/server.ts';
import { listHolders } from '../../support/account-holders.ts';
import { syncAccounts, toText } from '../../support/approvals.ts';
import { aLog } from '../../support/overseerr-setup.ts';
import {
  createScriptedBot,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { publicUrl } from '../../support/sign-in.ts';
import { anyText, t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const path = '/auth/jellyfin/quickconnect';
/** Hana's account on Seerr, which her first sign-in creates. */
const hanaNumber = 8;

let bot: ScriptedBot;
beforeAll(startBot);
beforeEach(async () => {
  const overseerr = await createFakeOverseerr({ mediaServer: 'jellyfin', version: '3.4.0' });
  overseerr.mediaServer?.addUser({ name: 'hana', password: 'hana-password-1' });
  await bot.startOver(overseerr);
  await syncAccounts(bot);
});
afterAll(() => bot.stop());

async function startBot(): Promise<void> {
  bot = await createScriptedBot({ config: { http: { publicUrl } } });
}

/** Leaves a new bot to the next test, because the test stops the jobs of this one. */
function replaceBot(): void {
  onTestFinished(async () => {
    await bot.stop();
    await startBot();
  });
}

const ada = () => bot.as('700000000000000001', null, { name: 'Ada' });
const eve = () => bot.as('700000000000000002', null, { name: 'Eve' });
const mediaServer = () => {
  if (!bot.overseerr.mediaServer) throw new Error('no media server');
  return bot.overseerr.mediaServer;
};
const countCalls = (end: string) =>
  bot.overseerr.calls.filter((call) => call.path === `${path}/${end}`).length;

async function startQuickConnect(person = ada()) {
  const { reply, message } = await person.pressAndWatch('sign-in:quick-connect');
  const text = toText(getView(reply));
  return { code: /\d{6}/.exec(text)?.[0] ?? '', message, text };
}

type Started = Awaited<ReturnType<typeof startQuickConnect>>;

/** The final text in the chat. Nothing waits for its time. */
async function told({ message }: Started): Promise<string> {
  const isTold = async () => {
    await bot.pool.query(`update pgboss.job set start_after = now() where state < 'active'`);
    return message.latest() !== undefined;
  };
  await waitUntil(isTold, 'the chat to be told');
  const view = message.latest();
  return view ? toText(view) : '';
}

const linked = () => t('sign-in-linked', { account: 'hana', server: 'Seerr' });

/** The secret, as the server was asked for it. */
async function findSecret(): Promise<string> {
  const findAll = () =>
    bot.overseerr.calls.flatMap((call) =>
      call.path === `${path}/check` ? (new URLSearchParams(call.query).get('secret') ?? []) : [],
    );
  await waitUntil(() => findAll().length > 0, 'the server to be asked');
  return findAll()[0] ?? '';
}

describe('Quick Connect', () => {
  it('links the account of the person who enters the code in Jellyfin', async () => {
    const started = await startQuickConnect();
    expect(started.text).toContain(t('sign-in-code-warning'));
    mediaServer().approve(started.code, 'hana');
    expect(await told(started)).toContain(linked());
    expect(await listHolders(bot, hanaNumber)).toMatchObject([
      { name: 'Ada', verifiedBy: 'quickConnect' },
    ]);
    await waitUntil(() => bot.overseerr.state.sessions.size === 0, 'the session to be ended');
    expect(toText(getView(await ada().command('me')))).toContain(t('verified-quick-connect'));
  });

  it('keeps its secret out of the tables in readable form, and deletes it in the end', async () => {
    const started = await startQuickConnect();
    const secret = await findSecret();
    const [open] = await bot.prisma.session.findMany({ where: { purpose: 'signIn' } });
    expect(JSON.stringify(open)).not.toContain(secret);
    expect(open?.payload).toMatchObject({ sealedSecret: expect.stringMatching(/^v1\./) });
    mediaServer().approve(started.code, 'hana');
    await told(started);
    await waitUntil(
      async () => (await bot.prisma.session.count({ where: { purpose: 'signInClosed' } })) === 1,
      'the end of the sign-in',
    );
    const rows = JSON.stringify([
      await bot.prisma.session.findMany(),
      await bot.prisma.auditLog.findMany(),
      await bot.prisma.errorLog.findMany(),
    ]);
    expect(rows).not.toContain('v1.');
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain(started.code);
  });

  it('deletes the secret of a code that a newer one replaces', async () => {
    await startQuickConnect();
    const second = await startQuickConnect();
    const closed = await bot.prisma.session.findMany({ where: { purpose: 'signInClosed' } });
    expect(closed.map(({ payload }) => payload)).toMatchObject([{ sealedSecret: null }]);
    mediaServer().approve(second.code, 'hana');
    expect(await told(second)).toContain(linked());
  });

  it('links nobody by the code that was replaced', async () => {
    const first = await startQuickConnect();
    await startQuickConnect();
    mediaServer().approve(first.code, 'hana');
    const before = countCalls('check');
    await waitUntil(() => countCalls('check') > before + 1, 'the newer code to be checked');
    expect(await listHolders(bot, hanaNumber)).toEqual([]);
  });

  it('continues after a restart between the start and the approval', async () => {
    replaceBot();
    const { code } = await startQuickConnect();
    await bot.jobs.stop(2_000);
    const next = await createScriptedBot({ beside: bot });
    mediaServer().approve(code, 'hana');
    await waitUntil(
      async () => (await listHolders(bot, hanaNumber))[0]?.verifiedBy === 'quickConnect',
      'the link',
    );
    await next.stop();
  });

  it('waits for Jellyfin again when its job was lost', async () => {
    await bot.pool.query(`
      create function lose_job() returns trigger language plpgsql as 'begin return null; end';
      create trigger lose_job before insert on pgboss.job for each row
      when (new.name = 'await-sign-in') execute function lose_job()`);
    const started = await startQuickConnect();
    await bot.waitUntilIdle();
    await bot.pool.query('drop function lose_job cascade');
    mediaServer().approve(started.code, 'hana');
    const unfinishedWork = createUnfinishedWork({
      kysely: createKysely(bot.pool),
      clock: () => new Date(),
    });
    await createSweep({ unfinishedWork, jobs: bot.jobs, log: aLog() })(0);
    expect(await told(started)).toContain(linked());
  });

  it('ends when Jellyfin forgets the code', async () => {
    const started = await startQuickConnect();
    mediaServer().forgetCodes();
    expect(await told(started)).toContain(t('sign-in-refused-expired'));
  });

  it('expires when it is approved too late', async () => {
    replaceBot();
    bot.jobs.pause();
    const started = await startQuickConnect();
    await bot.prisma.session.updateMany({ data: { expiresAt: new Date(0) } });
    mediaServer().approve(started.code, 'hana');
    const next = await createScriptedBot({ beside: bot });
    expect(await told(started)).toContain(t('sign-in-refused-expired'));
    await next.stop();
    // No account was made for someone who was too late.
    expect(bot.overseerr.state.users).toHaveLength(7);
  });

  it('waits while the check fails or the answer about the account is lost', async () => {
    await ada().command('link');
    bot.overseerr.faults.fail(500, { where: `GET ${path}/check`, times: 1 });
    bot.overseerr.faults.drop('after', { where: `POST ${path}/authenticate`, times: 1 });
    const started = await startQuickConnect();
    mediaServer().approve(started.code, 'hana');
    expect(await told(started)).toContain(linked());
    expect(bot.overseerr.state.users).toHaveLength(8);
  });

  it('says that it is unavailable when it cannot be started, and can be started again', async () => {
    bot.overseerr.faults.fail(500, { where: `POST ${path}/initiate`, times: 1 });
    const failed = await startQuickConnect();
    expect(failed.text).toContain(t('error-quick-connect-unavailable'));
    mediaServer().state.allowsQuickConnect = false;
    expect((await startQuickConnect()).text).toContain(t('error-quick-connect-unavailable'));
    expect(await bot.prisma.session.count({ where: { purpose: 'signIn' } })).toBe(0);
    mediaServer().state.allowsQuickConnect = true;
    expect((await startQuickConnect()).code).not.toBe('');
  });

  it('is explained when a proxy limits the rate', async () => {
    bot.overseerr.faults.tooManyRequests({
      where: `POST ${path}/initiate`,
      times: 1,
      retryAfterSeconds: 60,
    });
    expect((await startQuickConnect()).text).toContain(
      t('error-overseerr-failed', { server: 'Seerr' }),
    );
  });

  it('links no account that the owner does not want to create', async () => {
    bot.overseerr.settings.newPlexLogin = false;
    const started = await startQuickConnect();
    mediaServer().approve(started.code, 'hana');
    expect(await told(started)).toMatch(anyText('sign-in-refused-no-account'));
  });

  it('is refused to a user who was blocked meanwhile', async () => {
    const started = await startQuickConnect();
    await bot.prisma.user.updateMany({ data: { blockedAt: new Date() } });
    mediaServer().approve(started.code, 'hana');
    expect(await told(started)).toContain(t('sign-in-refused-user-blocked'));
    expect(await listHolders(bot, hanaNumber)).toEqual([]);
  });

  it('gives two people codes of their own', async () => {
    const [first, second] = [await startQuickConnect(ada()), await startQuickConnect(eve())];
    mediaServer().approve(second.code, 'hana');
    expect(await told(second)).toContain(linked());
    expect(await listHolders(bot, hanaNumber)).toMatchObject([{ name: 'Eve' }]);
    expect(first.message.latest()).toBeUndefined();
  });

  it('is not started where others could read the code', async () => {
    const group = bot.as('9009', 'hall', { platform: 'telegram', isPublicReply: true });
    const { text } = await startQuickConnect(group);
    expect(text).toContain(t('error-private-only'));
    expect(countCalls('initiate')).toBe(0);
  });

  it('is refused by a press from before the server was downgraded', async () => {
    expect(listButtonIds(getView(await ada().command('link')))).toContain('sign-in:quick-connect');
    bot.overseerr.settings.version = '3.3.0';
    expect((await startQuickConnect()).text).toContain(t('error-sign-in-disabled'));
    const ids = listButtonIds(getView(await ada().command('link')));
    expect(ids).not.toContain('sign-in:quick-connect');
    expect(ids).toContain('sign-in:jellyfin');
  });
});
