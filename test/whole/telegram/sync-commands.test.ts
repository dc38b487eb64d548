import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createTranslations } from '../../../src/chat/i18n/translations.ts';
import { setUpTelegram } from '../../support/telegram-setup.ts';

const english = readFileSync(new URL('../../../src/chat/i18n/en.ftl', import.meta.url), 'utf8');

it('the list of commands stands in every language of the catalogue', async () => {
  const translations = createTranslations({
    en: english,
    de: 'command-help = Was du hier tun kannst',
  });
  const { fake } = await setUpTelegram({ translations });
  const scope = { type: 'all_group_chats' } as const;
  const describe = (language?: string) =>
    fake.commands(scope, language).find(({ command }) => command === 'help')?.description;
  expect(describe('de')).toBe('Was du hier tun kannst');
  expect(describe()).toBe('What you can do here');
});

it('only the list that differs is written', async () => {
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
