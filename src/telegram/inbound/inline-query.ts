import type { Bot } from 'grammy';
import type { InlineQuery, InlineQueryResultArticle } from 'grammy/types';
import type { Dispatch } from '../../chat/dispatch.ts';
import type { Translations } from '../../chat/i18n/translations.ts';
import type { Suggestion } from '../../chat/option.ts';
import type { View } from '../../chat/view.ts';
import type { Clock, Log } from '../../ports/ports.ts';
import { render } from '../render/render.ts';
import { isLinkableUrl } from '../render/url.ts';
import { isQueryExpired } from '../telegram-error.ts';
import { findSearchCommand } from './command-line.ts';
import { createDeepLink } from './deep-link.ts';
import { toChatlessInteraction } from './interaction.ts';

/** Limits of https://core.telegram.org/bots/api#answerinlinequery and #inlinequeryresult. */
const resultsMax = 20;
const resultIdMaxBytes = 64;
const cacheSeconds = 30;

/**
 * Inline mode: hits for what somebody types behind the bot's name in any chat. A chosen hit becomes a card whose
 * button opens the private chat, where the bot may speak and knows who asks.
 */
export function createInlineQueryHandler(deps: {
  readonly api: Bot['api'];
  readonly username: string;
  readonly dispatch: Dispatch;
  readonly translations: Translations;
  readonly clock: Clock;
  readonly log: Log;
  readonly localeOf: (language: string | null) => string;
}): { handle(query: InlineQuery): Promise<void> } {
  const { api, username, dispatch, translations, clock, log, localeOf } = deps;
  const command = findSearchCommand(dispatch.commands);
  const option =
    command && Object.entries(command.options).find(([, one]) => 'suggest' in one)?.[0];

  return {
    async handle(query) {
      const hits = await findSuggestions(query);
      const locale = localeOf(query.from.language_code ?? null);
      const results = hits.slice(0, resultsMax).flatMap((hit) => toResult(hit, locale));
      try {
        await api.answerInlineQuery(query.id, results, {
          is_personal: true,
          cache_time: cacheSeconds,
        });
      } catch (error) {
        // Whoever types on has asked anew; the older query is of no interest then.
        if (!isQueryExpired(error)) log.warn({ error }, 'an inline query could not be answered');
      }
    },
  };

  async function findSuggestions({ from, query }: InlineQuery): Promise<readonly Suggestion[]> {
    const typed = query.trim();
    if (!typed || !command || !option) return [];
    const hits = await dispatch.suggest(toChatlessInteraction(from), command.name, option, typed);
    return [...new Map(hits.map((hit) => [hit.value, hit])).values()];
  }

  function toResult(hit: Suggestion, locale: string): InlineQueryResultArticle[] {
    const url = command && createDeepLink(username, command, hit.value);
    if (!url || Buffer.byteLength(hit.value) > resultIdMaxBytes) return [];
    const view: View = {
      tone: 'neutral',
      title: hit.label,
      lines: hit.detail ? [[hit.detail]] : [],
      ...(hit.image ? { image: hit.image } : {}),
      buttons: [[{ label: translations.forLocale(locale)('button-request'), url }]],
    };
    const { text, ...rendered } = render(view, { now: clock(), locale });
    return [
      {
        type: 'article',
        id: hit.value,
        title: hit.label,
        ...(hit.detail ? { description: hit.detail } : {}),
        ...(hit.image && isLinkableUrl(hit.image) ? { thumbnail_url: hit.image } : {}),
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
