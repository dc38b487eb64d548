import type { Bot } from 'grammy';
import type { InlineQuery, InlineQueryResultArticle } from 'grammy/types';
import type { Dispatch } from '../../chat/dispatch.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import type { Suggestion } from '../../chat/option.ts';
import type { View } from '../../chat/view.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { chooseLocale } from '../choose-locale.ts';
import { render } from '../render/render.ts';
import { toLinkableUrl } from '../render/url.ts';
import { isQueryExpired } from '../telegram-error.ts';
import { findSearchCommand } from './command-line.ts';
import { createDeepLink } from './deep-link.ts';
import { toChatlessInteraction } from './interaction.ts';

/** Limits of https://core.telegram.org/bots/api#answerinlinequery and #inlinequeryresult. */
const resultsMax = 20;
const resultIdMaxBytes = 64;
const cacheSeconds = 30;

/**
 * Inline mode: suggestions for the text after the bot's name in any chat. A chosen suggestion is posted as a card
 * whose button opens the private chat with the bot, because the bot may not be a member of the other chat.
 */
export function createInlineQueryHandler(deps: {
  readonly api: Bot['api'];
  readonly username: string;
  readonly dispatch: Dispatch;
  readonly translations: Translations;
  readonly clock: Clock;
  readonly log: Log;
}): { handle(query: InlineQuery): Promise<void> } {
  const { api, username, dispatch, translations, clock, log } = deps;
  const command = findSearchCommand(dispatch.commands);
  const option =
    command && Object.entries(command.options).find(([, each]) => 'suggest' in each)?.[0];

  return {
    async handle(query) {
      const suggestions = await findSuggestions(query);
      const locale = chooseLocale(query.from.language_code, translations.locales);
      const results = suggestions
        .slice(0, resultsMax)
        .flatMap((suggestion) => toResult(suggestion, locale));
      try {
        await api.answerInlineQuery(query.id, results, {
          is_personal: true,
          cache_time: cacheSeconds,
        });
      } catch (error) {
        // An expired query is normal: the person kept typing, which is a new query.
        if (!isQueryExpired(error)) log.warn({ error }, 'Could not answer an inline query');
      }
    },
  };

  async function findSuggestions({ from, query }: InlineQuery): Promise<readonly Suggestion[]> {
    const text = query.trim();
    if (!text || !command || !option) return [];
    const interaction = toChatlessInteraction(from);
    const suggestions = await dispatch.suggest(interaction, command.name, option, text);
    return [...new Map(suggestions.map((each) => [each.value, each])).values()];
  }

  function toResult(suggestion: Suggestion, locale: string): InlineQueryResultArticle[] {
    const url = command && createDeepLink(username, command, suggestion.value);
    if (!url || Buffer.byteLength(suggestion.value) > resultIdMaxBytes) return [];
    const view: View = {
      tone: 'neutral',
      title: suggestion.label,
      lines: suggestion.detail ? [[suggestion.detail]] : [],
      ...(suggestion.image ? { image: suggestion.image } : {}),
      buttons: [[{ label: translations.forLocale(locale)('button-request'), url }]],
    };
    const thumbnail = suggestion.image ? toLinkableUrl(suggestion.image) : null;
    const { text, ...rendered } = render(view, { now: clock(), locale });
    return [
      {
        type: 'article',
        id: suggestion.value,
        title: suggestion.label,
        ...(suggestion.detail ? { description: suggestion.detail } : {}),
        ...(thumbnail ? { thumbnail_url: thumbnail } : {}),
        input_message_content: {
          message_text: text,
          parse_mode: 'HTML',
          link_preview_options: rendered.link_preview_options,
        },
        reply_markup: rendered.reply_markup,
      },
    ];
  }
}
