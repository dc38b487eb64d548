import { describe, expect, it } from 'vitest';
import {
  openForm,
  type Reply,
  replyPrivately,
  toast,
  updateMessage,
} from '../../../src/chat/reply.ts';
import { textView } from '../../../src/chat/view.ts';
import { setUpTelegram, waitForAnswer } from '../../support/telegram-setup.ts';
import { t } from '../../support/text.ts';

async function aGroup(kind: { forum?: boolean } = {}) {
  const stage = await setUpTelegram();
  const bob = stage.fake.world.addUser({ firstName: 'Bob' });
  const group = stage.fake.world.addGroup({
    title: 'Film club',
    members: [stage.ann, bob],
    ...kind,
  });
  return { ...stage, bob, group };
}

const moved = (from: number, to: number) => ({
  kind: 'moved',
  from: String(from),
  to: String(to),
});

const card = {
  ...textView('Dune'),
  buttons: [[{ label: 'Request', press: 'ask:1', style: 'main' }]],
} as const;

describe('in a Telegram group', () => {
  it('a command gets a silent reply', async () => {
    const { fake, script, ann, group } = await aGroup();
    const said = fake.as(ann).say(group, '/request dune');
    const answer = await waitForAnswer(fake, group);
    expect(answer.reply_to_message?.message_id).toBe(said.message_id);
    expect(fake.callsOf('sendMessage')[0]?.parameters).toMatchObject({
      disable_notification: true,
    });
    expect(script.calls).toMatchObject([
      {
        name: 'request',
        options: { title: 'dune' },
        interaction: {
          space: { platformSpaceId: String(group), name: 'Film club' },
          place: { kind: 'channel', address: String(group) },
        },
      },
    ]);
  });

  it('an anonymous admin gets an error because the bot cannot identify them', async () => {
    const { fake, script, ann, group } = await aGroup();
    fake.world.setAdmin(group, ann);
    fake.as(ann).say(group, '/request dune', { isAnonymous: true });
    fake.as(ann).say(group, '/unknown', { isAnonymous: true });
    fake.as(ann).say(group, 'hello', { isAnonymous: true });
    fake.as(ann).say(group, '/help');
    await waitForAnswer(fake, group, 2);
    expect(fake.botMessages(group)[0]?.text).toBe(t('anonymous-sender'));
    expect(script.calls.map((call) => call.kind === 'command' && call.name)).toEqual(['help']);
  });

  it('admins can manage the space, and commands work if admins cannot be fetched', async () => {
    const { fake, script, ann, bob, group } = await aGroup();
    fake.world.setAdmin(group, ann);
    fake.faults.fail('getChatAdministrators', 500, 'Internal Server Error');
    fake.as(ann).say(group, '/help');
    fake.as(ann).say(group, '/help');
    await fake.until('two commands', () => script.calls.length === 2);
    fake.as(bob).say(group, '/help');
    await fake.until('three commands', () => script.calls.length === 3);
    expect(script.calls.map(({ interaction }) => interaction.sender.canManageSpace)).toEqual([
      false,
      true,
      false,
    ]);
    expect(fake.callsOf('getChatAdministrators')).toHaveLength(2);
  });

  it('a command addressed to a user who is not a bot gets a reply', async () => {
    const { fake, script, ann, group } = await aGroup();
    fake.world.setAdmin(group, 'bot');
    fake.as(ann).say(group, '/request@nobody dune');
    await waitForAnswer(fake, group);
    expect(script.calls).toMatchObject([{ name: 'request', options: { title: 'dune' } }]);
  });

  it('a command addressed to another bot is ignored', async () => {
    const { fake, script, ann, group } = await aGroup();
    fake.as(ann).say(group, '/request@other_bot alien');
    fake.as(ann).say(group, `/request@${fake.botUsername} dune`);
    await waitForAnswer(fake, group);
    expect(script.calls).toMatchObject([{ options: { title: 'dune' } }]);
  });

  it('an unknown command is ignored', async () => {
    const { fake, script, ann, group } = await aGroup();
    fake.as(ann).say(group, '/weather tomorrow');
    fake.as(ann).say(group, '/help');
    await waitForAnswer(fake, group);
    expect(script.calls).toMatchObject([{ name: 'help' }]);
  });

  it('a command in a topic is answered in the topic', async () => {
    const { fake, script, ann, group } = await aGroup({ forum: true });
    const topic = fake.world.addTopic(group, 'Wishes');
    fake.as(ann).say(group, '/request dune', { topicId: topic });
    await waitForAnswer(fake, group);
    expect(fake.botMessages(group, topic)).toHaveLength(1);
    expect(script.calls[0]?.interaction.place.topic).toBe(String(topic));
  });

  it('a command in General is answered in General', async () => {
    const { fake, script, ann, group } = await aGroup({ forum: true });
    fake.as(ann).say(group, '/request dune');
    const answer = await waitForAnswer(fake, group);
    expect(answer.message_thread_id).toBeUndefined();
    expect(script.calls[0]?.interaction.place).not.toHaveProperty('topic');
  });

  it('a reply answers a question, even after a restart', async () => {
    const { fake, script, telegram, createAnother, ann, group } = await aGroup();
    fake.as(ann).say(group, '/request');
    const question = await waitForAnswer(fake, group);
    expect(question.prompt).toMatchObject({ force_reply: true, selective: true });
    await telegram.stop();
    await createAnother().start(script);
    fake.as(ann).say(group, 'dune', { replyTo: question.message_id });
    await waitForAnswer(fake, group, 2);
    expect(script.calls).toMatchObject([{ name: 'request', options: { title: 'dune' } }]);
  });

  it('a rejected press shows a toast and changes nothing', async () => {
    const { fake, script, ann, bob, group } = await aGroup();
    script.onCommand = () => replyPrivately(card);
    script.onPress = (_, { sender }) =>
      sender.name === 'Ann'
        ? updateMessage(textView('done'))
        : replyPrivately(textView('That is not yours.', 'warn'));
    fake.as(ann).say(group, '/request dune');
    const message = await waitForAnswer(fake, group);
    const press = fake.as(bob).press(group, message.message_id, 'ask:1');
    expect(await press.answered).toMatchObject({ text: 'That is not yours.' });
    expect(fake.botMessages(group)).toHaveLength(1);
    expect(fake.botMessages(group)[0]?.history).toEqual([]);
  });

  it('nobody waits for the slow command of somebody else', async () => {
    const { fake, script, ann, bob, group } = await aGroup();
    script.onCommand = () => replyPrivately(card);
    fake.as(ann).say(group, '/request dune');
    const { message_id: messageId } = await waitForAnswer(fake, group);
    let release: (reply: Reply) => void = () => undefined;
    script.onCommand = () => new Promise<Reply>((resolve) => (release = resolve));
    fake.as(ann).say(group, '/request slow');
    fake.as(ann).say(group, '/request after that');
    await fake.until('the slow command', () => script.calls.length === 2);
    expect(await fake.as(bob).press(group, messageId, 'ask:1').answered).toMatchObject({
      text: 'pressed ask:1',
    });
    expect(script.calls.map(({ kind }) => kind)).toEqual(['command', 'command', 'press']);
    script.onCommand = () => toast('later');
    release(toast('slow'));
    await waitForAnswer(fake, group, 3);
    expect(fake.botMessages(group).map(({ text }) => text)).toEqual(['Dune', 'slow', 'later']);
  });

  it('a form becomes a question to the user who pressed the button', async () => {
    const { fake, script, telegram, createAnother, ann, group } = await aGroup();
    const field = { name: 'reason', label: 'Why?', isLong: true, isRequired: true, maxLength: 200 };
    script.onCommand = () => replyPrivately(card);
    script.onPress = () => openForm({ title: 'Decline', submit: 'say-no:1', fields: [field] });
    fake.as(ann).say(group, '/request dune');
    const message = await waitForAnswer(fake, group);
    await fake.as(ann).press(group, message.message_id, 'ask:1').answered;
    const question = await waitForAnswer(fake, group, 2);
    expect(question.entities).toContainEqual(expect.objectContaining({ type: 'text_mention' }));
    await telegram.stop();
    await createAnother().start(script);
    fake.as(ann).say(group, 'too long\nand too dull', { replyTo: question.message_id });
    await waitForAnswer(fake, group, 3);
    expect(script.calls.at(-1)).toMatchObject({
      kind: 'submit',
      id: 'say-no:1',
      fields: { reason: 'too long\nand too dull' },
    });
  });

  it('a thumb on a message of the bot is a vote, and removing it is not', async () => {
    const { fake, script, ann, group } = await aGroup();
    fake.world.setAdmin(group, 'bot');
    script.onReact = () => toast('approved');
    fake.as(ann).say(group, '/help');
    const message = await waitForAnswer(fake, group);
    const person = fake.as(ann);
    person.react(group, message.message_id, '👍');
    await waitForAnswer(fake, group, 2);
    person.react(group, message.message_id, null);
    person.react(group, message.message_id, '🔥');
    person.react(group, message.message_id, '👎');
    await fake.until('the second sign', () => script.calls.length === 3);
    expect(script.calls.slice(1)).toMatchObject([
      { sign: 'yes', interaction: { answer: { messageId: String(message.message_id) } } },
      { sign: 'no' },
    ]);
  });

  it('a reply that is kept up to date is reported with its message', async () => {
    const { fake, script, ann, group } = await aGroup();
    const posted: unknown[] = [];
    script.onCommand = () => ({
      ...replyPrivately(textView('Sending')),
      onPosted: async (message) => posted.push(message),
    });
    fake.as(ann).say(group, '/help');
    const message = await waitForAnswer(fake, group);
    await fake.until('the report', () => posted.length === 1);
    expect(posted).toMatchObject([
      { place: { address: String(group) }, messageId: String(message.message_id) },
    ]);
  });

  it('a thumb that comes before the card is stored counts, and holds back no messages', async () => {
    const { fake, script, ann, group } = await aGroup();
    fake.world.setAdmin(group, 'bot');
    script.posts = true;
    const replies: (Reply | null)[] = [null, null, toast('approved')];
    script.onReact = () => replies.shift() ?? null;
    fake.as(ann).say(group, '/help');
    const message = await waitForAnswer(fake, group);
    fake.as(ann).react(group, message.message_id, '👍');
    fake.as(ann).say(group, '/help');
    await waitForAnswer(fake, group, 3);
    const kinds = script.calls.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'react')).toHaveLength(3);
    expect(kinds.at(-1)).toBe('react');
  });

  it('a thumb holds back no later one while something waits for its answer to be shown', async () => {
    const { fake, script, ann, group } = await aGroup();
    fake.world.setAdmin(group, 'bot');
    const held = Promise.withResolvers<void>();
    let isWaiting = false;
    script.onReact = () =>
      updateMessage(textView('Approved.'), () => {
        isWaiting = true;
        return held.promise;
      });
    fake.as(ann).say(group, '/help');
    const message = await waitForAnswer(fake, group);
    fake.as(ann).react(group, message.message_id, '👍');
    await fake.until('what waits', () => isWaiting);
    expect(fake.callsOf('editMessageText')[0]?.answer).toBeDefined();
    fake.as(ann).react(group, message.message_id, '👎');
    await fake.until('the second thumb', () => script.calls.length === 3);
    held.resolve();
  });

  it('a thumb on a message that is no card is looked at once', async () => {
    const { fake, script, ann, group } = await aGroup();
    fake.world.setAdmin(group, 'bot');
    fake.as(ann).say(group, '/help');
    const message = await waitForAnswer(fake, group);
    fake.as(ann).react(group, message.message_id, '👍');
    await fake.until('the thumb', () => script.calls.length === 2);
    fake.as(ann).say(group, '/help');
    await waitForAnswer(fake, group, 2);
    expect(script.calls.map(({ kind }) => kind)).toEqual(['command', 'react', 'command']);
  });

  it('a thumbs down that needs a reason asks the user for it', async () => {
    const { fake, script, ann, bob, group } = await aGroup();
    fake.world.setAdmin(group, 'bot');
    const field = { name: 'reason', label: 'Why?', isLong: true, isRequired: true, maxLength: 200 };
    script.onReact = () => openForm({ title: 'Decline', submit: 'say-no:2', fields: [field] });
    fake.as(ann).say(group, '/help');
    const message = await waitForAnswer(fake, group);
    fake.as(bob).react(group, message.message_id, '👎');
    const question = await waitForAnswer(fake, group, 2);
    expect(question.prompt).toMatchObject({ force_reply: true, input_field_placeholder: 'Why?' });
    expect(question.entities).toContainEqual(
      expect.objectContaining({ type: 'text_mention', user: expect.objectContaining({ id: bob }) }),
    );
    fake.as(bob).say(group, 'dull', { replyTo: question.message_id });
    await waitForAnswer(fake, group, 3);
    expect(script.calls.at(-1)).toMatchObject({ id: 'say-no:2', fields: { reason: 'dull' } });
  });

  it('a press in a topic is answered in the topic', async () => {
    const { fake, script, ann, group } = await aGroup({ forum: true });
    const topic = fake.world.addTopic(group, 'Wishes');
    script.onCommand = () => replyPrivately(card);
    script.onPress = () => replyPrivately({ ...textView('x'.repeat(300)), title: 'Much to say' });
    fake.as(ann).say(group, '/request dune', { topicId: topic });
    const message = await waitForAnswer(fake, group);
    await fake.as(ann).press(group, message.message_id, 'ask:1').answered;
    const answer = await waitForAnswer(fake, group, 2);
    expect(answer.message_thread_id).toBe(topic);
    expect(answer.text).toMatch(/^Much to say\nAnn\nx+$/);
    expect(script.calls[1]?.interaction.answer?.place.topic).toBe(String(topic));
  });

  it('removing, adding, and promoting the bot is reported', async () => {
    const { fake, script, ann, group } = await aGroup();
    fake.world.removeBot(group, ann);
    fake.world.addBot(group, ann);
    fake.world.removeBot(group, ann, 'left');
    fake.world.setAdmin(group, 'bot');
    await fake.until('all of it', () => script.events.length === 4);
    expect(script.events.map(({ kind }) => kind)).toEqual(['left', 'joined', 'left', 'joined']);
    expect(script.events[0]).toEqual({ kind: 'left', platformSpaceId: String(group) });
  });

  it('a group that becomes a supergroup is reported, and its cards move with it', async () => {
    const { fake, script, telegram, ann, group } = await aGroup();
    const place = { platform: 'telegram', kind: 'channel', address: String(group) } as const;
    await telegram.outbound.post(place, textView('before'), 'once-1');
    const supergroup = fake.world.migrate(group);
    await fake.until('both messages', () => script.events.length === 3);
    expect(script.events.filter(({ kind }) => kind === 'joined')).toHaveLength(1);
    expect(script.events.filter(({ kind }) => kind === 'moved')).toEqual([
      moved(group, supergroup),
      moved(group, supergroup),
    ]);
    // The same card again, at its current place.
    const there = { ...place, address: String(supergroup) };
    await telegram.outbound.post(there, textView('after'), 'once-1');
    expect(fake.botMessages(supergroup)).toMatchObject([{ text: 'after' }]);
    fake.as(ann).say(supergroup, '/help');
    await waitForAnswer(fake, supergroup, 2);
  });

  it('a missed move to a supergroup is reported, and the post goes to the supergroup', async () => {
    const { fake, ann, telegram, script } = await setUpTelegram();
    const group = fake.world.addGroup({ title: 'Film club', members: [ann] });
    const place = { platform: 'telegram', kind: 'channel', address: String(group) } as const;
    const before = await telegram.outbound.post(place, textView('before'), 'once-0');
    await telegram.stop();
    const supergroup = fake.world.migrate(group);
    const posted = await telegram.outbound.post(place, textView('news'), 'once-1');
    expect(posted.place.address).toBe(String(supergroup));
    expect(fake.botMessages(supergroup)).toMatchObject([{ text: 'news' }]);
    const edited = telegram.outbound.edit(before, textView('after'));
    await expect(edited).rejects.toMatchObject({
      code: 'message-not-found',
      detail: { movedTo: String(supergroup) },
    });
    // Again, because who edits the message does not know yet.
    expect(script.events).toEqual([moved(group, supergroup), moved(group, supergroup)]);
  });
});
