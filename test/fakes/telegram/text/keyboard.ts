import { breach } from '../http/refusal.ts';
import type { InlineKeyboard, ReplyMarkup } from '../wire/wire.ts';
import { normalUrl } from './entities.ts';
import { checkDeepLink, type TextContext } from './text.ts';

/** The button limit of an inline keyboard (observed on Telegram, not documented). */
const buttonMaximum = 100;
const dataMaximumBytes = 64;

type Button = InlineKeyboard['inline_keyboard'][number][number];

const actions = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'pay',
] as const satisfies readonly (keyof Button)[];

/** The checked inline keyboard of a message; undefined if missing, empty, or another markup. */
export function readKeyboard(
  markup: ReplyMarkup | undefined,
  context: TextContext,
): InlineKeyboard | undefined {
  if (markup === undefined || !('inline_keyboard' in markup)) return undefined;
  const rows = markup.inline_keyboard.filter((row) => row.length > 0);
  if (rows.flat().length > buttonMaximum) throw breach('keyboard', 'reply markup is too long');
  for (const button of rows.flat()) checkButton(button, context);
  return rows.length === 0 ? undefined : { inline_keyboard: rows };
}

function checkButton(button: Button, context: TextContext): void {
  const given = actions.filter((action) => button[action] !== undefined);
  if (button.text.trim() === '') {
    throw breach('keyboard', "can't parse inline keyboard button: Text must be non-empty");
  }
  if (given.length !== 1) {
    throw breach(
      'keyboard',
      `can't parse inline keyboard button: exactly one action is needed, "${button.text}" has ${given.length}`,
    );
  }
  if (button.callback_data !== undefined) {
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > dataMaximumBytes) throw breach('callback-data', 'BUTTON_DATA_INVALID');
  }
  if (button.url === undefined) return;
  if (normalUrl(button.url) === undefined) {
    throw breach(
      'keyboard',
      `inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`,
    );
  }
  checkDeepLink(button.url, context);
}
