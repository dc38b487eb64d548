import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
} from 'vitest';
import {
  approvalChannel,
  createApprovalBot,
  findPendingApproval,
  people,
  requesterRemoteUserId,
  startApprovalsOver,
  toText,
} from '../../support/approvals.ts';
import { findButtonId, getView, type ScriptedBot } from '../../support/scripted-bot.ts';
import { t } from '../../support/text.ts';

const daveNumber = 5;
const dayMs = 86_400_000;

let bot: ScriptedBot;
afterEach(() => expect(bot.overseerr.crashes).toEqual([]));

async function poll(patienceMs?: number) {
  await bot.jobs.enqueue([{ kind: 'reconcile', payload: { serviceId: bot.serviceId } }]);
  await bot.waitUntilIdle(patienceMs);
}

function onDesk() {
  return bot.messages.filter(({ place }) => place.address === approvalChannel);
}

describe('a request made in Overseerr', () => {
  beforeAll(async () => {
    // No title changes here, and hundreds of requests are for the same one.
    bot = await createApprovalBot({ detailsMs: 120_000 });
  });
  beforeEach(() => startApprovalsOver(bot));
  afterAll(() => bot.stop());

  it('gets an approval card with the name of its account, and is decided there', async () => {
    await bot.overseerr.driver.requestInWebUi(daveNumber, { mediaType: 'movie', mediaId: 603 });
    await poll();
    const waiting = await findPendingApproval(bot, 0);
    expect(toText(waiting.card())).toContain(t('approval-requested-by', { name: 'dave' }));
    expect(toText(waiting.card())).toContain(t('source-overseerr', { server: 'Seerr' }));
    await bot.as(people.admin, approvalChannel).react(waiting.messageId, 'yes');
    await bot.waitUntilIdle();
    expect(bot.overseerr.state.requests.at(-1)?.status).not.toBe(1);
    expect(toText(waiting.card())).toContain(`user ${people.admin}`);
  });

  it('gets one approval card, however often it is synchronized', async () => {
    const made = await bot.overseerr.driver.requestInWebUi(daveNumber, {
      mediaType: 'movie',
      mediaId: 603,
    });
    const look = {
      kind: 'sync-request',
      payload: { serviceId: bot.serviceId, remoteId: made.id },
    } as const;
    for (let time = 0; time < 3; time += 1) {
      await bot.jobs.enqueue([look]);
      await poll();
    }
    expect(onDesk()).toHaveLength(1);
  });

  it('is found without a call that crashes Seerr while a download server is down', async () => {
    bot.overseerr.faults.radarrDown(true);
    bot.overseerr.faults.sonarrDown(true);
    await poll();
    await bot.overseerr.driver.requestInWebUi(daveNumber, { mediaType: 'movie', mediaId: 603 });
    await poll();
    expect(onDesk()).toHaveLength(1);
    const lists = bot.overseerr.calls.filter(
      ({ method, path }) => method === 'GET' && path === '/request',
    );
    expect(lists).toEqual([]);
  });

  it('that is old is listed by /pending and sends no notifications', async () => {
    const made = await bot.overseerr.driver.requestInWebUi(requesterRemoteUserId, {
      mediaType: 'movie',
      mediaId: 603,
    });
    Object.assign(made, { createdAt: new Date(Date.now() - 2 * dayMs).toISOString() });
    await poll();
    expect(bot.messages).toEqual([]);
    const list = getView(await bot.as(people.admin, approvalChannel).command('pending'));
    expect(toText(list)).toContain('The Matrix (1999)');
    expect(findButtonId(list, 'approve')).toBeTruthy();
  });

  it('does not flood the approvers with hundreds of cards', async () => {
    const first = await bot.overseerr.driver.requestInWebUi(daveNumber, {
      mediaType: 'movie',
      mediaId: 603,
    });
    for (let copy = 1; copy < 201; copy += 1) {
      bot.overseerr.state.requests.push({ ...first, id: first.id + copy });
    }
    await poll(110_000);
    expect(onDesk()).toHaveLength(10);
    const list = getView(await bot.as(people.admin, approvalChannel).command('pending'));
    expect(list.footer).toBe(t('page-count', { page: 1, pages: 201 }));
    await poll(110_000);
    expect(onDesk()).toHaveLength(10);
  }, 240_000);
});

describe('without an approval channel', () => {
  it('approval cards go to the direct messages of admins and request managers', async () => {
    bot = await createApprovalBot({ config: { approvalPlaces: [] } });
    onTestFinished(() => bot.stop());
    await bot.overseerr.driver.requestInWebUi(daveNumber, { mediaType: 'movie', mediaId: 603 });
    await poll();
    expect(bot.messages.map(({ place }) => [place.kind, place.address]).sort()).toEqual([
      ['direct', people.admin],
      ['direct', people.manager],
    ]);
    const [mine, theirs] = bot.messages;
    if (!mine || !theirs) throw new Error('a card is missing');
    const view = mine.history.at(-1);
    await bot
      .as(people.admin, null)
      .press(findButtonId(view ?? { tone: 'bad', lines: [] }, 'approve'));
    await bot.waitUntilIdle();
    for (const card of [mine, theirs]) {
      expect(toText(card.history.at(-1))).toContain(`user ${people.admin}`);
      expect(toText(card.history.at(-1))).not.toContain('approve:');
    }
  });
});
