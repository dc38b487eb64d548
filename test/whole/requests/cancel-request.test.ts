import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { people, syncAccounts, toText } from '../../support/approvals.ts';
import {
  createScriptedBot,
  findButtonId,
  getView,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';
import { anyText, t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

let bot: ScriptedBot;
beforeAll(startBot);
beforeEach(async () => {
  await bot.startOver();
  await syncAccounts(bot);
});
afterAll(() => bot.stop());

async function startBot(): Promise<void> {
  bot = await createScriptedBot();
}

/** Starts no more jobs, and leaves a new bot to the next test. */
function pauseJobs(): void {
  bot.jobs.pause();
  onTestFinished(async () => {
    await bot.stop();
    await startBot();
  });
}

const me = () => bot.as(people.requester);
const held = () => bot.overseerr.state.requests;
const stored = () => bot.prisma.request.findFirstOrThrow({ orderBy: { id: 'desc' } });

/** Opens the title card before `breaks` introduces a fault, and then requests the title. */
async function ask(breaks: () => Promise<void> | void) {
  const card = getView(await me().command('request', { title: 'movie:603' }));
  await breaks();
  await me().press(findButtonId(card, 'request'));
}

async function takeBack(): Promise<string> {
  const list = getView(await me().command('requests'));
  return toText(getView(await me().press(findButtonId(list, 'cancel-request'))));
}

describe('canceling a request whose submission got no response', () => {
  /** The POST succeeds, its response is lost, and the server does not list its requests. */
  async function askInVain() {
    await ask(() => {
      bot.overseerr.faults.drop('after', { where: 'POST /request', times: 1 });
      bot.overseerr.faults.fail(503, { where: 'GET /movie/:id' });
    });
    await waitUntil(async () => (await stored()).cause !== null, 'the first attempt');
    expect(await stored()).toMatchObject({ state: 'queued', remoteId: null });
    expect(held()).toHaveLength(1);
  }

  it('deletes the request in Overseerr', async () => {
    await askInVain();
    pauseJobs();
    bot.overseerr.faults.clear();
    expect(await takeBack()).toContain(t('state-cancelled'));
    expect(held()).toEqual([]);
  });

  it('is refused until Overseerr says whether it has the request', async () => {
    await askInVain();
    expect(await takeBack()).toMatch(
      anyText('error-overseerr-unreachable', 'error-overseerr-failed'),
    );
    expect((await stored()).state).toBe('queued');
    expect(held()).toHaveLength(1);
  });

  it('is refused when the request was approved in Overseerr', async () => {
    await askInVain();
    pauseJobs();
    bot.overseerr.faults.clear();
    await bot.overseerr.driver.approve(held().at(-1)?.id ?? 0);
    expect(await takeBack()).toMatch(anyText('error-invalid-state'));
    expect(held()).toHaveLength(1);
  });

  it('deletes the request even after a crash before the submission is confirmed', async () => {
    await askInVain();
    pauseJobs();
    bot.overseerr.faults.clear();
    await bot.prisma.request.updateMany({ data: { cause: null } });
    expect(await takeBack()).toContain(t('state-cancelled'));
    expect(held()).toEqual([]);
  });
});

describe('canceling a request that was never submitted', () => {
  it('makes no Overseerr call', async () => {
    await ask(() => pauseJobs());
    await bot.overseerr.stop();
    expect(await takeBack()).toContain(t('state-cancelled'));
    expect((await stored()).state).toBe('cancelled');
  });

  it('makes no Overseerr call when Overseerr never responded', async () => {
    await ask(() => bot.overseerr.stop());
    await waitUntil(async () => (await stored()).cause !== null, 'the first attempt');
    expect(await takeBack()).toContain(t('state-cancelled'));
    await bot.overseerr.restart();
    await bot.jobs.retryNow('submit-request');
    await bot.waitUntilIdle();
    expect((await stored()).state).toBe('cancelled');
    expect(held()).toEqual([]);
  });
});
