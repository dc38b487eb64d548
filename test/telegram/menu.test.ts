import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createTexts } from '../../src/chat/text/catalogue.ts';
import { aStage } from './stage.ts';

const english = readFileSync(new URL('../../src/chat/text/en.ftl', import.meta.url), 'utf8');

it('the list of commands stands in every language of the catalogue', async () => {
  const texts = createTexts({ en: english, de: 'command-help = Was du hier tun kannst' });
  const { fake } = await aStage({ texts });
  const scope = { type: 'all_group_chats' } as const;
  const describe = (language?: string) =>
    fake.commands(scope, language).find(({ command }) => command === 'help')?.description;
  expect(describe('de')).toBe('Was du hier tun kannst');
  expect(describe()).toBe('What you can do here');
});

it('only the list that differs is written', async () => {
  const { fake, telegram, another, script } = await aStage();
  await telegram.stop();
  const scope = encodeURIComponent(JSON.stringify({ type: 'all_group_chats' }));
  await fetch(`${fake.apiUrl}/bot${fake.token}/deleteMyCommands?scope=${scope}`);
  const before = fake.callsOf('setMyCommands').length;
  await another().start(script);
  expect(fake.callsOf('setMyCommands').slice(before)).toMatchObject([
    { parameters: { scope: { type: 'all_group_chats' } } },
  ]);
});
