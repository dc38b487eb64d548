import { createFakeDiscord, type FakeDiscord } from '../fakes/discord/server.ts';
import { createFakeOverseerr, type FakeOverseerr } from '../fakes/overseerr/server.ts';
import { createFakeTelegram, type FakeTelegram } from '../fakes/telegram/server.ts';
import type { SavedDiscord, SavedOverseerr, SavedTelegram } from './upgrade-fixture.ts';

/** A server with the accounts, titles, and requests that the earlier version knew. */
export async function restoreOverseerr(saved: SavedOverseerr): Promise<FakeOverseerr> {
  const { product, apiKey, state } = saved;
  const fake = await createFakeOverseerr({ product, apiKey, users: [] });
  const { lastIds, ...rows } = state;
  Object.assign(fake.state, structuredClone(rows));
  for (const [table, id] of Object.entries(lastIds)) fake.state.lastIds.set(table, id);
  return fake;
}

/** A fake Discord with the same guilds, channels, people, and messages of the bot, with the same ids. */
export async function restoreDiscord(saved: SavedDiscord): Promise<FakeDiscord> {
  const fake = await createFakeDiscord({ token: saved.token });
  const { world } = fake;
  const toPresentId = (id: string) => (id === saved.botUserId ? fake.botUserId : id);
  for (const { id, username, globalName, dmsClosed } of saved.users) {
    world.addUser({ id, username, ...(globalName ? { globalName } : {}), dmsClosed });
  }
  for (const { id, name, ownerId, roles, members } of saved.guilds) {
    if (!members.some(({ userId }) => userId === saved.botUserId)) continue;
    const guild = world.addGuild({ id, name, owner: ownerId });
    for (const role of roles) {
      guild.roles.set(role.id, { ...role, permissions: BigInt(role.permissions) });
    }
    for (const member of members) {
      const userId = toPresentId(member.userId);
      Reflect.apply(guild.members.set, guild.members, [userId, { ...member, userId }]);
    }
  }
  for (const channel of saved.channels) {
    if (channel.guildId !== null && !world.guilds.has(channel.guildId)) continue;
    const restored = { ...channel, botPermissions: BigInt(channel.botPermissions) };
    Reflect.apply(world.channels.set, world.channels, [channel.id, restored]);
  }
  for (const message of saved.messages) {
    if (!world.channels.has(message.channelId)) continue;
    const restored = {
      ...structuredClone(message),
      authorId: fake.botUserId,
      history: [],
      mentionedIds: [],
    };
    Reflect.apply(world.messages.set, world.messages, [message.id, restored]);
  }
  return fake;
}

/** The same for Telegram, which gives message ids in order: gaps are filled and deleted. Before the bot starts. */
export async function restoreTelegram(saved: SavedTelegram): Promise<FakeTelegram> {
  const { token, botUsername, users, groups } = saved;
  const fake = await createFakeTelegram({ token, botUsername });
  const userIds = users.map(({ id }) => id);
  for (const user of users) {
    fake.world.addUser({ ...user, languageCode: 'en' });
    fake.world.privateChat(user.id);
  }
  for (const { id, title, forum, topics, admins, left } of groups) {
    fake.world.addGroup({
      id,
      title,
      members: userIds,
      bot: !left,
      ...(forum ? { forum } : {}),
      ...(admins ? { admins } : {}),
    });
    for (const name of Object.keys(topics ?? {})) fake.world.addTopic(id, name);
  }
  // A supergroup has its own message ids. All other chats share one sequence.
  const supergroups = new Set(groups.filter(({ forum }) => forum).map(({ id }) => id));
  const shared = new Map<number, SavedMessage>();
  for (const { chat, messages } of saved.rooms) {
    const own = supergroups.has(chat) ? new Map<number, SavedMessage>() : shared;
    for (const message of messages) own.set(message.message_id, { chat, message });
    if (own !== shared) await resend(fake, own, chat);
  }
  await resend(fake, shared, userIds[0] ?? 0);
  return fake;
}

interface SavedMessage {
  readonly chat: number;
  readonly message: SavedTelegram['rooms'][number]['messages'][number];
}

/** Sends the messages of one sequence again so that each gets its earlier id. */
async function resend(
  fake: FakeTelegram,
  messages: ReadonlyMap<number, SavedMessage>,
  fillerChat: number,
): Promise<void> {
  const lastId = Math.max(0, ...messages.keys());
  for (let id = 0; id < lastId; ) {
    const next = id === 0 ? undefined : messages.get(id + 1);
    if (next === undefined) {
      id = await send(fake, { chat_id: fillerChat, text: '…' });
      await call(fake, 'deleteMessage', { chat_id: fillerChat, message_id: id });
      continue;
    }
    const { text, entities, link_preview_options, reply_markup, message_thread_id } = next.message;
    id = await send(fake, {
      chat_id: next.chat,
      text,
      entities,
      link_preview_options,
      reply_markup,
      message_thread_id,
    });
    if (id !== next.message.message_id) {
      throw new Error(`message ${next.message.message_id} became ${id}`);
    }
  }
}

async function send(fake: FakeTelegram, body: object): Promise<number> {
  const message = await call(fake, 'sendMessage', body);
  const id = message instanceof Object && 'message_id' in message ? message.message_id : null;
  if (typeof id !== 'number') throw new Error('the message has no id');
  return id;
}

async function call(fake: FakeTelegram, method: string, body: object): Promise<unknown> {
  const response = await fetch(`${fake.apiUrl}/bot${fake.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (answer instanceof Object && 'result' in answer) return answer.result;
  throw new Error(`${method} ${JSON.stringify(body)}: ${JSON.stringify(answer)}`);
}
