import { describe, expect, test, vi } from 'vitest';
import { defineCommand } from '../../../src/chat/command.ts';
import { createTranslations, loadTranslations } from '../../../src/chat/i18n/translations.ts';
import { toast } from '../../../src/chat/reply.ts';
import { toCommandJson } from '../../../src/discord/register/command-json.ts';
import { areCommandsRegistered } from '../../../src/discord/register/command-registration.ts';
import {
  aBot,
  aScriptedDispatch,
  aWorld,
  commands,
  setUpDiscord,
} from '../../support/discord-setup.ts';
import { t } from '../../support/text.ts';

const globally = 'PUT /applications/{application_id}/commands';
const inGuild = 'PUT /applications/{application_id}/guilds/{guild_id}/commands';

describe('command registration', () => {
  test('registers commands globally, with required options first, and for direct messages', async () => {
    const { fake } = await setUpDiscord();
    expect(fake.commands()).toMatchObject([
      {
        name: 'request',
        description: t('command-request'),
        contexts: [0, 1],
        integration_types: [0],
        options: [
          { type: 3, name: 'title', required: true, autocomplete: true },
          { type: 5, name: '4k', required: false },
        ],
      },
      { name: 'requests', options: [{ type: 4, name: 'page', min_value: 1, max_value: 9_999 }] },
    ]);
  });

  test.each([['globally'], ['in a guild']])(
    'that are registered %s are not written again',
    async (where) => {
      const { fake, guildId } = await aWorld();
      const guildIds = where === 'globally' ? [] : [guildId];
      for (const _ of ['first', 'second']) {
        const bot = aBot(fake, { guildIds });
        await bot.start(aScriptedDispatch());
        await bot.stop();
      }
      const writes = fake.calls.filter(({ route }) => route === globally || route === inGuild);
      expect(writes).toHaveLength(1);
      expect(fake.commands(guildIds[0])).toHaveLength(2);
      expect(fake.ruleViolations).toEqual([]);
    },
  );

  test('are written again when a name in another language differs', async () => {
    const { fake } = await aWorld();
    const bot = aBot(fake);
    await bot.start(aScriptedDispatch());
    await bot.stop();
    const registered = fake.commands();
    const { translations, scope } = { translations: loadTranslations(), scope: 'global' } as const;
    expect(areCommandsRegistered(registered, commands, { translations, scope })).toBe(true);
    const renamed = registered.map((each) => ({ ...each, name_localizations: { de: 'anders' } }));
    expect(areCommandsRegistered(renamed, commands, { translations, scope })).toBe(false);
  });

  test('overwrites commands that differ', async () => {
    const { fake } = await aWorld();
    const bot = aBot(fake);
    await bot.start({ ...aScriptedDispatch(), commands: commands.slice(1) });
    await bot.stop();
    await aBot(fake).start(aScriptedDispatch());
    expect(fake.commands().map(({ name }) => name)).toEqual(['request', 'requests']);
    expect(fake.ruleViolations).toEqual([]);
  });

  test('removes commands from the scope of an earlier setting', async () => {
    const { fake, guildId } = await aWorld();
    const first = aBot(fake);
    await first.start(aScriptedDispatch());
    await first.stop();
    const second = aBot(fake, { guildIds: [guildId] });
    await second.start(aScriptedDispatch());
    expect(fake.commands()).toEqual([]);
    expect(fake.commands(guildId)).toHaveLength(2);
    await second.stop();
    await aBot(fake).start(aScriptedDispatch());
    expect(fake.commands(guildId)).toEqual([]);
    expect(fake.commands()).toHaveLength(2);
    expect(fake.ruleViolations).toEqual([]);
  });

  test('retries a failed registration', async () => {
    const { fake } = await aWorld();
    fake.faults.fail(globally, 500, 4);
    const bot = aBot(fake, { registerRetryMs: 1 });
    await bot.start(aScriptedDispatch());
    expect(bot.status().isReady).toBe(true);
    expect(bot.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    await fake.until(() => fake.commands().length === 2, 'registered commands');
  });

  test('registers in the other guilds if the bot is not in one of them', async () => {
    const { fake, guildId } = await aWorld();
    const elsewhere = '123456789012345678';
    const bot = aBot(fake, { guildIds: [elsewhere, guildId] });
    await bot.start(aScriptedDispatch());
    expect(fake.commands(guildId)).toHaveLength(2);
    await vi.waitFor(() => expect(bot.status().isReady).toBe(true));
  });
});

describe('toCommandJson', () => {
  test('has a name and a description for each language of Discord with a translation', () => {
    const texts = createTranslations({
      en: 'command-help = Help with this\n',
      de: 'command-help = Hilfe dazu\n',
      pt: `command-help = ${'p'.repeat(200)}\n`,
    });
    const help = defineCommand({
      name: 'help',
      summary: 'command-help',
      options: {},
      actions: [],
      run: async () => toast(''),
    });
    const json = toCommandJson(help, texts, 'guild');
    expect(json).toMatchObject({
      name: 'help',
      name_localizations: { de: 'hilfe' },
      description: 'Help with this',
      description_localizations: { de: 'Hilfe dazu' },
    });
    expect(json.description_localizations?.['pt-BR']).toHaveLength(100);
    expect(Object.keys(json.description_localizations ?? {})).toEqual(['de', 'pt-BR']);
    expect(json).not.toHaveProperty('contexts');
  });
});
