import { describe, expect, it } from 'vitest';
import {
  openForm,
  type Reply,
  replyPrivately,
  toast,
  updateMessage,
} from '../../../src/chat/reply.ts';
import { textView, type View } from '../../../src/chat/view.ts';
import { setUpTelegram, waitForAnswer } from '../../support/telegram-setup.ts';

const card: View = {
  tone: 'neutral',
  title: 'Dune',
  lines: [['Which seasons?']],
  picker: {
    press: 'pick:1',
    placeholder: 'Pick seasons',
    isMultiple: true,
    options: [1, 2].map((n) => ({ value: `${n}`, label: `Season ${n}`, isSelected: n === 2 })),
  },
  buttons: [[{ label: 'Request', press: 'ask:1', style: 'main' }]],
};

async function aCard() {
  const stage = await setUpTelegram();
  const { fake, script, ann } = stage;
  script.onCommand = () => replyPrivately(card);
  fake.as(ann).say(ann, '/request dune');
  const message = await waitForAnswer(fake, ann);
  return {
    ...stage,
    message,
    press: (data: string) => fake.as(ann).press(ann, message.message_id, data),
  };
}

describe('a press on a Telegram button', () => {
  it('shows a toast', async () => {
    const { press, script, ann, message } = await aCard();
    expect(await press('ask:1').answered).toMatchObject({ text: 'pressed ask:1' });
    expect(script.calls[1]).toMatchObject({
      kind: 'press',
      id: 'ask:1',
      interaction: {
        answer: {
          place: { platform: 'telegram', kind: 'channel', address: String(ann) },
          messageId: String(message.message_id),
        },
      },
    });
  });

  it('updates the message with the button', async () => {
    const { fake, press, script, ann } = await aCard();
    script.onPress = () => updateMessage(textView('Requested.', 'good'));
    expect(await press('ask:1').answered).toMatchObject({ text: undefined });
    const changed = await fake.until('the change', () => fake.botMessages(ann)[0]?.history[0]);
    expect(changed.text).toContain('Dune');
    expect(fake.botMessages(ann)).toMatchObject([
      { text: '✅ Requested.', reply_markup: undefined },
    ]);
  });

  it('holds back no later message while something waits for it to be shown', async () => {
    const { fake, press, script, ann } = await aCard();
    const held = Promise.withResolvers<void>();
    const textsWhenShown: (string | undefined)[] = [];
    script.onPress = () =>
      updateMessage(textView('Requested.'), () => {
        textsWhenShown.push(fake.botMessages(ann)[0]?.text);
        return held.promise;
      });
    await press('ask:1').answered;
    fake.as(ann).say(ann, '/help');
    await fake.until('the answer', () => fake.botMessages(ann)[1]);
    expect(textsWhenShown).toEqual(['Requested.']);
    held.resolve();
  });

  it('that was answered is not repeated after a restart while something waits for its answer to be shown', async () => {
    const { press, script, inbox } = await aCard();
    const shown = Promise.withResolvers<unknown>();
    script.onPress = () =>
      updateMessage(textView('Resolved.'), async () => shown.resolve(await inbox.takeUnfinished()));
    await press('ask:1').answered;
    expect(await shown.promise).toEqual([]);
  });

  it('succeeds if the message does not change', async () => {
    const { press, script, fake, ann, log } = await aCard();
    script.onPress = () => updateMessage(card);
    await press('ask:1').answered;
    await fake.until('the edit', () => fake.callsOf('editMessageText')[0]?.answer);
    expect(fake.botMessages(ann)).toHaveLength(1);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('on an option of a picker passes on its value', async () => {
    const { fake, press, script, ann } = await aCard();
    const labels = fake.botMessages(ann)[0]?.reply_markup?.inline_keyboard;
    expect(labels?.[0]?.map(({ text }) => text)).toEqual(['Season 1', '✅ Season 2']);
    await press('pick:1~1').answered;
    expect(script.calls[1]).toMatchObject({ id: 'pick:1~1' });
  });

  it('is acknowledged within a second, and a later reply arrives as a message', async () => {
    const { fake, press, script, ann } = await aCard();
    let release: (reply: Reply) => void = () => undefined;
    script.onPress = () => new Promise<Reply>((resolve) => (release = resolve));
    expect(await press('ask:1').answered).toMatchObject({ text: undefined });
    release(toast('at last'));
    expect((await waitForAnswer(fake, ann, 2)).text).toBe('at last');
  });

  it('is acknowledged within a second while another press in the chat is handled', async () => {
    const { press, script } = await aCard();
    let release: (reply: Reply) => void = () => undefined;
    script.onPress = (id) =>
      id === 'ask:1' ? new Promise<Reply>((resolve) => (release = resolve)) : toast('second');
    const first = press('ask:1');
    const second = press('pick:1~1');
    await Promise.all([first.answered, second.answered]);
    expect(script.calls.filter(({ kind }) => kind === 'press')).toHaveLength(1);
    release(toast('first'));
  });

  it('on a deleted message is answered with a new message', async () => {
    const { fake, press, script, ann } = await aCard();
    script.onPress = () => updateMessage(textView('Requested.'));
    fake.faults.fail('editMessageText', 400, 'Bad Request: message to edit not found');
    await press('ask:1').answered;
    expect((await waitForAnswer(fake, ann, 2)).text).toBe('Requested.');
  });

  it('is answered with a message if the private reply has buttons', async () => {
    const { fake, press, script, ann } = await aCard();
    const buttons = [[{ label: 'Again', press: 'recheck', style: 'main' }]] as const;
    script.onPress = () => replyPrivately({ ...textView('Who are you?'), buttons });
    await press('ask:1').answered;
    expect((await waitForAnswer(fake, ann, 2)).text).toBe('Who are you?');
  });

  it('is answered with a message if the private reply is long', async () => {
    const { fake, press, script, ann } = await aCard();
    script.onPress = () => replyPrivately(textView('x'.repeat(201)));
    await press('ask:1').answered;
    expect((await waitForAnswer(fake, ann, 2)).text).toBe('x'.repeat(201));
  });

  it('shows the beginning of a long toast', async () => {
    const { press, script } = await aCard();
    script.onPress = () => toast('y'.repeat(300));
    expect((await press('ask:1').answered).text).toBe(`${'y'.repeat(199)}…`);
  });

  it('that opens a form asks for text, and the next message is the answer', async () => {
    const { fake, press, script, ann } = await aCard();
    const field = { name: 'reason', label: 'Why?', isLong: true, isRequired: true, maxLength: 200 };
    script.onPress = () => openForm({ title: 'Decline', submit: 'say-no:1', fields: [field] });
    await press('ask:1').answered;
    const question = await waitForAnswer(fake, ann, 2);
    expect(question.prompt).toMatchObject({ force_reply: true });
    fake.as(ann).say(ann, 'too long');
    await waitForAnswer(fake, ann, 3);
    expect(script.calls.at(-1)).toMatchObject({ kind: 'submit', fields: { reason: 'too long' } });
  });

  it('on an inline result is answered with a toast only', async () => {
    const { fake, script, ann } = await setUpTelegram();
    script.suggestions = [{ label: 'Dune', value: 'movie:438631' }];
    script.onPress = () => updateMessage(textView('changed'));
    await fake.as(ann).inline('dune');
    const card = fake.as(ann).chooseInline('movie:438631', ann);
    const press = fake.as(ann).pressRaw(ann, card.message_id, 'ask:1');
    expect(await press.answered).toMatchObject({ text: undefined });
    expect(script.calls.at(-1)).toMatchObject({ kind: 'press', interaction: { answer: null } });
    expect(fake.callsOf('editMessageText')).toEqual([]);
  });

  it('passes on forged data unchanged', async () => {
    const { fake, script, ann, message } = await aCard();
    script.onPress = () => replyPrivately(textView('This button is not known anymore.'));
    const press = fake.as(ann).pressRaw(ann, message.message_id, "'; drop table users; --");
    expect((await press.answered).text).toBe('This button is not known anymore.');
  });
});
