import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  openTelegramSession,
  type TelegramSession,
} from '../../../fakes/telegram/telegram-session.ts';

let session: TelegramSession;
beforeEach(async () => {
  session = await openTelegramSession();
});
afterEach(() => session.close());

test('commands are kept by scope and language', async () => {
  const { telegram, api } = session;
  await api.setMyCommands([{ command: 'request', description: 'Ask' }]);
  await api.setMyCommands([{ command: 'wish', description: 'Frag' }], {
    scope: { type: 'all_private_chats' },
    language_code: 'de',
  });
  expect(telegram.commands()).toEqual([{ command: 'request', description: 'Ask' }]);
  expect(telegram.commands({ type: 'all_private_chats' }, 'de')).toHaveLength(1);
  expect(await api.getMyCommands()).toEqual([{ command: 'request', description: 'Ask' }]);
  await api.deleteMyCommands();
  expect(telegram.commands()).toEqual([]);
});

test('the profile of the bot is kept by language', async () => {
  const { api } = session;
  await api.setMyDescription('Hello', { language_code: 'en' });
  expect(await api.getMyDescription({ language_code: 'en' })).toEqual({ description: 'Hello' });
  expect(await api.getMyDescription()).toEqual({ description: '' });
  await api.setChatMenuButton({ menu_button: { type: 'commands' } });
  expect(await api.getChatMenuButton()).toEqual({ type: 'commands' });
});
