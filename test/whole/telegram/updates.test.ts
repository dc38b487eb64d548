import { describe, expect, it, onTestFinished } from 'vitest';
import { replyPrivately } from '../../../src/chat/reply.ts';
import { textView } from '../../../src/chat/view.ts';
import { createTelegram } from '../../../src/telegram/telegram.ts';
import { createFakeTelegram } from '../../fakes/telegram/server.ts';
import { createInMemoryUpdateInbox } from '../../support/in-memory/update-inbox.ts';
import {
  aLog,
  aScriptedDispatch,
  setUpTelegram,
  translations,
  waitForAnswer,
} from '../../support/telegram-setup.ts';

/** A promise and the function that resolves it. */
function aGate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

const titles = (script: ReturnType<typeof aScriptedDispatch>) =>
  script.calls.map((one) => (one.kind === 'command' ? one.options['title'] : one.kind));

describe('Telegram updates', () => {
  it('that arrive while the bot is down are handled after the start', async () => {
    const { fake, script, telegram, createAnother, ann } = await setUpTelegram();
    await telegram.stop();
    fake.as(ann).say(ann, 'dune');
    fake.as(ann).say(ann, 'alien');
    await createAnother().start(script);
    await waitForAnswer(fake, ann, 2);
    expect(titles(script)).toEqual(['dune', 'alien']);
  });

  it('that were handled before a restart are not handled again', async () => {
    const { fake, script, telegram, createAnother, ann } = await setUpTelegram();
    fake.as(ann).say(ann, 'dune');
    await waitForAnswer(fake, ann);
    await telegram.stop();
    expect(fake.pendingUpdates()).toEqual([]);
    await createAnother().start(script);
    fake.as(ann).say(ann, 'alien');
    await waitForAnswer(fake, ann, 2);
    expect(titles(script)).toEqual(['dune', 'alien']);
  });

  it('in progress are finished before stopping ends', async () => {
    const { fake, script, telegram, ann } = await setUpTelegram();
    const gate = aGate();
    script.onCommand = async () => {
      await gate.passed;
      return replyPrivately(textView('done'));
    };
    fake.as(ann).say(ann, 'dune');
    await fake.until('the command', () => script.calls.length === 1);
    const stopped = telegram.stop();
    gate.open();
    await stopped;
    expect(fake.botMessages(ann)).toMatchObject([{ text: 'done' }]);
    expect(fake.pendingUpdates()).toEqual([]);
  });

  it('are confirmed as soon as they are stored, so a slow one delays no others', async () => {
    const { fake, script, ann } = await setUpTelegram();
    const bob = fake.world.privateChat(fake.world.addUser({ firstName: 'Bob' }));
    const gate = aGate();
    script.onCommand = async (_, { title }) => {
      if (title === 'slow') await gate.passed;
      return replyPrivately(textView(`${title}`));
    };
    // More than Telegram returns at once.
    for (let n = 0; n < 101; n += 1) fake.as(ann).say(ann, 'slow');
    fake.as(bob).say(bob, 'quick');
    await waitForAnswer(fake, bob);
    await fake.until('confirmation', () => fake.pendingUpdates().length === 0);
    expect(titles(script)).toEqual(['slow', 'quick']);
    script.onCommand = () => {
      throw new Error('the test has ended');
    };
    gate.open();
  });

  it('that were interrupted are handled once more after a restart, and not again after the next', async () => {
    const inbox = createInMemoryUpdateInbox();
    const { fake, script, telegram, createAnother, ann } = await setUpTelegram({
      createUpdateInbox: () => inbox,
    });
    await telegram.stop();
    // The state after a process was killed while it handled an update.
    const message = {
      message_id: 5,
      date: Math.floor(Date.now() / 1000),
      chat: { id: ann, type: 'private', first_name: 'Ann' },
      from: { id: ann, is_bot: false, first_name: 'Ann' },
      text: 'dune',
    };
    await inbox.add([{ id: 4_711, payload: { update_id: 4_711, message } }]);
    const second = createAnother();
    await second.start(script);
    await waitForAnswer(fake, ann);
    await second.stop();
    await createAnother().start(script);
    fake.as(ann).say(ann, 'alien');
    await waitForAnswer(fake, ann, 2);
    expect(titles(script)).toEqual(['dune', 'alien']);
  });

  it('are handled even if they cannot be stored', async () => {
    const broken = async () => {
      throw new Error('the database is away');
    };
    const inbox = { add: broken, takeUnfinished: broken, markDone: broken };
    const { fake, script, ann } = await setUpTelegram({ createUpdateInbox: () => inbox });
    fake.as(ann).say(ann, 'dune');
    await waitForAnswer(fake, ann);
    await fake.until('confirmation', () => fake.pendingUpdates().length === 0);
    expect(titles(script)).toEqual(['dune']);
  });

  it('of one chat are handled in order', async () => {
    const { fake, script, ann } = await setUpTelegram();
    const gate = aGate();
    script.onCommand = async (_, { title }) => {
      if (title === 'first') await gate.passed;
      return replyPrivately(textView(`${title}`));
    };
    fake.as(ann).say(ann, 'first');
    fake.as(ann).say(ann, 'second');
    await fake.until('both fetched', () => fake.pendingUpdates().length === 0);
    expect(titles(script)).toEqual(['first']);
    gate.open();
    await waitForAnswer(fake, ann, 2);
    expect(fake.botMessages(ann).map(({ text }) => text)).toEqual(['first', 'second']);
  });

  it('older than a day are ignored', async () => {
    const later = new Date(Date.now() + 25 * 3_600_000);
    let now = later;
    const { fake, script, ann } = await setUpTelegram({ clock: () => now });
    fake.as(ann).say(ann, 'yesterday');
    await fake.until('it is handled', () => fake.pendingUpdates().length === 0);
    now = new Date();
    fake.as(ann).say(ann, 'today');
    await waitForAnswer(fake, ann);
    expect(titles(script)).toEqual(['today']);
  });

  it('resume after an outage, which the status reports', async () => {
    const { fake, script, telegram, ann } = await setUpTelegram();
    expect(telegram.status()).toEqual({ isReady: true, detail: `@${fake.botUsername}` });
    await fake.until('a poll', () => fake.isPolled());
    fake.faults.fail('getUpdates', 502, 'Bad Gateway', 1_000);
    fake.as(ann).say(ann, 'dune');
    await fake.until('trouble', () => !telegram.status().isReady);
    expect(telegram.status().detail).toBe('Telegram returned 502');
    fake.faults.clear();
    await fake.until('ready again', () => telegram.status().isReady);
    fake.as(ann).say(ann, 'alien');
    await waitForAnswer(fake, ann, 2);
    expect(titles(script)).toEqual(['dune', 'alien']);
  });

  it('cause a clear error if another program uses the same token', async () => {
    const { fake, telegram, log } = await setUpTelegram();
    await fake.until('a poll', () => fake.isPolled());
    await fetch(`${fake.apiUrl}/bot${fake.token}/getUpdates`);
    await fake.until('trouble', () => !telegram.status().isReady);
    expect(telegram.status().detail).toContain(
      'Another program is using the same TELEGRAM_BOT_TOKEN',
    );
    expect(log.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { message: telegram.status().detail },
    ]);
    await fake.until('ready again', () => telegram.status().isReady);
  });

  it('are received even if a webhook was set before', async () => {
    const { fake, script, telegram, createAnother, ann } = await setUpTelegram();
    await telegram.stop();
    const url = encodeURIComponent('https://bot.example.org/hook');
    await fetch(`${fake.apiUrl}/bot${fake.token}/setWebhook?url=${url}`);
    await createAnother().start(script);
    fake.as(ann).say(ann, 'dune');
    await waitForAnswer(fake, ann);
  });
});

