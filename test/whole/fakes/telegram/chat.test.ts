import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  getFailure,
  openTelegramSession,
  type TelegramSession,
} from '../../../fakes/telegram/telegram-session.ts';

let session: TelegramSession;
let bob: number;
beforeEach(async () => {
  session = await openTelegramSession();
  bob = session.telegram.world.addUser({ firstName: 'Bob' });
});
afterEach(() => session.close());

const heard = () => session.telegram.pendingUpdates().flatMap(({ message }) => message?.text ?? []);

describe('a private chat', () => {
  test('must be opened by the person', async () => {
    const { telegram, api } = session;
    expect(await getFailure(api.sendMessage(bob, 'hi'))).toBe(
      "403 Forbidden: bot can't initiate conversation with a user",
    );
    telegram.as(bob).start();
    await api.sendMessage(bob, 'hi');
    expect(telegram.botMessages(bob)).toHaveLength(1);
  });

  test('start carries the payload of a deep link, which must be one', () => {
    const { telegram } = session;
    telegram.as(bob).start('link-abc_1');
    expect(telegram.pendingUpdates()[0]?.message).toMatchObject({
      text: '/start link-abc_1',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    });
    expect(() => telegram.as(bob).start('a b')).toThrow('cannot come through a deep link');
    expect(() => telegram.as(bob).start('x'.repeat(65))).toThrow();
  });

  test('of one who blocked the bot is closed until it is unblocked, and the bot is told', async () => {
    const { telegram, api, ann } = session;
    telegram.as(ann).block();
    expect(await getFailure(api.sendMessage(ann, 'hi'))).toBe(
      '403 Forbidden: bot was blocked by the user',
    );
    telegram.as(ann).start();
    await api.sendMessage(ann, 'hi');
    expect(telegram.pendingUpdates()).toMatchObject([
      {
        my_chat_member: {
          chat: { id: ann, type: 'private' },
          old_chat_member: { status: 'member' },
          new_chat_member: { status: 'kicked' },
        },
      },
      { my_chat_member: { new_chat_member: { status: 'member' } } },
      { message: { text: '/start' } },
    ]);
  });

  test('of one who blocked the bot from the beginning is closed too', async () => {
    const { telegram, api } = session;
    const eve = telegram.world.addUser({ firstName: 'Eve', blockedBot: true });
    expect(await getFailure(api.sendMessage(eve, 'hi'))).toContain('bot was blocked by the user');
  });

  test('of nobody is not found', async () => {
    expect(await getFailure(session.api.sendMessage(42, 'hi'))).toBe(
      '400 Bad Request: chat not found',
    );
  });
});

