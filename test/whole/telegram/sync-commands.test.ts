import { expect, it } from 'vitest';
import { createTranslations } from '../../../src/chat/i18n/translations.ts';
import { setUpTelegram } from '../../support/telegram-setup.ts';

it('the command list is registered in every language', async () => {
  const translations = createTranslations({
    en: 'command-help = English help',
    de: 'command-help = German help',
  });
  const { fake } = await setUpTelegram({ translations });
  const scope = { type: 'all_group_chats' } as const;
  const describe = (name: string, language?: string) =>
    fake.commands(scope, language).find(({ command }) => command === name)?.description;
  expect(describe('hilfe', 'de')).toBe('German help');
  expect(describe('help')).toBe('English help');
});

it('only a command list that differs is written', async () => {
  const { fake, telegram, createAnother, script } = await setUpTelegram();
  await telegram.stop();
  const scope = encodeURIComponent(JSON.stringify({ type: 'all_group_chats' }));
  await fetch(`${fake.apiUrl}/bot${fake.token}/deleteMyCommands?scope=${scope}`);
  const before = fake.callsOf('setMyCommands').length;
  await createAnother().start(script);
  expect(fake.callsOf('setMyCommands').slice(before)).toMatchObject([
    { parameters: { scope: { type: 'all_group_chats' } } },
  ]);
});
