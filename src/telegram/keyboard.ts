import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { idMaxBytes } from '../chat/action.ts';
import { cut, limits } from '../chat/fit.ts';
import type { Button, Picker, PickerOption, View } from '../chat/view.ts';
import { isAddress } from './address.ts';
import { withoutControls } from './span.ts';

/** What fits side by side on a phone, in characters of all labels of a row together. */
const rowCharacters = 34;

/** The buttons under a view: its picker, then its rows; what is off is left out, as Telegram cannot show it. */
export function toKeyboard({ picker, buttons = [] }: View): InlineKeyboardMarkup {
  const rows = [
    ...(picker ? pickerRows(picker) : []),
    ...buttons.flatMap((row) => wrap(row.flatMap(toButton))),
  ];
  return { inline_keyboard: rows.slice(0, limits.telegram.rows) };
}

function pickerRows(picker: Picker): InlineKeyboardButton[][] {
  const options = picker.options.map((option) => optionButton(picker, option));
  return picker.many ? columns(options) : options.map((option) => [option]);
}

function optionButton({ press, many }: Picker, option: PickerOption): InlineKeyboardButton {
  const { value, label, detail, isPicked } = option;
  const words = !many && detail ? `${label} · ${detail}` : label;
  return pressButton(`${isPicked ? '✅ ' : ''}${words}`, `${press}~${value}`);
}

/** Rows of equal length, so that a button stands where it stood when its neighbour was picked. */
function columns(buttons: readonly InlineKeyboardButton[]): InlineKeyboardButton[][] {
  const longest = Math.max(0, ...buttons.map(({ text }) => text.replace('✅ ', '').length));
  const perRow = longest > 16 ? 1 : longest > 10 ? 2 : longest > 6 ? 3 : 4;
  const rows: InlineKeyboardButton[][] = [];
  for (let from = 0; from < buttons.length; from += perRow) {
    rows.push(buttons.slice(from, from + perRow));
  }
  return rows;
}

function toButton(button: Button): InlineKeyboardButton[] {
  if ('url' in button) {
    return isAddress(button.url) ? [{ text: labelText(button.label), url: button.url }] : [];
  }
  if (button.isOff) return [];
  return [{ ...pressButton(button.label, button.press), ...styles[button.style] }];
}

const styles = {
  main: { style: 'primary' },
  plain: {},
  danger: { style: 'danger' },
} as const;

/** Throws for an id beyond Telegram's 64 bytes: the whole message would be refused with an obscure answer. */
function pressButton(label: string, data: string): InlineKeyboardButton.CallbackButton {
  if (Buffer.byteLength(data) > idMaxBytes) throw new Error(`the id "${data}" is too long`);
  return { text: labelText(label), callback_data: data };
}

function labelText(label: string): string {
  const flat = withoutControls(label.replace(/\s+/g, ' ')).trim();
  return cut(flat || '…', limits.telegram.buttonLabel);
}

function wrap(buttons: readonly InlineKeyboardButton[]): InlineKeyboardButton[][] {
  const rows: InlineKeyboardButton[][] = [];
  let row: InlineKeyboardButton[] = [];
  let used = 0;
  for (const button of buttons) {
    const isFull = row.length >= limits.telegram.buttonsPerRow;
    if (row.length > 0 && (isFull || used + button.text.length > rowCharacters)) {
      rows.push(row);
      row = [];
      used = 0;
    }
    row.push(button);
    used += button.text.length;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
