import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFaults } from '../../../fakes/telegram/faults.ts';
import type { Rule } from '../../../fakes/telegram/http/refusal.ts';
import {
  openTelegramSession,
  type TelegramSession,
} from '../../../fakes/telegram/telegram-session.ts';

/** One planted fault of a rule: the call, and what Telegram says to it; `null` where Telegram lets it pass. */
interface Planted {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly says: string | null;
}

const message = (parameters: Readonly<Record<string, unknown>>, says: string | null): Planted => ({
  method: 'sendMessage',
  parameters: { chat_id: 'ann', text: 'hello', ...parameters },
  says,
});
const html = (text: string, says: string | null) => message({ text, parse_mode: 'HTML' }, says);
const keyboard = (button: Readonly<Record<string, unknown>>, says: string | null) =>
  message({ reply_markup: { inline_keyboard: [[button]] } }, says);
const article = (id: string) => ({
  type: 'article',
  id,
  title: 'Dune',
  input_message_content: { message_text: 'Dune' },
});
const inline = (ids: readonly string[], says: string): Planted => ({
  method: 'answerInlineQuery',
  parameters: { inline_query_id: 'inline', results: ids.map(article) },
  says,
});
const commands = (list: readonly (readonly [string, string])[], says: string): Planted => ({
  method: 'setMyCommands',
  parameters: { commands: list.map(([command, description]) => ({ command, description })) },
  says,
});
const webhook = (parameters: Readonly<Record<string, unknown>>, says: string): Planted => ({
  method: 'setWebhook',
  parameters: { url: 'https://bot.example.org/hook', ...parameters },
  says,
});
const reaction = (emoji: readonly string[], says: string): Planted => ({
  method: 'setMessageReaction',
  parameters: {
    chat_id: 'ann',
    message_id: 'first',
    reaction: emoji.map((one) => ({ type: 'emoji', emoji: one })),
  },
  says,
});

