import type { Bot } from 'grammy';
import type { BotCommand, BotCommandScope } from 'grammy/types';
import type { Command } from '../../chat/command.ts';
import { commandNames } from '../../chat/i18n/command-names.ts';
import { getLocalName } from '../../chat/i18n/local-names.ts';
import type { Translate, Translations } from '../../chat/i18n/translations.ts';
import { cutText } from '../../domain/text.ts';
import { toTelegramName } from '../inbound/command-line.ts';

type Language = NonNullable<Parameters<Bot['api']['setMyCommands']>[1]>['language_code'];

type Scope = 'all_private_chats' | 'all_group_chats';

const descriptionMax = 256;

/**
 * Updates the command lists that Telegram's clients show, for private chats and groups and in every language. Writes
 * only lists that differ.
 */
export async function syncCommands(
  api: Bot['api'],
  commands: readonly Command[],
  translations: Translations,
): Promise<void> {
  const scopes = ['all_private_chats', 'all_group_chats'] as const;
  await Promise.all(
    scopes.flatMap((type) =>
      translations.locales.map((locale) => {
        const t = translations.forLocale(locale);
        const desired = toBotCommands(commands, { t, type, locale });
        return syncCommandList(api, desired, { type, locale });
      }),
    ),
  );
}

async function syncCommandList(
  api: Bot['api'],
  desired: readonly BotCommand[],
  { type, locale }: { readonly type: Scope; readonly locale: string },
): Promise<void> {
  const scope: BotCommandScope = { type };
  const language = languageCode(locale);
  const target = language ? { scope, language_code: language } : { scope };
  const registered = await api.getMyCommands(target);
  if (areSameCommands(registered, desired)) return;
  await api.setMyCommands(desired, target);
}

function toBotCommands(
  commands: readonly Command[],
  list: { readonly t: Translate; readonly type: Scope; readonly locale: string },
): BotCommand[] {
  const { t, type, locale } = list;
  const nameOf = (name: string) => toTelegramName(getLocalName(commandNames, name, locale));
  const listed = commands.map((command) => ({
    command: nameOf(command.name),
    description: cutText(t(command.summary), descriptionMax),
  }));
  const cancel = { command: nameOf('cancel'), description: t('command-cancel') };
  return type === 'all_private_chats' ? [...listed, cancel] : listed;
}

/** The language of a list; null for English, which is shown for all languages without a list of their own. */
function languageCode(locale: string): Language | null {
  const language = locale.split('-')[0] ?? '';
  return locale === 'en' || !isLanguage(language) ? null : language;
}

function isLanguage(text: string): text is NonNullable<Language> {
  return /^[a-z]{2}$/.test(text);
}

function areSameCommands(
  registered: readonly BotCommand[],
  desired: readonly BotCommand[],
): boolean {
  return (
    registered.length === desired.length &&
    desired.every(
      ({ command, description }, index) =>
        registered[index]?.command === command && registered[index]?.description === description,
    )
  );
}
