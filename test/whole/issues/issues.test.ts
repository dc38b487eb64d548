import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id } from '../../../src/chat/argument.ts';
import type { View } from '../../../src/chat/view.ts';
import type { Product } from '../../../src/demo/overseerr/state.ts';
import type { UserId } from '../../../src/domain/id.ts';
import { readWebhook } from '../../../src/http/overseerr-webhook.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../../fakes/overseerr/server.ts';
import { approvalChannel, createApprovalBot, people, toText } from '../../support/approvals.ts';
import {
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { anyText, t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const matrix = { mediaType: 'movie', tmdbId: 603 } as const;
const bobRemoteId = 3;
const userArgument = id<'user'>();
const adminRemoteId = 1;

// They follow the reports of one member: each test goes on from what the one before it left on the server.
describe('issues on seerr', { shuffle: false }, () => testIssuesOn('seerr'));
describe('issues on overseerr', { shuffle: false }, () => testIssuesOn('overseerr'));

function testIssuesOn(product: Product): void {
  let overseerr: FakeOverseerr;
  let bot: ScriptedBot;

  beforeAll(async () => {
    overseerr = await createFakeOverseerr({ product });
    bot = await createApprovalBot({ overseerr });
    await overseerr.driver.makeAvailable(matrix);
    await bot.waitUntilIdle();
  });
  afterAll(async () => {
    await bot.stop();
    expect(overseerr.crashes).toEqual([]);
    await overseerr.stop();
  });

  const last = (history: readonly View[]) => toText(history.at(-1));
  const managerCard = () => bot.messages.find(({ place }) => place.address === approvalChannel);
  const cardText = () => last(managerCard()?.history ?? []);
  const remoteIssue = () => overseerr.state.issues.at(-1);
  const callsTo = (path: RegExp, since = 0) =>
    overseerr.calls.slice(since).filter((call) => call.method === 'POST' && path.test(call.path));
  /** What the webhooks since then ask for, as the HTTP server receives them. */
  const receiveWebhooks = async (since: number) => {
    for (const { body } of overseerr.webhook.sent.slice(since)) {
      const webhook = readWebhook(body, bot.serviceId);
      await bot.jobs.enqueue(webhook?.jobs ?? []);
    }
    await bot.waitUntilIdle();
  };
  const poll = async () => {
    await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
    await bot.waitUntilIdle();
  };
  const asRemote = (user: number, path: string, body: object) =>
    fetch(`${overseerr.url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-api-key': overseerr.apiKey,
        'x-api-user': String(user),
      },
      body: JSON.stringify(body),
    });

  it('are created as the member, and shown to those who manage issues', async () => {
    overseerr.webhook.setTarget({ url: 'http://127.0.0.1:9/nowhere' });
    const sent = overseerr.webhook.sent.length;
    const view = getView(await bot.as(people.requester).command('issue', { title: 'movie:603' }));
    const type = listButtonIds(view).find((id) => id.endsWith(':video')) ?? '';
    const form = await bot.as(people.requester).press(type);
    if (form?.kind !== 'form') throw new Error('no form');
    const message = 'Stutters at *12:34* <b>&';
    await bot.as(people.requester).submit(form.form.submit, { message });
    await bot.waitUntilIdle();
    // A second press of the same form.
    await bot.as(people.requester).submit(form.form.submit, { message });
    await receiveWebhooks(sent);
    expect(overseerr.state.issues).toHaveLength(1);
    expect(remoteIssue()).toMatchObject({ createdById: bobRemoteId, issueType: 1, status: 1 });
    expect(callsTo(/^\/issue$/)).toHaveLength(1);
    expect(cardText()).toContain('12:34');
    expect(bot.messages.filter(({ place }) => place.address === approvalChannel)).toHaveLength(1);
  });

  it('show comments from the server’s page, and tell the reporter once', async () => {
    const before = bot.messages.length;
    const sent = overseerr.webhook.sent.length;
    const id = remoteIssue()?.id;
    await asRemote(adminRemoteId, `/issue/${id}/comment`, { message: 'We look at it.' });
    await receiveWebhooks(sent);
    await receiveWebhooks(sent);
    await poll();
    expect(cardText()).toContain('We look at it.');
    const news = bot.messages.slice(before);
    expect(news).toHaveLength(1);
    expect(last(news[0]?.history ?? [])).toMatch(anyText('issue-news-comments'));
    // Another one within minutes waits.
    await asRemote(adminRemoteId, `/issue/${id}/comment`, { message: 'Still at it.' });
    await poll();
    expect(cardText()).toContain('Still at it.');
    expect(bot.messages.length).toBe(before + 1);
  });

  it('take comments of managers, which do not come back as news', async () => {
    const sent = overseerr.webhook.sent.length;
    const calls = overseerr.calls.length;
    const id = findButtonId(managerCard()?.history.at(-1) as View, 'issue-comment');
    const form = await bot.as(people.manager).press(id);
    if (form?.kind !== 'form') throw new Error('no form');
    await bot.as(people.manager).submit(form.form.submit, { comment: 'Replaced the file.' });
    await bot.waitUntilIdle();
    await receiveWebhooks(sent);
    await poll();
    expect(callsTo(/\/comment$/, calls)).toHaveLength(1);
    const rows = await bot.prisma.issueComment.findMany({
      where: { message: 'Replaced the file.' },
    });
    expect(rows).toMatchObject([{ authorName: expect.any(String), source: 'discord' }]);
    expect(rows[0]?.remoteId).not.toBeNull();
  });

  it('are resolved and reopened by those who may, and by nobody else', async () => {
    const card = managerCard()?.history.at(-1) as View;
    const resolve = findButtonId(card, 'issue-resolve');
    const refused = await bot.as(people.stranger).press(resolve);
    expect(toText(getView(refused))).toMatch(anyText('error-not-issue-manager'));
    expect(remoteIssue()?.status).toBe(1);
    await bot.as(people.manager).press(resolve);
    await bot.waitUntilIdle();
    expect(remoteIssue()?.status).toBe(2);
    expect(cardText()).toContain(t('issue-state-resolved'));
    await bot
      .as(people.requester)
      .press(findButtonId(managerCard()?.history.at(-1) as View, 'issue-reopen'));
    await bot.waitUntilIdle();
    expect(remoteIssue()?.status).toBe(1);
  });

  it('that were resolved on the server’s page are found by polling when webhooks are lost', async () => {
    await asRemote(adminRemoteId, `/issue/${remoteIssue()?.id}/resolved`, {});
    await poll();
    expect(cardText()).toContain(t('issue-state-resolved'));
  });

  it('whose answer was lost are looked up, and not sent again', async () => {
    const calls = overseerr.calls.length;
    overseerr.faults.drop('after', { where: 'POST /issue', times: 1 });
    const view = getView(await bot.as(people.requester).command('issue', { title: 'movie:603' }));
    const type = listButtonIds(view).find((id) => id.endsWith(':audio')) ?? '';
    const form = await bot.as(people.requester).press(type);
    if (form?.kind !== 'form') throw new Error('no form');
    await bot.as(people.requester).submit(form.form.submit, { message: 'No sound' });
    await bot.waitUntilIdle();
    await bot.jobs.retryNow('send-issue');
    const isSent = async () =>
      (await bot.prisma.issue.count({ where: { type: 'audio', state: 'open' } })) === 1;
    await waitUntil(isSent, 'the report to be found');
    expect(callsTo(/^\/issue$/, calls)).toHaveLength(1);
    expect(await bot.prisma.issue.findFirstOrThrow({ where: { type: 'audio' } })).toMatchObject({
      state: 'open',
      remoteId: remoteIssue()?.id,
    });
  });

  it('are listed: one’s own, or all with the permission', async () => {
    const own = await bot.as(people.requester).command('issues');
    expect(toText(getView(own))).toMatch(anyText('issues-title', 'issues-none-open'));
    const all = await bot.as(people.manager).command('issues');
    expect(toText(getView(all))).toContain(t('issues-title-all'));
  });

  it('lose the name and the texts of a reporter who is erased', async () => {
    const direct = bot.as(people.requester);
    const { id: userId } = await bot.prisma.user.findFirstOrThrow({
      where: { chatAccounts: { some: { platformUserId: people.requester } } },
    });
    const before = await bot.prisma.issue.count({ where: { userId } });
    expect(before).toBe(2);
    await direct.press(`forget:${userArgument.write(userId as UserId)}`);
    await bot.waitUntilIdle();
    const rows = await bot.prisma.issue.findMany();
    expect(rows.map((row) => [row.userId, row.message])).toEqual([
      [null, ''],
      [null, ''],
    ]);
    expect(toText(rows)).not.toContain('bob');
    const told = { role: 'notification', recipients: { not: [] } };
    expect(await bot.prisma.issueCard.count({ where: told })).toBe(0);
  });
}