const planted = {
  method: [{ method: 'sendMesage', parameters: {}, says: 'Not Found: method not found' }],
  parameters: [
    message({ chat_id: undefined }, 'Bad Request: chat_id:'),
    message({ text: 7 }, 'Bad Request: text:'),
    message({ disable_preview: true }, 'Bad Request: Unrecognized key: "disable_preview"'),
    message({ link_preview_options: { above: true } }, 'Bad Request: link_preview_options'),
    { method: 'getUpdates', parameters: { allowed_updates: ['mesage'] }, says: 'Bad Request:' },
    { method: 'editMessageText', parameters: { text: 'x' }, says: 'Bad Request: message ident' },
  ],
  'parse-mode': [message({ parse_mode: 'MarkdownV2' }, 'Bad Request: this server reads HTML')],
  'text-length': [
    message({ text: '' }, 'Bad Request: message text is empty'),
    message({ text: ' \n ' }, 'Bad Request: message text is empty'),
    html('<b></b>', 'Bad Request: message text is empty'),
    message({ text: 'x'.repeat(4097) }, 'Bad Request: message is too long'),
    message({ text: '🎬'.repeat(2049) }, 'Bad Request: message is too long'),
  ],
  'caption-length': [
    {
      method: 'sendPhoto',
      parameters: {
        chat_id: 'ann',
        photo: 'https://image.example.org/p.jpg',
        caption: 'x'.repeat(1025),
      },
      says: 'Bad Request: message caption is too long',
    },
  ],
  entities: [
    html('<b>bold', `Bad Request: can't parse entities: Can't find end tag corresponding`),
    html('<h1>x</h1>', `Bad Request: can't parse entities: Unsupported start tag "h1"`),
    message(
      { entities: [{ type: 'bold', offset: 0, length: 99 }] },
      'Bad Request: entity beginning at UTF-16 offset 0',
    ),
  ],
  unescaped: [html('Fast & Furious', null), html('a&nbsp;b', null)],
  link: [
    message({ link_preview_options: { url: '/poster.jpg' } }, null),
    html('<a href="not an address">x</a>', null),
  ],
  keyboard: [
    keyboard({ text: ' ', callback_data: 'a' }, `Bad Request: can't parse inline keyboard button`),
    keyboard({ text: 'a' }, `Bad Request: can't parse inline keyboard button`),
    keyboard({ text: 'a', callback_data: 'a', url: 'https://a.org' }, `Bad Request: can't parse`),
    keyboard({ text: 'a', url: 'http://localhost:1/x' }, 'Bad Request: inline keyboard button URL'),
    message(
      {
        reply_markup: {
          inline_keyboard: Array.from({ length: 101 }, (_, index) => [
            { text: 'a', callback_data: String(index) },
          ]),
        },
      },
      'Bad Request: reply markup is too long',
    ),
  ],
  'callback-data': [
    keyboard({ text: 'a', callback_data: '' }, 'Bad Request: BUTTON_DATA_INVALID'),
    keyboard({ text: 'a', callback_data: 'x'.repeat(65) }, 'Bad Request: BUTTON_DATA_INVALID'),
    keyboard({ text: 'a', callback_data: 'é'.repeat(33) }, 'Bad Request: BUTTON_DATA_INVALID'),
  ],
  'callback-text': [
    {
      method: 'answerCallbackQuery',
      parameters: { callback_query_id: 'pressed', text: 'x'.repeat(201) },
      says: 'Bad Request: MESSAGE_TOO_LONG',
    },
  ],
  'answered-twice': [
    {
      method: 'answerCallbackQuery',
      parameters: { callback_query_id: 'answered' },
      says: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    },
  ],
  commands: [
    commands([['Request', 'Ask']], 'Bad Request: BOT_COMMAND_INVALID'),
    commands([['x'.repeat(33), 'Ask']], 'Bad Request: BOT_COMMAND_INVALID'),
    commands([['request', '']], 'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID'),
    commands([['request', 'x'.repeat(257)]], 'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID'),
    commands(
      Array.from({ length: 101 }, (_, index) => [`c${index}`, 'x'] as const),
      'Bad Request: BOT_COMMANDS_TOO_MUCH',
    ),
  ],
  'inline-results': [
    inline(
      Array.from({ length: 51 }, (_, index) => String(index)),
      'Bad Request: RESULTS_TOO_MUCH',
    ),
    inline(['a', 'a'], 'Bad Request: RESULT_ID_DUPLICATE'),
    inline(['é'.repeat(33)], 'Bad Request: RESULT_ID_INVALID'),
    inline([''], 'Bad Request: RESULT_ID_INVALID'),
  ],
  'start-payload': [
    {
      method: 'answerInlineQuery',
      parameters: {
        inline_query_id: 'inline',
        results: [],
        button: { text: 'Link', start_parameter: 'no spaces' },
      },
      says: 'Bad Request: START_PARAM_INVALID',
    },
    keyboard({ text: 'a', url: 'https://t.me/medianest_test_bot?start=a.b' }, null),
    message({ text: `https://t.me/medianest_test_bot?start=${'x'.repeat(65)}` }, null),
    html('<a href="https://t.me/medianest_test_bot?start=a%20b">x</a>', null),
  ],
  reactions: [
    reaction(['👍', '👎'], 'Bad Request: REACTIONS_TOO_MANY'),
    reaction(['✅'], 'Bad Request: REACTION_INVALID'),
  ],
  'webhook-url': [
    webhook({ url: 'http://bot.example.org' }, 'Bad Request: bad webhook: An HTTPS URL'),
  ],
  'webhook-secret': [
    webhook({ secret_token: 'no spaces' }, 'Bad Request: secret token contains unallowed'),
    webhook({ secret_token: 'x'.repeat(257) }, 'Bad Request: secret token is too long'),
  ],
} satisfies Record<Exclude<Rule, 'spec'>, readonly Planted[]>;

let session: TelegramSession;
let values: Readonly<Record<string, unknown>>;

