import {
  type CallbackAnswer,
  getEntry,
  type MessageEntry,
  type Room,
  type State,
} from '../state/state.ts';
import type { CallbackQuery, User } from '../wire/wire.ts';

/** A press on a button: the spinner shows until the bot answers. */
export interface Press {
  readonly queryId: string;
  /** The bot's answer; rejects if the server stops without one. */
  readonly answered: Promise<CallbackAnswer>;
  readonly isAnswered: () => boolean;
}

interface Presses {
  press(chatId: number, messageId: number, callbackData: string): Press;
  pressLabel(chatId: number, messageId: number, label: string): Press;
  pressRaw(chatId: number, messageId: number, callbackData: string): Press;
}

const firstQueryId = 900_000_000_000;

/** The presses of one person. */
export function createPress(state: State, user: User, roomFor: (id: number) => Room): Presses {
  const buttonsOf = (entry: MessageEntry) => entry.wire.reply_markup?.inline_keyboard.flat() ?? [];
  const ask = (entry: MessageEntry, data: string): Press => {
    const query: CallbackQuery = {
      id: String(state.nextId('queries', firstQueryId)),
      from: user,
      chat_instance: String(entry.wire.chat.id * 31),
      data,
      ...(entry.inlineId === undefined
        ? { message: entry.wire }
        : { inline_message_id: entry.inlineId }),
    };
    const answered = openQuery(state, query);
    state.delivery.push('callback_query', query);
    return {
      queryId: query.id,
      answered,
      isAnswered: () => state.callbacks.get(query.id)?.isAnswered ?? false,
    };
  };
  return {
    press(chatId, messageId, callbackData) {
      const entry = getEntry(roomFor(chatId), messageId);
      if (!buttonsOf(entry).some((button) => button.callback_data === callbackData)) {
        throw new Error(`message ${messageId} has no button with the data "${callbackData}"`);
      }
      return ask(entry, callbackData);
    },
    pressLabel(chatId, messageId, label) {
      const entry = getEntry(roomFor(chatId), messageId);
      const buttons = buttonsOf(entry);
      const data = buttons.find((button) => button.text === label)?.callback_data;
      if (data === undefined) {
        const labels = buttons.map(({ text }) => text).join(', ');
        throw new Error(`message ${messageId} has no button "${label}", only: ${labels}`);
      }
      return ask(entry, data);
    },
    pressRaw(chatId, messageId, callbackData) {
      return ask(getEntry(roomFor(chatId), messageId), callbackData);
    },
  };
}

function openQuery(state: State, query: CallbackQuery): Promise<CallbackAnswer> {
  const answered = new Promise<CallbackAnswer>((answer, abandon) => {
    state.callbacks.set(query.id, {
      query,
      askedAt: state.now(),
      isAnswered: false,
      answer,
      abandon,
    });
  });
  // If a test ignores the answer, the final rejection must not end the process.
  answered.catch(() => undefined);
  return answered;
}
