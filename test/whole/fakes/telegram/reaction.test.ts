import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  getFailure,
  openTelegramSession,
  type TelegramSession,
} from '../../../fakes/telegram/telegram-session.ts';

let session: TelegramSession;
beforeEach(async () => {
  session = await openTelegramSession();
});
afterEach(() => session.close());

describe('reactions', () => {
  const reactionsHeard = () =>
    session.telegram.pendingUpdates().filter(({ message_reaction }) => message_reaction);

  test('reach the bot only as an administrator who asked for them', async () => {
    const { telegram, api, raw, ann } = session;
    const group = telegram.world.addGroup({ title: 'A', members: [ann] });
    const { message_id } = await api.sendMessage(group, 'card');
    telegram.world.setAdmin(group, 'bot');
    telegram.as(ann).react(group, message_id, '👍');
    expect(reactionsHeard()).toEqual([]);
    await raw('getUpdates', { allowed_updates: ['message_reaction'] });
    telegram.world.removeAdmin(group, 'bot');
    telegram.as(ann).react(group, message_id, '👎');
    expect(reactionsHeard()).toEqual([]);
    telegram.world.setAdmin(group, 'bot');
    telegram.as(ann).react(group, message_id, null);
    expect(reactionsHeard()).toMatchObject([
      {
        message_reaction: { old_reaction: [{ emoji: '👎' }], new_reaction: [], user: { id: ann } },
      },
    ]);
  });

  test('that no client offers cannot be set', async () => {
    const { telegram, api, ann } = session;
    const { message_id } = await api.sendMessage(ann, 'card');
    expect(() => telegram.as(ann).react(ann, message_id, '✅')).toThrow('no client offers');
  });

  test('of the bot are kept and give no update', async () => {
    const { telegram, api, raw, ann } = session;
    await raw('getUpdates', { allowed_updates: ['message_reaction'] });
    const { message_id } = await api.sendMessage(ann, 'card');
    await api.setMessageReaction(ann, message_id, [{ type: 'emoji', emoji: '👀' }]);
    expect(telegram.messages(ann)[0]?.reactions.get(telegram.botId)).toEqual([
      { type: 'emoji', emoji: '👀' },
    ]);
    expect(telegram.pendingUpdates()).toEqual([]);
    expect(await getFailure(api.setMessageReaction(ann, 999, []))).toBe(
      '400 Bad Request: message to react not found',
    );
  });
});
