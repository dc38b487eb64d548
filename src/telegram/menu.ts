import type { Bot } from 'grammy';
import type { BotCommand, BotCommandScope } from 'grammy/types';
import type { Command } from '../chat/command.ts';
import type { Catalogue } from '../chat/text/catalogue.ts';
import { telegramName } from './command-line.ts';

type Language = NonNullable<Parameters<Bot['api']['setMyCommands']>[1]>['language_code'];

const descriptionMax = 256;

/**
 * Brings the lists of commands that clients offer up to date, for private chats and for groups, in every
 * language of the catalogue; writes only what differs.
 */
export async function syncMenu(
  api: Bot['api'],
  commands: readonly Command[],
  texts: Catalogue,
): Promise<void> {
  const scopes = ['all_private_chats', 'all_group_chats'] as const;
  await Promise.all(
    scopes.flatMap((type) =>
      texts.locales.map((locale) =>
        syncList(api, menu(commands, texts, locale, type), type, locale),
      ),
    ),
  );
}

async function syncList(
  api: Bot['api'],
  wanted: readonly BotCommand[],
  type: 'all_private_chats' | 'all_group_chats',
  locale: string,
): Promise<void> {
  const scope: BotCommandScope = { type };
  const language = languageCode(locale);
  const where = language ? { scope, language_code: language } : { scope };
  const listed = await api.getMyCommands(where);
  if (isSame(listed, wanted)) return;
  await api.setMyCommands(wanted, where);
}

function menu(
  commands: readonly Command[],
  texts: Catalogue,
  locale: string,
  type: 'all_private_chats' | 'all_group_chats',
): BotCommand[] {
  const t = texts.in(locale);
  const list = commands.map((command) => ({
    command: telegramName(command),
    description: t(command.summary).slice(0, descriptionMax),
  }));
  const cancel = { command: 'cancel', description: t('command-cancel') };
  return type === 'all_private_chats' ? [...list, cancel] : list;
}

/** English is for everybody whose language has no list of its own; the others are two letters. */
function languageCode(locale: string): Language | null {
  const language = locale.split('-')[0] ?? '';
  return locale === 'en' || !isLanguage(language) ? null : language;
}

function isLanguage(text: string): text is NonNullable<Language> {
  return /^[a-z]{2}$/.test(text);
}

function isSame(listed: readonly BotCommand[], wanted: readonly BotCommand[]): boolean {
  return (
    listed.length === wanted.length &&
    wanted.every(
      ({ command, description }, index) =>
        listed[index]?.command === command && listed[index]?.description === description,
    )
  );
}
