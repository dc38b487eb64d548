import { isDeliveredToBot, post } from '../state/message.ts';
import { type InlineAnswer, isPresent, type Room, type State } from '../state/state.ts';
import type { InlineQuery, Message, User } from '../wire/wire.ts';

/** Inline mode: the bot's name and a query typed in any chat. */
export interface Search {
  /**
   * Types `@bot query`; resolves with the results; rejects if the server stops without an answer.
   */
  inline(query: string, options?: { readonly offset?: string }): Promise<InlineAnswer>;
  /** Sends one of the last offered results into a chat. */
  chooseInline(resultId: string, chatId: number): Message;
}

const firstInlineId = 800_000_000_000;

/** The inline queries of one person. */
export function createSearch(state: State, user: User, roomFor: (id: number) => Room): Search {
  return {
    inline(query, options = {}) {
      const inlineQuery: InlineQuery = {
        id: String(state.nextId('inlines', firstInlineId)),
        from: user,
        query,
        offset: options.offset ?? '',
        chat_type: 'sender',
      };
      const answered = new Promise<InlineAnswer>((answer, abandon) => {
        state.inlines.set(inlineQuery.id, {
          query: inlineQuery,
          askedAt: state.now(),
          isAnswered: false,
          answer(given) {
            state.offers.set(user.id, { query, answer: given });
            answer(given);
          },
          abandon,
        });
      });
      answered.catch(() => undefined);
      state.delivery.push('inline_query', inlineQuery);
      return answered;
    },
    chooseInline(resultId, chatId) {
      const room = roomFor(chatId);
      const offer = state.offers.get(user.id);
      const chosen = offer?.answer.results.find(({ id }) => id === resultId);
      if (offer === undefined || chosen === undefined) {
        throw new Error(`the bot did not offer ${user.first_name} a result "${resultId}"`);
      }
      // Telegram includes the ID only if there is a keyboard, see
      // https://core.telegram.org/bots/api#choseninlineresult.
      const inlineId =
        chosen.keyboard === undefined ? undefined : `inline-${state.nextId('inline messages', 1)}`;
      const { wire } = post(state, room, {
        from: user,
        via_bot: state.bot,
        ...chosen.content,
        reply_markup: chosen.keyboard,
        inlineId,
      });
      state.delivery.push('chosen_inline_result', {
        result_id: resultId,
        from: user,
        query: offer.query,
        inline_message_id: inlineId,
      });
      const isBotThere = room.chat.type === 'private' || isPresent(room, state.bot.id);
      if (isBotThere && isDeliveredToBot(state, room, wire)) state.delivery.push('message', wire);
      return wire;
    },
  };
}
