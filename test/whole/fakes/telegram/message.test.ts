import { InputFile } from 'grammy';
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

describe('a sent message', () => {
  test('can be read back as it was parsed', async () => {
    const { telegram, api, ann } = session;
    const sent = await api.sendMessage(ann, ' <b>Dune</b> (2021) https://a.org ', {
      parse_mode: 'HTML',
      reply_markup: go,
      link_preview_options: { url: 'https://image.example.org/p.jpg', show_above_text: true },
    });
    expect(telegram.messages(ann)).toMatchObject([
      {
        message_id: sent.message_id,
        text: 'Dune (2021) https://a.org',
        entities: [
          { type: 'bold', offset: 0, length: 4 },
          { type: 'url', offset: 12, length: 13 },
        ],
        reply_markup: go,
        link_preview_options: { show_above_text: true },
        history: [],
      },
    ]);
    expect(sent.entities).toHaveLength(2);
  });

  test('has an id that counts for its supergroup alone', async () => {
    const { telegram, api, ann } = session;
    const one = telegram.world.addGroup({ title: 'A', kind: 'supergroup' });
    const other = telegram.world.addGroup({ title: 'B', kind: 'supergroup' });
    const ids = [];
    for (const chat of [one, other, ann]) ids.push((await api.sendMessage(chat, 'x')).message_id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('can answer another one that is there', async () => {
    const { telegram, api, ann } = session;
    const { message_id } = telegram.as(ann).say(ann, 'hello');
    const answer = await api.sendMessage(ann, 'hi', { reply_parameters: { message_id } });
    expect(answer.reply_to_message?.message_id).toBe(message_id);
    expect(
      await getFailure(api.sendMessage(ann, 'hi', { reply_parameters: { message_id: 999 } })),
    ).toBe('400 Bad Request: message to be replied not found');
    await api.sendMessage(ann, 'hi', {
      reply_parameters: { message_id: 999, allow_sending_without_reply: true },
    });
  });

  test('can ask for a reply', async () => {
    const { telegram, api, ann } = session;
    await api.sendMessage(ann, 'Why?', { reply_markup: { force_reply: true, selective: true } });
    expect(telegram.messages(ann)[0]?.prompt).toEqual({ force_reply: true, selective: true });
  });

  test('can be copied and forwarded', async () => {
    const { telegram, api, ann } = session;
    const { message_id } = telegram.as(ann).say(ann, 'hello');
    await api.copyMessage(ann, ann, message_id);
    await api.forwardMessage(ann, ann, message_id);
    const [copy, forward] = telegram.botMessages(ann);
    expect(copy?.text).toBe('hello');
    expect(copy?.forward_origin).toBeUndefined();
    expect(forward).toMatchObject({
      text: 'hello',
      forward_origin: { sender_user: { id: ann } },
    });
  });
});

describe('an edit', () => {
  test('keeps what was before, and takes the keyboard away unless it is given again', async () => {
    const { telegram, api, ann } = session;
    const { message_id } = await api.sendMessage(ann, 'one', { reply_markup: go });
    await api.editMessageText(ann, message_id, 'two', { reply_markup: go });
    await api.editMessageText(ann, message_id, 'three');
    const [message] = telegram.messages(ann);
    expect(message?.text).toBe('three');
    expect(message?.reply_markup).toBeUndefined();
    expect(message?.history.map(({ text }) => text)).toEqual(['one', 'two']);
  });

  test('that changes nothing is refused and is no verdict', async () => {
    const { telegram, api, ann } = session;
    const { message_id } = await api.sendMessage(ann, '<b>one</b>', {
      parse_mode: 'HTML',
      reply_markup: go,
    });
    const same = api.editMessageText(ann, message_id, 'one', {
      entities: [{ type: 'bold', offset: 0, length: 3 }],
      reply_markup: go,
    });
    expect(await getFailure(same)).toMatch(/^400 Bad Request: message is not modified: /);
    await api.editMessageText(ann, message_id, 'one', { reply_markup: go });
    expect(
      await getFailure(api.editMessageReplyMarkup(ann, message_id, { reply_markup: go })),
    ).toMatch(/message is not modified/);
    await api.editMessageReplyMarkup(ann, message_id);
    expect(telegram.ruleViolations).toEqual([]);
  });

  test('of a message that is gone, of another person or of another kind is refused', async () => {
    const { telegram, api, ann } = session;
    const said = telegram.as(ann).say(ann, 'mine');
    const photo = await api.sendPhoto(ann, 'https://image.example.org/p.jpg', { caption: 'one' });
    const text = await api.sendMessage(ann, 'text');
    expect(await getFailure(api.editMessageText(ann, 999, 'x'))).toBe(
      '400 Bad Request: message to edit not found',
    );
    expect(await getFailure(api.editMessageText(ann, said.message_id, 'x'))).toBe(
      "400 Bad Request: message can't be edited",
    );
    expect(await getFailure(api.editMessageText(ann, photo.message_id, 'x'))).toBe(
      '400 Bad Request: there is no text in the message to edit',
    );
    expect(await getFailure(api.editMessageCaption(ann, text.message_id, { caption: 'x' }))).toBe(
      '400 Bad Request: there is no caption in the message to edit',
    );
    await api.editMessageCaption(ann, photo.message_id, { caption: 'two' });
    expect(telegram.messages(ann)[1]?.caption).toBe('two');
  });
});

describe('a deletion', () => {
  test('removes the message, once', async () => {
    const { telegram, api, ann } = session;
    const { message_id } = await api.sendMessage(ann, 'x');
    await api.deleteMessage(ann, message_id);
    expect(telegram.messages(ann)).toEqual([]);
    expect(telegram.deletedMessages(ann)).toHaveLength(1);
    expect(await getFailure(api.deleteMessage(ann, message_id))).toBe(
      '400 Bad Request: message to delete not found',
    );
    expect(() => telegram.as(ann).pressRaw(ann, message_id, 'a')).toThrow('not in chat');
  });

  test('of a message of others needs the right', async () => {
    const { telegram, api, ann } = session;
    const group = telegram.world.addGroup({ title: 'A', members: [ann] });
    const { message_id } = telegram.as(ann).say(group, 'x');
    expect(await getFailure(api.deleteMessage(group, message_id))).toBe(
      "400 Bad Request: message can't be deleted",
    );
    telegram.world.setAdmin(group, 'bot');
    await api.deleteMessages(group, [message_id, 999]);
    expect(telegram.messages(group)).toEqual([]);
  });

  test('comes too late after two days', async () => {
    const { api, ann } = session;
    const { message_id } = await api.sendMessage(ann, 'x');
    clock += 48 * 60 * 60 * 1000 + 1_000;
    expect(await getFailure(api.deleteMessage(ann, message_id))).toBe(
      "400 Bad Request: message can't be deleted",
    );
  });
});

test('a pin needs the right in a group', async () => {
  const { telegram, api, ann } = session;
  const group = telegram.world.addGroup({ title: 'A', members: [ann] });
  const { message_id } = await api.sendMessage(group, 'x');
  expect(await getFailure(api.pinChatMessage(group, message_id))).toContain('not enough rights');
  telegram.world.setAdmin(group, 'bot');
  await api.pinChatMessage(group, message_id);
  expect(telegram.messages(group)[0]?.isPinned).toBe(true);
  await api.unpinChatMessage(group);
  expect(telegram.messages(group)[0]?.isPinned).toBe(false);
});

describe('a body', () => {
  test('of grammY with an upload is read', async () => {
    const { telegram, api, ann } = session;
    await api.sendDocument(ann, new InputFile(Buffer.from('a\r\n--b'), 'my list.txt'), {
      caption: '<b>List</b>',
      parse_mode: 'HTML',
      reply_markup: go,
    });
    expect(telegram.messages(ann)).toMatchObject([
      {
        caption: 'List',
        caption_entities: [{ type: 'bold' }],
        reply_markup: go,
        document: { file_name: 'my list.txt', file_size: 6 },
      },
    ]);
    const files = [...(telegram.calls[0]?.files.values() ?? [])];
    expect(files[0]?.bytes.toString()).toBe('a\r\n--b');
  });

  test('of a browser form with a file is read', async () => {
    const { telegram, ann } = session;
    const form = new FormData();
    form.set('chat_id', String(ann));
    form.set('photo', new Blob(['image']), 'p "1".jpg');
    form.set('disable_notification', 'true');
    const response = await fetch(`${telegram.apiUrl}/bot${telegram.token}/sendPhoto`, {
      method: 'POST',
      body: form,
    });
    expect(await response.json()).toMatchObject({ ok: true });
    expect(telegram.calls[0]?.parameters).toMatchObject({ disable_notification: true });
    expect(telegram.messages(ann)[0]?.photo).toHaveLength(2);
  });

  test('in the address or URL-encoded is read', async () => {
    const { telegram, ann } = session;
    const url = `${telegram.apiUrl}/bot${telegram.token}/sendMessage`;
    await fetch(`${url}?chat_id=${ann}&text=123`);
    await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({
        chat_id: String(ann),
        text: 'true',
        reply_markup: JSON.stringify(go),
      }),
    });
    expect(telegram.messages(ann)).toMatchObject([
      { text: '123' },
      { text: 'true', reply_markup: go },
    ]);
    expect(telegram.ruleViolations).toEqual([]);
  });

  test('that names a file it does not bring is refused', async () => {
    const { raw, ann } = session;
    expect(await raw('sendPhoto', { chat_id: ann, photo: 'attach://x' })).toMatchObject({
      error_code: 400,
    });
    expect(await raw('sendPhoto', { chat_id: ann, photo: 'p.jpg' })).toMatchObject({
      description: 'Bad Request: wrong file identifier/HTTP URL specified',
    });
  });
});

test('what people write is marked as Telegram marks it', () => {
  const { telegram, ann } = session;
  const { text, entities } = telegram
    .as(ann)
    .say(ann, '/request@a_bot see https://a.org/x?y=1. by @bob_b #film a@b.org and/or t.me/x');
  const found = (entities ?? []).map(
    ({ type, offset, length }) => `${type}: ${text?.slice(offset, offset + length)}`,
  );
  expect(found).toEqual([
    'bot_command: /request@a_bot',
    'url: https://a.org/x?y=1',
    'mention: @bob_b',
    'hashtag: #film',
    'email: a@b.org',
    'url: t.me/x',
  ]);
});

test('a forward says where it comes from', () => {
  const { telegram, ann } = session;
  const bob = telegram.world.addUser({ firstName: 'Bob' });
  telegram.as(ann).say(ann, 'https://a.org', { forwardedFrom: bob });
  expect(telegram.pendingUpdates()[0]?.message?.forward_origin).toMatchObject({
    sender_user: { id: bob },
  });
});
