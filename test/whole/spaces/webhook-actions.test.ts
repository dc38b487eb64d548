import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createHttpServer, type HttpServer } from '../../../src/http/server.ts';
import { createApprovalBot, people, startApprovalsOver, toText } from '../../support/approvals.ts';
import {
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { nextTestPort } from '../../support/test-port.ts';
import { anyText, t } from '../../support/text.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
let bot: ScriptedBot;
let http: HttpServer;
let url: string;

beforeAll(async () => {
  const port = nextTestPort();
  url = `http://127.0.0.1:${port}/webhooks/overseerr/default`;
  bot = await createApprovalBot({ settings: {}, webhookUrl: `http://127.0.0.1:${port}` });
  http = createHttpServer({
    host: '127.0.0.1',
    port,
    publicUrl: null,
    webhookSecret: 'a-webhook-secret',
    findServiceId: () => bot.serviceId,
    webhooks: bot.webhooks,
    retry: (work) => work(),
    readinessChecks: [],
    chatWebhook: null,
    demoPage: null,
    log: silent,
  });
  await http.start();
});
beforeEach(() => startApprovalsOver(bot, {}));
afterAll(async () => {
  await http.stop();
  await bot.stop();
});

const admin = () => bot.as(people.admin);
/** The view after a press on the first button whose ID begins so. */
const press = async (view: Parameters<typeof findButtonId>[0], id: string) =>
  getView(await admin().press(findButtonId(view, id)));
const openWebhook = async () => press(getView(await admin().command('setup')), 'webhook');
/** Sets the webhook up, where nobody else's is. */
const install = async () => press(await openWebhook(), 'webhook-install');

it('an admin sets the webhook up in /setup, and the first change made in Overseerr arrives by it', async () => {
  // Somebody else's webhook is shown, and replaced only after a second press.
  bot.overseerr.webhook.setTarget({ url: 'http://127.0.0.1:9/hook', authHeader: 'their-secret' });
  const list = await openWebhook();
  expect(toText(list)).toContain('http://127.0.0.1:9/hook');
  const question = await press(list, 'webhook-install');
  expect(toText(question)).toMatch(anyText('webhook-replace'));
  expect(bot.overseerr.webhook.settings.webhookUrl).toBe('http://127.0.0.1:9/hook');

  // Meanwhile it has changed: the bot asks again.
  bot.overseerr.webhook.setTarget({ url: 'http://127.0.0.1:9/notify', authHeader: 'their-secret' });
  const again = await press(question, 'webhook-replace');
  expect(toText(again)).toContain('http://127.0.0.1:9/notify');

  const done = await press(again, 'webhook-replace');
  expect(toText(done)).toMatch(anyText('webhook-test-arrived'));
  expect(toText(done)).toContain(t('webhook-proven'));
  expect(bot.overseerr.webhook.settings).toMatchObject({
    enabled: true,
    webhookUrl: url,
    authHeader: 'a-webhook-secret',
  });
  expect(await bot.prisma.auditLog.findMany({ where: { subjectKind: 'service' } })).toMatchObject([
    { action: 'webhook.install', source: 'discord', subjectId: bot.serviceId },
  ]);

  const made = await bot.overseerr.driver.requestInWebUi(5, {
    mediaType: 'movie',
    mediaId: 438631,
  });
  await bot.waitUntilIdle();
  expect(await bot.prisma.request.findFirst()).toMatchObject({ remoteId: made.id });
});

it('what keeps the webhook from working is said in the same place', async () => {
  const list = await install();
  await http.stop();
  expect(toText(await press(list, 'webhook-test'))).toMatch(anyText('webhook-test-failed'));
  await http.start();
  bot.overseerr.settings.csrf = true;
  expect(toText(await press(list, 'webhook-test'))).toMatch(
    anyText('error-overseerr-csrf-enabled'),
  );
  bot.overseerr.settings.csrf = false;
});

it('changes that come without a webhook end the rare polls, until a test arrives', async () => {
  const isProven = () => bot.webhooks.isProven(bot.serviceId);
  const reconcile = async () => {
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
  };
  const { driver, webhook } = bot.overseerr;
  await install();
  const { id } = await driver.requestInWebUi(5, { mediaType: 'movie', mediaId: 603 });
  await bot.waitUntilIdle();
  await reconcile();
  expect(await isProven()).toBe(true);

  // The last webhook was long ago, and the next ones are lost.
  const longAgo = new Date(Date.now() - 600_000);
  await bot.prisma.webhookState.updateMany({ data: { receivedAt: longAgo } });
  webhook.loseNext();
  await driver.approve(id);
  await driver.requestInWebUi(5, { mediaType: 'tv', mediaId: 2996, seasons: [1] });
  await reconcile();
  expect(await bot.prisma.webhookState.findFirst()).toMatchObject({ missedChanges: 2 });
  expect(await isProven()).toBe(false);

  webhook.clear();
  await press(await openWebhook(), 'webhook-test');
  expect(await isProven()).toBe(true);
});

it('those who only manage the place cannot see or press it', async () => {
  const owner = bot.as(people.stranger, 'office', { canManage: true });
  expect(listButtonIds(getView(await owner.command('setup'))).join()).not.toContain('webhook');
  await install();
  const list = await openWebhook();
  for (const id of [
    'webhook',
    ...listButtonIds(list).filter((each) => each.startsWith('webhook')),
  ]) {
    expect(toText(getView(await owner.press(id)))).toContain(t('error-admins-only'));
  }
});
