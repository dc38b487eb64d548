import { HttpError } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFaults } from '../../../fakes/telegram/faults.ts';
import {
  getFailure,
  openTelegramSession,
  type TelegramSession,
} from '../../../fakes/telegram/telegram-session.ts';

let session: TelegramSession;
let clock: number;
beforeEach(async () => {
  clock = Date.UTC(2026, 7, 1);
  session = await openTelegramSession({ now: () => clock });
});
afterEach(() => session.close());

const texts = (chatId: number) => session.telegram.botMessages(chatId).map(({ text }) => text);

describe('planned faults', () => {
  test('a failure comes as often as planned, in place of the work', async () => {
    const { telegram, api, ann } = session;
    telegram.faults.fail('sendMessage', 500, 'Internal Server Error', 2);
    expect(await getFailure(api.sendMessage(ann, 'one'))).toBe('500 Internal Server Error');
    expect(await getFailure(api.sendMessage(ann, 'two'))).toBe('500 Internal Server Error');
    await api.sendMessage(ann, 'three');
    expect(texts(ann)).toEqual(['three']);
  });

  test('429 hits one chat or one method and says for how long', async () => {
    const { telegram, api, raw, ann } = session;
    const group = telegram.world.addGroup({ title: 'A' });
    telegram.faults.tooMany({ chatId: group, retryAfterSeconds: 7 });
    await api.sendMessage(ann, 'passes');
    expect(await raw('sendMessage', { chat_id: group, text: 'x' })).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    });
    telegram.faults.tooMany({ method: 'sendPhoto', retryAfterSeconds: 1 });
    await api.sendMessage(group, 'passes');
    expect(await getFailure(api.sendPhoto(ann, 'https://a.org/p.jpg'))).toContain('429');
  });

  test('a call cut off before did nothing, one cut off after did its work', async () => {
    const { telegram, api, ann } = session;
    telegram.faults.drop('sendMessage');
    await expect(api.sendMessage(ann, 'before')).rejects.toBeInstanceOf(HttpError);
    expect(texts(ann)).toEqual([]);
    telegram.faults.drop('sendMessage', { when: 'after' });
    await expect(api.sendMessage(ann, 'after')).rejects.toBeInstanceOf(HttpError);
    expect(texts(ann)).toEqual(['after']);
  });

  test('a held call waits until it is released', async () => {
    const { telegram, api, ann } = session;
    const release = telegram.faults.hold('sendMessage');
    const sending = api.sendMessage(ann, 'held');
    await telegram.until('the call is there', () => telegram.callsOf('sendMessage').length === 1);
    await api.sendChatAction(ann, 'typing');
    expect(texts(ann)).toEqual([]);
    release();
    await sending;
    await api.sendMessage(ann, 'free');
    expect(texts(ann)).toEqual(['held', 'free']);
  });

  test('a delayed call is done all the same, and as often as planned', async () => {
    const { telegram, api, ann } = session;
    telegram.faults.delay('sendMessage', 1);
    await api.sendMessage(ann, 'late');
    expect(texts(ann)).toEqual(['late']);
    const faults = createFaults();
    faults.delay('sendMessage', 30);
    expect(faults.takeEffects('sendMessage', ann)).toEqual([{ kind: 'delay', delayMs: 30 }]);
    expect(faults.takeEffects('sendMessage', ann)).toEqual([]);
  });

  test('clearing forgets what was planned and lets go what is held', async () => {
    const { telegram, api, ann } = session;
    telegram.faults.fail('*', 403, 'Forbidden: bot was blocked by the user', 9);
    telegram.faults.clear();
    telegram.faults.hold('sendMessage');
    const sending = api.sendMessage(ann, 'held');
    await telegram.until('the call is there', () => telegram.callsOf('sendMessage').length === 1);
    telegram.faults.clear();
    await sending;
  });

  test('a plan for all methods spares long polling', async () => {
    const { telegram, api, ann } = session;
    telegram.faults.fail('*', 502, 'Bad Gateway');
    expect(await api.getUpdates()).toEqual([]);
    expect(await getFailure(api.sendMessage(ann, 'x'))).toBe('502 Bad Gateway');
  });
});

describe('limits', () => {
  test('are reported and not enforced at first', async () => {
    const { telegram, api, ann } = session;
    await api.sendMessage(ann, 'one');
    expect(telegram.rates.bursts).toEqual([]);
    await api.sendMessage(ann, 'two');
    expect(telegram.rates.bursts).toEqual([
      { limit: 'perChat', chatId: ann, method: 'sendMessage' },
    ]);
    expect(texts(ann)).toHaveLength(2);
  });

  test('one message a second in a chat', async () => {
    const { telegram, api, ann } = session;
    telegram.rates.enforce = true;
    await api.sendMessage(ann, 'one');
    expect(await getFailure(api.sendMessage(ann, 'two'))).toBe(
      '429 Too Many Requests: retry after 1',
    );
    clock += 1_000;
    await api.sendMessage(ann, 'two');
    await api.sendChatAction(ann, 'typing');
    expect(texts(ann)).toEqual(['one', 'two']);
  });

  test('twenty messages a minute in a group', async () => {
    const { telegram, api } = session;
    telegram.rates.enforce = true;
    const group = telegram.world.addGroup({ title: 'A' });
    for (let index = 0; index < 20; index += 1) {
      await api.sendMessage(group, String(index));
      clock += 1_000;
    }
    expect(await getFailure(api.sendMessage(group, 'x'))).toBe(
      '429 Too Many Requests: retry after 40',
    );
    clock += 40_000;
    await api.sendMessage(group, 'x');
  });

  test('thirty messages a second in all', async () => {
    const { telegram, api } = session;
    telegram.rates.enforce = true;
    const people = Array.from({ length: 31 }, (_, index) =>
      telegram.world.privateChat(telegram.world.addUser({ firstName: `P${index}` })),
    );
    for (const person of people.slice(0, 30)) await api.sendMessage(person, 'x');
    expect(await getFailure(api.sendMessage(people[30] ?? 0, 'x'))).toContain('429');
    expect(telegram.rates.bursts.map(({ limit }) => limit)).toEqual(['overall']);
  });
});

test('waiting for what does not come fails with its name', async () => {
  await expect(session.telegram.until('the impossible', () => false, 1)).rejects.toThrow(
    'timed out waiting for: the impossible',
  );
});