beforeEach(async () => {
  session = await openTelegramSession({ specPath: '' });
  const { telegram, api, ann } = session;
  const { message_id } = await api.sendMessage(ann, 'first', {
    reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] },
  });
  const person = telegram.as(ann);
  const pressed = person.press(ann, message_id, 'go').queryId;
  const answered = person.press(ann, message_id, 'go').queryId;
  await api.answerCallbackQuery(answered);
  void person.inline('dune').catch(() => undefined);
  const inlineUpdate = telegram.pendingUpdates().find((update) => update.inline_query);
  values = {
    ann,
    first: message_id,
    pressed,
    answered,
    inline: inlineUpdate?.inline_query?.id,
  };
});

afterEach(() => session.close());

const filled = ({ parameters }: Planted) =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'string' && value in values ? values[value] : value,
    ]),
  );

describe('a planted fault is found', () => {
  const cases = Object.entries(planted).flatMap(([rule, faults]) =>
    faults.map((fault, index) => ({ rule, index, fault })),
  );
  test.each(cases)('$rule, $index', async ({ rule, fault }) => {
    const answer = await session.raw(fault.method, filled(fault));
    expect(session.telegram.ruleViolations.map((verdict) => verdict.rule)).toEqual([rule]);
    expect(session.telegram.ruleViolations[0]?.isRefused).toBe(fault.says !== null);
    if (fault.says === null) expect(answer.ok).toBe(true);
    else expect(answer).toMatchObject({ ok: false });
    if (!answer.ok) expect(answer.description.startsWith(fault.says ?? '')).toBe(true);
  });
});

describe('what is right passes', () => {
  const right: readonly Planted[] = [
    message({ text: 'x'.repeat(4096) }, null),
    html(`<b>${'&amp;'.repeat(4096)}</b>`, null),
    keyboard({ text: 'a', callback_data: 'é'.repeat(32) }, null),
    keyboard({ text: 'a', url: 'http://127.0.0.1:8787/link' }, null),
    keyboard({ text: 'a', url: 'https://t.me/medianest_test_bot?start=a-b_1' }, null),
    keyboard({ text: 'a', url: 'https://t.me/another_bot?start=a.b' }, null),
    message({ link_preview_options: { url: 'https://a.org/p.jpg', show_above_text: true } }, null),
    { ...commands([['request', 'x'.repeat(256)]], ''), says: null },
    { ...inline(['a', 'b'], ''), says: null },
    { ...reaction(['👍'], ''), says: null },
    { ...webhook({ secret_token: 'x'.repeat(256) }, ''), says: null },
    {
      method: 'answerCallbackQuery',
      parameters: { callback_query_id: 'pressed', text: 'x'.repeat(200) },
      says: null,
    },
  ];
  test.each(right.map((one, index) => ({ ...one, index })))('$method, $index', async (one) => {
    expect(await session.raw(one.method, filled(one))).toMatchObject({ ok: true });
    expect(session.telegram.ruleViolations).toEqual([]);
  });
});

test('a wrong token is unauthorized and an unknown path is not found', async () => {
  const { telegram } = session;
  const wrong = await fetch(`${telegram.apiUrl}/bot1:wrong/getMe`);
  expect(wrong.status).toBe(401);
  const nowhere = await fetch(`${telegram.apiUrl}/file`);
  expect(nowhere.status).toBe(404);
});

test('a body that is no JSON is refused', async () => {
  const { telegram } = session;
  const response = await fetch(`${telegram.apiUrl}/bot${telegram.token}/getMe`, {
    method: 'POST',
    body: '{',
  });
  expect(response.status).toBe(400);
});

test('every call is recorded with its parameters and its answer', async () => {
  const { telegram, api, ann } = session;
  await api.sendChatAction(ann, 'typing');
  const [call] = telegram.callsOf('sendChatAction');
  expect(call).toMatchObject({
    parameters: { chat_id: ann, action: 'typing' },
    answer: { ok: true, result: true },
  });
});

test('a plan for another chat or another method does not hit', () => {
  const faults = createFaults();
  faults.tooMany({ chatId: 1, retryAfterSeconds: 3 });
  faults.fail('sendPhoto', 500, 'Internal Server Error');
  expect(faults.takeEffects('sendMessage', 2)).toEqual([]);
  expect(faults.takeEffects('sendMessage', 1)).toHaveLength(1);
  expect(faults.takeEffects('sendMessage', 1)).toEqual([]);
});
