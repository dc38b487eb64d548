import { InlineQueryResultBuilder } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

const go = { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] };

describe('a press', () => {
  test('spins until the bot answers', async () => {
    const { telegram, bot, api, ann } = session;
    bot.on('callback_query:data', async (context) => {
      await context.editMessageText('done');
      await context.answerCallbackQuery({
        text: `got ${context.callbackQuery.data}`,
        show_alert: true,
      });
    });
    const { message_id } = await api.sendMessage(ann, 'card', { reply_markup: go });
    const press = telegram.as(ann).press(ann, message_id, 'go');
    expect(press.isAnswered()).toBe(false);
    expect(telegram.unanswered()).toMatchObject([{ id: press.queryId, data: 'go' }]);
    await session.poll();
    expect(await press.answered).toEqual({ text: 'got go', showAlert: true, url: undefined });
    expect(telegram.unanswered()).toEqual([]);
    expect(telegram.messages(ann)[0]?.text).toBe('done');
  });

  test('needs the button, unless it is forged', async () => {
    const { telegram, api, ann } = session;
    const { message_id } = await api.sendMessage(ann, 'card', { reply_markup: go });
    const person = telegram.as(ann);
    expect(() => person.press(ann, message_id, 'stop')).toThrow('no button');
    expect(() => person.pressLabel(ann, message_id, 'Stop')).toThrow('only: Go');
    person.pressLabel(ann, message_id, 'Go');
    person.pressRaw(ann, message_id, 'forged');
    expect(telegram.unanswered().map(({ data }) => data)).toEqual(['go', 'forged']);
  });

  test('that is too old cannot be answered, and stays unanswered', async () => {
    const { telegram, api, ann } = session;
    const { message_id } = await api.sendMessage(ann, 'card', { reply_markup: go });
    const { queryId } = telegram.as(ann).press(ann, message_id, 'go');
    clock += 15_001;
    expect(await getFailure(api.answerCallbackQuery(queryId))).toBe(
      '400 Bad Request: query is too old and response timeout expired or query ID is invalid',
    );
    expect(telegram.unanswered()).toHaveLength(1);
    expect(telegram.ruleViolations).toEqual([]);
    expect(await getFailure(api.answerCallbackQuery('unknown'))).toContain('query is too old');
  });

  test('without an answer ends with the server', async () => {
    const other = await openTelegramSession();
    const { message_id } = await other.api.sendMessage(other.ann, 'card', { reply_markup: go });
    const press = other.telegram.as(other.ann).press(other.ann, message_id, 'go');
    await other.close();
    await expect(press.answered).rejects.toThrow('stopped before the bot answered');
  });
});

describe('inline mode', () => {
  const offer = () => {
    session.bot.on('inline_query', (context) =>
      context.answerInlineQuery(
        [
          InlineQueryResultBuilder.article('m:1', `about ${context.inlineQuery.query}`, {
            reply_markup: go,
          }).text('<b>Dune</b>', { parse_mode: 'HTML' }),
          InlineQueryResultBuilder.photo('m:2', 'https://image.example.org/p.jpg', {
            caption: 'Dune',
          }),
        ],
        { cache_time: 0, is_personal: true, button: { text: 'Link', start_parameter: 'link' } },
      ),
    );
  };

  test('offers results, and the chosen one stands in the chat as the text of the person', async () => {
    const { telegram, ann } = session;
    offer();
    await session.poll();
    const answer = await telegram.as(ann).inline('dune');
    expect(answer).toMatchObject({
      results: [{ id: 'm:1', title: 'about dune' }, { id: 'm:2' }],
      isPersonal: true,
      cacheSeconds: 0,
      button: { startParameter: 'link' },
    });
    telegram.as(ann).chooseInline('m:2', ann);
    expect(telegram.messages(ann)).toMatchObject([
      { from: { id: ann }, via_bot: { id: telegram.botId }, caption: 'Dune' },
    ]);
    expect(() => telegram.as(ann).chooseInline('m:3', ann)).toThrow('did not offer');
  });

  test('a chosen result with a keyboard can be pressed and edited by its inline id', async () => {
    const { telegram, bot, ann } = session;
    const chosen: (string | undefined)[] = [];
    offer();
    bot.on('chosen_inline_result', (context) => {
      chosen.push(context.chosenInlineResult.inline_message_id);
    });
    bot.on('callback_query', async (context) => {
      await context.editMessageText('requested');
      await context.answerCallbackQuery();
    });
    await session.poll();
    await telegram.as(ann).inline('dune');
    const group = telegram.world.addGroup({ title: 'A', bot: false, members: [ann] });
    const { message_id } = telegram.as(ann).chooseInline('m:1', group);
    await telegram.as(ann).press(group, message_id, 'go').answered;
    expect(telegram.messages(group)).toMatchObject([
      { text: 'requested', history: [{ text: 'Dune', entities: [{ type: 'bold' }] }] },
    ]);
    expect(chosen).toHaveLength(1);
    expect(chosen[0]).toBeTypeOf('string');
    expect(telegram.ruleViolations).toEqual([]);
  });

  test('an answer that comes too late is refused', async () => {
    const { telegram, api, ann } = session;
    const waiting = telegram.as(ann).inline('dune');
    const id = telegram.pendingUpdates()[0]?.inline_query?.id ?? '';
    clock += 15_001;
    expect(await getFailure(api.answerInlineQuery(id, []))).toContain('query is too old');
    const late = expect(waiting).rejects.toThrow('stopped before the bot answered');
    await telegram.stop();
    await late;
  });
});