describe('privacy mode', () => {
  test('lets commands, replies to the bot and service messages through', async () => {
    const { telegram, api, ann } = session;
    const group = telegram.world.addGroup({ title: 'Films', members: [ann, bob] });
    const { message_id } = await api.sendMessage(group, 'card');
    const person = telegram.as(ann);
    person.say(group, 'just talking');
    person.say(group, '/request dune');
    person.say(group, `/request@${telegram.botUsername} dune`);
    person.say(group, '/request@other_bot dune');
    person.say(group, `@${telegram.botUsername} what is this`);
    person.say(group, `@${telegram.botUsername} /request alien`);
    const talk = person.say(group, 'more talk');
    telegram.as(bob).say(group, 'to ann', { replyTo: talk.message_id });
    person.say(group, 'a reason', { replyTo: message_id });
    telegram.world.removeMember(group, bob);
    expect(heard()).toEqual([
      '/request dune',
      `/request@${telegram.botUsername} dune`,
      `@${telegram.botUsername} /request alien`,
      'a reason',
    ]);
    expect(telegram.pendingUpdates().at(-1)).toMatchObject({
      message: { left_chat_member: { id: bob } },
    });
  });

  test('does not hold for an administrator, nor where it is off', () => {
    const { telegram, ann } = session;
    const open = telegram.world.addGroup({ title: 'A', privacyMode: false, members: [ann] });
    const ruled = telegram.world.addGroup({ title: 'C', admins: ['bot'], members: [ann] });
    const closed = telegram.world.addGroup({ title: 'B', members: [ann] });
    telegram.as(ann).say(open, 'heard');
    telegram.as(ann).say(ruled, 'heard as an administrator');
    telegram.as(ann).say(closed, 'unheard');
    telegram.world.setAdmin(closed, 'bot');
    telegram.as(ann).say(closed, 'heard too');
    expect(heard()).toEqual(['heard', 'heard as an administrator', 'heard too']);
  });

  test('hides edits as it hides messages', () => {
    const { telegram, ann } = session;
    const group = telegram.world.addGroup({ title: 'Films', members: [ann] });
    const person = telegram.as(ann);
    const talk = person.say(group, 'talk');
    person.editMessage(group, talk.message_id, 'more talk');
    expect(telegram.pendingUpdates()).toEqual([]);
    person.editMessage(group, talk.message_id, '/help');
    expect(telegram.pendingUpdates()).toMatchObject([{ edited_message: { text: '/help' } }]);
  });

  test('hides talk in a topic even where the bot opened it', async () => {
    const { telegram, api, ann } = session;
    const forum = telegram.world.addGroup({
      title: 'F',
      forum: true,
      admins: ['bot'],
      members: [ann],
    });
    const { message_thread_id: topicId } = await api.createForumTopic(forum, 'Wishes');
    const card = await api.sendMessage(forum, 'card', { message_thread_id: topicId });
    telegram.world.removeAdmin(forum, 'bot');
    const talk = telegram.as(ann).say(forum, 'talk', { topicId });
    expect(talk.reply_to_message?.forum_topic_created?.name).toBe('Wishes');
    telegram.as(ann).say(forum, 'a reason', { topicId, replyTo: card.message_id });
    expect(heard()).toEqual(['a reason']);
  });
});

describe('a group', () => {
  test('refuses a bot that is not there, and one that was thrown out', async () => {
    const { telegram, api, ann } = session;
    const group = telegram.world.addGroup({ title: 'A', bot: false, members: [ann] });
    expect(await getFailure(api.sendMessage(group, 'hi'))).toBe(
      '403 Forbidden: bot is not a member of the group chat',
    );
    telegram.world.addBot(group, ann);
    await api.sendMessage(group, 'hi');
    telegram.world.removeBot(group, ann);
    expect(await getFailure(api.sendMessage(group, 'hi'))).toBe(
      '403 Forbidden: bot was kicked from the group chat',
    );
    expect(telegram.pendingUpdates()).toMatchObject([
      { my_chat_member: { new_chat_member: { status: 'member' } } },
      { message: { new_chat_members: [{ id: telegram.botId }] } },
      { my_chat_member: { new_chat_member: { status: 'kicked' } } },
    ]);
  });

  test('that became a supergroup names its new id, and goes on there', async () => {
    const { telegram, api, raw, ann } = session;
    const group = telegram.world.addGroup({ title: 'A', members: [ann] });
    const supergroup = telegram.world.migrate(group);
    expect(await raw('sendMessage', { chat_id: group, text: 'hi' })).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: supergroup },
    });
    await api.sendMessage(supergroup, 'hi');
    expect(telegram.pendingUpdates()).toMatchObject([
      {
        my_chat_member: {
          chat: { id: supergroup, type: 'supergroup' },
          old_chat_member: { status: 'left' },
          new_chat_member: { status: 'member' },
        },
      },
      { message: { chat: { id: group }, migrate_to_chat_id: supergroup } },
      { message: { chat: { id: supergroup }, migrate_from_chat_id: group } },
    ]);
    expect(() => telegram.as(ann).say(group, 'late')).toThrow();
  });

  test('tells who is who', async () => {
    const { telegram, api, ann } = session;
    const group = telegram.world.addGroup({ title: 'A', owner: ann, members: [bob] });
    telegram.world.setAdmin(group, 'bot', { canDeleteMessages: false });
    expect((await api.getChatMember(group, ann)).status).toBe('creator');
    expect((await api.getChatMember(group, bob)).status).toBe('member');
    expect(await api.getChatMember(group, telegram.botId)).toMatchObject({
      status: 'administrator',
      can_delete_messages: false,
      can_manage_topics: true,
    });
    const admins = await api.getChatAdministrators(group);
    expect(admins.map(({ user }) => user.id).sort()).toEqual([telegram.botId, ann].sort());
    expect(await api.getChatMemberCount(group)).toBe(3);
    expect(await getFailure(api.getChatMember(group, 42))).toContain('PARTICIPANT_ID_INVALID');
    expect((await api.getChat(group)).title).toBe('A');
    await api.leaveChat(group);
    expect(await getFailure(api.getChat(group))).toContain('not a member');
  });

  test('lets only members speak, press and react', async () => {
    const { telegram, api, ann } = session;
    const group = telegram.world.addGroup({ title: 'A', members: [ann] });
    const { message_id } = await api.sendMessage(group, 'card');
    expect(() => telegram.as(bob).say(group, 'hi')).toThrow('Bob is not in chat');
    expect(() => telegram.as(bob).pressRaw(group, message_id, 'a')).toThrow();
    telegram.world.addMember(group, bob);
    telegram.as(bob).pressRaw(group, message_id, 'a');
    expect(telegram.unanswered()).toHaveLength(1);
  });

  test('tells an administrator of members who come, if it asked', async () => {
    const { telegram, raw } = session;
    const group = telegram.world.addGroup({ title: 'A' });
    await raw('getUpdates', { allowed_updates: ['chat_member'] });
    telegram.world.addMember(group, bob);
    expect(telegram.pendingUpdates()).toEqual([]);
    telegram.world.removeMember(group, bob);
    telegram.world.setAdmin(group, 'bot');
    telegram.world.addMember(group, bob);
    expect(telegram.pendingUpdates()).toMatchObject([
      { chat_member: { new_chat_member: { status: 'member', user: { id: bob } } } },
    ]);
  });
});