describe('starting the Telegram connection', () => {
  const start = (apiUrl: string, token: string) => {
    const telegram = createTelegram({
      apiUrl,
      token,
      webhookUrl: null,
      createUpdateInbox: createInMemoryUpdateInbox,
      translations,
      log: aLog(),
      clock: () => new Date(),
    });
    return telegram.start(aScriptedDispatch());
  };

  it('fails with one clear line if the token is wrong', async () => {
    const fake = await createFakeTelegram();
    onTestFinished(() => fake.stop());
    await expect(start(fake.apiUrl, '7000000009:wrong')).rejects.toThrow(
      /^Telegram rejected the token \(40[14]\)\. Check TELEGRAM_BOT_TOKEN$/,
    );
    await expect(start(fake.apiUrl, '7000000009:wrong')).rejects.toMatchObject({ isFinal: true });
  });

  it('fails with one clear line if Telegram cannot be reached', async () => {
    const fake = await createFakeTelegram();
    await fake.stop();
    await expect(start(fake.apiUrl, fake.token)).rejects.toThrow(
      `Telegram is not responding at ${fake.apiUrl}`,
    );
  });

  it.each([
    ['getMe', 502],
    ['getMe', 429],
    ['getWebhookInfo', 500],
  ])('can be repeated after %s returned %d', async (method, status) => {
    const { fake, script, telegram, createAnother, ann } = await setUpTelegram();
    await telegram.stop();
    fake.faults.fail(method, status, 'Bad Gateway');
    const another = createAnother();
    await expect(another.start(script)).rejects.toMatchObject({ isFinal: false });
    expect(another.status()).toEqual({
      isReady: false,
      detail: expect.stringContaining(`returned ${status}`),
    });
    await another.start(script);
    expect(another.status().isReady).toBe(true);
    fake.as(ann).say(ann, 'dune');
    await waitForAnswer(fake, ann);
    expect(script.calls).toHaveLength(1);
  });

  it('registers the commands by scope, and only if they differ', async () => {
    const { fake, script, telegram, createAnother } = await setUpTelegram();
    const names = (type: 'all_private_chats' | 'all_group_chats') =>
      fake.commands({ type }).map(({ command }) => command);
    expect(names('all_private_chats')).toEqual(['request', 'requests', 'help', 'cancel']);
    expect(names('all_group_chats')).toEqual(['request', 'requests', 'help']);
    const written = fake.callsOf('setMyCommands').length;
    await telegram.stop();
    await createAnother().start(script);
    expect(fake.callsOf('setMyCommands')).toHaveLength(written);
  });

  it('succeeds if the command list cannot be written', async () => {
    const { fake, script, telegram, createAnother, log, ann } = await setUpTelegram();
    await telegram.stop();
    fake.faults.fail('getMyCommands', 500, 'Internal Server Error', 2);
    await createAnother().start(script);
    expect(log.lines).toContainEqual({
      level: 'warn',
      message: 'Could not update the command list',
    });
    fake.as(ann).say(ann, 'dune');
    await waitForAnswer(fake, ann);
  });
});
