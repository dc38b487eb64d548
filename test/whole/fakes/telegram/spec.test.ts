import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { methods } from '../../../fakes/telegram/http/call-handler.ts';
import { readSpec } from '../../../fakes/telegram/http/spec.ts';
import { openTelegramSession } from '../../../fakes/telegram/telegram-session.ts';

const field = (name: string, types: readonly string[], required = false) => ({
  name,
  types,
  required,
});
const small = {
  methods: {
    getUpdates: {},
    sendMessage: {
      fields: [
        field('chat_id', ['Integer', 'String'], true),
        field('text', ['String'], true),
        field('reply_markup', ['Keyboard', 'ForceReply']),
        field('results', ['Array of Result']),
        field('silent', ['Boolean']),
      ],
    },
  },
  types: {
    Keyboard: { fields: [field('rows', ['Array of Array of Button'], true)] },
    Button: { fields: [field('text', ['String'], true), field('data', ['String'])] },
    ForceReply: { fields: [field('force_reply', ['Boolean'], true)] },
    Result: { subtypes: ['Button', 'ForceReply'] },
  },
};

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telegram-spec-'));
  path = join(folder, 'api.json');
  await writeFile(path, JSON.stringify(small));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the machine-readable Bot API', () => {
  const base = { chat_id: 1, text: 'x' };
  test.each([
    ['a missing field', { text: 'x' }, ['sendMessage.chat_id is missing']],
    ['an unknown field', { ...base, txt: 'x' }, ['sendMessage.txt is unknown']],
    ['a wrong type', { ...base, silent: 'yes' }, ['sendMessage.silent is not of the type Boolean']],
    [
      'a fault inside of the type that fits best',
      { ...base, reply_markup: { rows: [[{ text: 'a', dta: 'b' }]] } },
      ['sendMessage.reply_markup.rows[0][0].dta is unknown'],
    ],
    [
      'a fault in a subtype',
      { ...base, results: [{ data: 'a' }] },
      ['sendMessage.results[0].text is missing'],
    ],
    ['no array', { ...base, results: 'a' }, ['sendMessage.results is not an array']],
    [
      'nothing wrong',
      { ...base, reply_markup: { rows: [[{ text: 'a' }]] }, results: [{ force_reply: true }] },
      [],
    ],
  ])('%s', (_, parameters, faults) => {
    expect(readSpec(path)('sendMessage', parameters)).toEqual(faults);
  });

  test('an unknown method', () => {
    expect(readSpec(path)('sendMesage', {})).toEqual(['the Bot API has no method sendMesage']);
  });

  test('judges the calls when its file is named', async () => {
    const { telegram, raw, ann, close } = await openTelegramSession({ specPath: path });
    const answer = await raw('sendMessage', { chat_id: ann, text: 'x', parse_mode: 'HTML' });
    expect(answer).toMatchObject({ error_code: 400 });
    expect(telegram.ruleViolations).toMatchObject([
      { rule: 'spec', detail: 'Bad Request: sendMessage.parse_mode is unknown', isRefused: true },
    ]);
    expect(await raw('getUpdates')).toEqual({ ok: true, result: [] });
    await close();
  });
});

const official = process.env['TELEGRAM_API_SPEC'];

test.skipIf(official === undefined || official === '')(
  'every method held here is in the official file',
  () => {
    const judge = readSpec(official ?? '');
    const unknown = Object.keys(methods).filter((method) =>
      judge(method, {}).some((fault) => fault.includes('has no method')),
    );
    expect(unknown).toEqual([]);
  },
);