describe('topics', () => {
  test('keep their messages together, and General has no id', async () => {
    const { telegram, api, ann } = session;
    const forum = telegram.world.addGroup({ title: 'F', forum: true, members: [ann] });
    const topic = telegram.world.addTopic(forum, 'Wishes');
    await api.sendMessage(forum, 'in general');
    const inTopic = await api.sendMessage(forum, 'in topic', { message_thread_id: topic });
    expect(inTopic).toMatchObject({ message_thread_id: topic, is_topic_message: true });
    expect(telegram.botMessages(forum, topic).map(({ text }) => text)).toEqual(['in topic']);
    expect(await getFailure(api.sendMessage(forum, 'x', { message_thread_id: 1_000 }))).toBe(
      '400 Bad Request: message thread not found',
    );
    const plain = telegram.world.addGroup({ title: 'A' });
    expect(await getFailure(api.sendMessage(plain, 'x', { message_thread_id: 1 }))).toBe(
      '400 Bad Request: message thread not found',
    );
  });

  test('a command in a topic comes with its thread, and a reply goes back there', async () => {
    const { telegram, bot, ann } = session;
    const forum = telegram.world.addGroup({ title: 'F', forum: true, members: [ann] });
    const topic = telegram.world.addTopic(forum, 'Wishes');
    bot.command('request', (context) => context.reply(`you want ${context.match}`));
    await session.poll();
    telegram.as(ann).say(forum, '/request dune', { topicId: topic });
    await telegram.until('it answers', () => telegram.botMessages(forum, topic).length === 1);
    expect(telegram.botMessages(forum, topic)[0]?.text).toBe('you want dune');
  });

  test('are opened by administrators, and closed to others', async () => {
    const { telegram, api } = session;
    const forum = telegram.world.addGroup({ title: 'F', forum: true });
    expect(await getFailure(api.createForumTopic(forum, 'New'))).toBe(
      '400 Bad Request: not enough rights to create a topic',
    );
    telegram.world.setAdmin(forum, 'bot');
    const { message_thread_id } = await api.createForumTopic(forum, 'New');
    await api.closeForumTopic(forum, message_thread_id);
    await api.sendMessage(forum, 'as an administrator', { message_thread_id });
    telegram.world.removeAdmin(forum, 'bot');
    expect(await getFailure(api.sendMessage(forum, 'x', { message_thread_id }))).toBe(
      '400 Bad Request: TOPIC_CLOSED',
    );
    telegram.world.deleteTopic(forum, message_thread_id);
    expect(await getFailure(api.sendMessage(forum, 'x', { message_thread_id }))).toBe(
      '400 Bad Request: message thread not found',
    );
  });
});
