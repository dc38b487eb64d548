import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createFakeOverseerr } from '../../fakes/overseerr/server.ts';
import {
  approvalChannel,
  clearRequests,
  createApprovalBot,
  createPendingApproval,
  findPendingApproval,
  type PendingApproval,
  people,
  toText,
} from '../../support/approvals.ts';
import {
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const server = 'Seerr';
const message = 'This cannot be done *today*.';
const refused = t('error-overseerr-refused', { server, quote: message });

let bot: ScriptedBot;
beforeAll(async () => {
  bot = await createApprovalBot();
});
afterEach(async () => {
  bot.overseerr.faults.clear();
  await clearRequests(bot);
});
afterAll(async () => {
  await bot.stop();
});

const adminName = `user ${people.admin}`;
const admin = () => bot.as(people.admin, approvalChannel);
const stored = (id: string) => bot.prisma.request.findUniqueOrThrow({ where: { id } });
const poll = async () => {
  await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
  await bot.waitUntilIdle();
};

async function press(waiting: PendingApproval, verb: string) {
  const reply = await admin().press(findButtonId(waiting.card(), verb));
  await bot.waitUntilIdle();
  return reply;
}

async function expectWaitingAgain(waiting: PendingApproval): Promise<void> {
  expect(await stored(waiting.id)).toMatchObject({ state: 'pending', decision: null });
  expect(findButtonId(waiting.card(), 'approve')).toBeTruthy();
  expect(findButtonId(waiting.card(), 'decline')).toBeTruthy();
  const listed = getView(await admin().command('pending'));
  expect(toText(listed)).toContain(findButtonId(waiting.card(), 'approve'));
}

describe('a decision that the server refuses', () => {
  it.each([400, 409, 410, 422])(
    'with status %i restores the buttons and shows the reason',
    async (status) => {
      const waiting = await createPendingApproval(bot);
      const where = `POST /request/${waiting.remoteId}/approve`;
      bot.overseerr.faults.fail(status, { where, times: 1, body: { message } });
      await press(waiting, 'approve');
      expect(toText(waiting.card())).toContain(
        t('approval-not-completed', { cause: refused }).replaceAll('"', '\\"'),
      );
      await expectWaitingAgain(waiting);
      const { events } = await bot.prisma.request.findUniqueOrThrow({
        where: { id: waiting.id },
        select: { events: { orderBy: { id: 'asc' } } },
      });
      expect(events.at(-1)).toMatchObject({
        event: 'drop-decision',
        detail: { cause: 'overseerr-refused' },
      });
      await press(waiting, 'approve');
      expect(await stored(waiting.id)).toMatchObject({ state: 'approved', cause: null });
      expect(toText(waiting.card())).not.toContain(message);
    },
  );

  it('made in /pending is brought up to date in the answer, sent or refused', async () => {
    const waiting = await createPendingApproval(bot);
    const where = `POST /request/${waiting.remoteId}/approve`;
    const approve = async () => {
      const listed = getView(await admin().command('pending'));
      const { reply, message } = await admin().pressAndWatch(findButtonId(listed, 'approve'));
      expect(toText(getView(reply))).toContain(t('decision-approve', { name: adminName }));
      await bot.waitUntilIdle();
      return message.latest();
    };
    bot.overseerr.faults.fail(422, { where, times: 1, body: { message } });
    const refusedAnswer = await approve();
    expect(toText(refusedAnswer)).toContain(message);
    expect(refusedAnswer && listButtonIds(refusedAnswer)).toContain(
      findButtonId(waiting.card(), 'approve'),
    );
    expect(toText(await approve())).toContain(t('state-approved'));
  });

  it('keeps the reason on the card while the server has nothing new', async () => {
    const waiting = await createPendingApproval(bot);
    const where = `POST /request/${waiting.remoteId}/approve`;
    bot.overseerr.faults.fail(422, { where, times: 1, body: { message } });
    await press(waiting, 'approve');
    await poll();
    expect(toText(waiting.card())).toContain(message);
    await expectWaitingAgain(waiting);
  });

  it('without a reason is shown as such', async () => {
    const waiting = await createPendingApproval(bot);
    const where = `POST /request/${waiting.remoteId}/decline`;
    bot.overseerr.faults.fail(409, { where, times: 1, body: {} });
    const id = findButtonId(waiting.card(), 'decline').replace('decline:', 'decline-no-reason:');
    await admin().press(id);
    await bot.waitUntilIdle();
    expect(toText(waiting.card())).toContain(t('error-overseerr-refused-silently', { server }));
    await expectWaitingAgain(waiting);
  });

  it('because of wrong settings is kept, and the card shows the problem', async () => {
    const waiting = await createPendingApproval(bot);
    const where = `POST /request/${waiting.remoteId}/approve`;
    const body = { message: 'invalid csrf token' };
    bot.overseerr.faults.fail(403, { where, times: 1, body });
    const name = `user ${people.admin}`;
    await press(waiting, 'approve');
    await waitUntil(async () => (await stored(waiting.id)).state !== 'pending', 'the approval');
    await bot.waitUntilIdle();
    expect(await stored(waiting.id)).toMatchObject({ decidedBy: name, cause: null });
    const shown = bot.messages.find(({ messageId }) => messageId === waiting.messageId)?.history;
    expect(toText(shown)).toContain(t('decision-approve-waiting', { name }));
    expect(toText(shown)).toContain(t('error-overseerr-csrf-enabled', { server }));
  });
});

describe('a retry that the server refuses', () => {
  it('shows the reason on the card, and can be repeated', async () => {
    const waiting = await createPendingApproval(bot);
    await bot.overseerr.driver.failRequest(waiting.remoteId);
    await bot.jobs.enqueue([
      { kind: 'sync-request', payload: { serviceId: bot.serviceId, remoteId: waiting.remoteId } },
    ]);
    await bot.waitUntilIdle();
    const where = `POST /request/${waiting.remoteId}/retry`;
    bot.overseerr.faults.fail(409, { where, times: 1, body: { message } });
    const reply = await press(waiting, 'retry');
    expect(toText(getView(reply))).toContain(refused);
    expect(toText(waiting.card())).toContain(message);
    await press(waiting, 'retry');
    expect(await stored(waiting.id)).toMatchObject({ state: 'approved', cause: null });
  });

  it('because the request was approved on the server shows that', async () => {
    const waiting = await createPendingApproval(bot);
    await bot.overseerr.driver.failRequest(waiting.remoteId);
    await bot.jobs.enqueue([
      { kind: 'sync-request', payload: { serviceId: bot.serviceId, remoteId: waiting.remoteId } },
    ]);
    await bot.waitUntilIdle();
    await bot.overseerr.driver.approve(waiting.remoteId);
    const reply = await press(waiting, 'retry');
    expect(toText(getView(reply))).toContain(t('error-invalid-state', { state: 'processing' }));
    expect(await stored(waiting.id)).toMatchObject({ state: 'processing' });
  });
});

describe('an edit that the server refuses', () => {
  it('shows the reason, and leaves the request pending', async () => {
    const waiting = await createPendingApproval(bot);
    const form = getView(await press(waiting, 'edit'));
    bot.overseerr.faults.fail(422, {
      where: `PUT /request/${waiting.remoteId}`,
      times: 1,
      body: { message },
    });
    const profiles = listButtonIds(form).find((id) => id.includes(':profile:')) ?? '';
    const picker = getView(await admin().press(profiles)).picker;
    const other = picker?.options.find(({ isSelected }) => !isSelected)?.value ?? '';
    const reply = await admin().press(picker?.press ?? '', [other]);
    expect(toText(getView(reply))).toContain(refused);
    await expectWaitingAgain(waiting);
  });
});

describe('approving a series without a TVDB ID', () => {
  it('on Overseerr restores the buttons, and the card follows the server again', async () => {
    const overseerr = await createFakeOverseerr({ product: 'overseerr' });
    const other = await createApprovalBot({ overseerr });
    const idle = () => other.waitUntilIdle();
    const { id } = await overseerr.driver.requestInWebUi(3, {
      mediaType: 'tv',
      mediaId: 9100001,
      seasons: [1],
    });
    await other.jobs.enqueue([
      { kind: 'sync-request', payload: { serviceId: other.serviceId, remoteId: id } },
    ]);
    await idle();
    const waiting = await findPendingApproval(other, 0);
    await other.as(people.admin, approvalChannel).press(findButtonId(waiting.card(), 'approve'));
    await idle();
    expect(toText(waiting.card())).toContain(t('error-no-tvdb-id'));
    expect(findButtonId(waiting.card(), 'decline')).toBeTruthy();
    await overseerr.driver.decline(id, 6);
    await other.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: other.serviceId } }]);
    await idle();
    expect(toText(waiting.card())).toContain('erin');
    await other.stop();
    await overseerr.stop();
  });
});
