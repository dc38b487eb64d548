import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
} from 'discord.js';
import type { Command } from '../../chat/command.ts';
import { commandNames, optionNames } from '../../chat/i18n/command-names.ts';
import { getLocalName, type LocalNames } from '../../chat/i18n/local-names.ts';
import type { PlainMessageKey } from '../../chat/i18n/message-keys.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import type { Option } from '../../chat/option.ts';
import { cutText } from '../../domain/text.ts';

/** Length of a command's and an option's description (Discord's documentation, "Application Command Object"). */
const descriptionMax = 100;

/** Where commands are registered: globally, or in one guild. */
export type CommandScope = 'global' | 'guild';

/** A command in the format of Discord's API. */
export function toCommandJson(command: Command, translations: Translations, scope: CommandScope) {
  const options = Object.entries(command.options)
    .map(([name, option]) => toOptionJson(name, option, translations))
    // Discord requires this order (docs/chat-platforms.md, "Discord limits that the schema does not state").
    .sort((a, b) => Number(b.required) - Number(a.required));
  return {
    type: ApplicationCommandType.ChatInput,
    ...toName(commandNames, command.name, translations),
    ...toDescription(command.summary, translations),
    options,
    // Discord rejects both fields for commands of a guild.
    ...(scope === 'global'
      ? {
          contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
          integration_types: [ApplicationIntegrationType.GuildInstall],
        }
      : {}),
  };
}

function toOptionJson(name: string, option: Option, translations: Translations) {
  const common = {
    ...toName(optionNames, name, translations),
    ...toDescription(option.summary, translations),
    required: option.isRequired,
  };
  switch (option.kind) {
    case 'text':
      return {
        type: ApplicationCommandOptionType.String,
        ...common,
        ...(option.suggest ? { autocomplete: true } : {}),
      };
    case 'flag':
      return { type: ApplicationCommandOptionType.Boolean, ...common };
    case 'member':
      return { type: ApplicationCommandOptionType.User, ...common };
    case 'count':
      return {
        type: ApplicationCommandOptionType.Integer,
        ...common,
        min_value: 1,
        max_value: option.max,
      };
  }
}

/** A name in English, by which commands and options arrive, and in every other language that Discord has. */
function toName(names: LocalNames, name: string, translations: Translations) {
  const localizations = localize(name, (locale) =>
    getLocalName(names, name, translations.resolveLocale(locale)),
  );
  return { name, ...(localizations ? { name_localizations: localizations } : {}) };
}

/** A description in English, and in every other language of Discord that has a translation of its own. */
function toDescription(key: PlainMessageKey, translations: Translations) {
  const translate = (locale: string) =>
    cutText(translations.forLocale(locale)(key), descriptionMax);
  const description = translate('en');
  const localizations = localize(description, translate);
  return {
    description,
    ...(localizations ? { description_localizations: localizations } : {}),
  };
}

/** The texts of all languages of Discord that differ from the English one; null if none does. */
function localize(
  english: string,
  translate: (locale: string) => string,
): Readonly<Record<string, string>> | null {
  const localizations = Object.values(Locale)
    .map((locale) => [locale, translate(locale)] as const)
    .filter(([, text]) => text !== english);
  return localizations.length > 0 ? Object.fromEntries(localizations) : null;
}
