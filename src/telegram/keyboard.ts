import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { idMaxBytes } from '../chat/action.ts';
import { cut, limits } from '../chat/fit.ts';
import type { Button, Picker, PickerOption, View } from '../chat/view.ts';
import { isAddress, isHomeAddress } from './address.ts';
import { withoutControls } from './span.ts';

/** What fits side by side on a phone, in characters of all labels of a row together. */
const rowCharacters = 34;

/** So many addresses, of that length, leave room for the text. */
const addressesMax = 3;
const addressMax = 500;

/** The most options of a picker, as the view promises. */
const optionsMax = 25;

/**
 * The buttons under a view: its picker, then its rows. Telegram cannot show a button as off: it stands there
 * without its colour, and its action says why not.
 */
export function toKeyboard({ picker, buttons = [] }: View): InlineKeyboardMarkup {
  const rows = [
    ...(picker ? pickerRows(picker) : []),
    ...buttons.flatMap((row) => wrap(row.flatMap(toButton))),
  ];
  return { inline_keyboard: distinct(rows).slice(0, limits.telegram.rows) };
}

/** Addresses of the home network that cannot be buttons and are to be read instead: a label and where it leads. */
export function readAddresses({ buttons = [] }: View): { label: string; url: string }[] {
  return buttons
    .flat()
    .flatMap((button) => ('url' in button && isHomeAddress(button.url) ? [button] : []))
    .filter(({ url }) => url.length <= addressMax)
    .slice(0, addressesMax)
    .map(({ label, url }) => ({ label: labelText(label), url: new URL(url).href }));
}

/** Each id once: two buttons that do the same are a mistake, and one of them is enough. */
function distinct(rows: readonly (readonly InlineKeyboardButton[])[]): InlineKeyboardButton[][] {
  const seen = new Set<string>();
  const isNew = (button: InlineKeyboardButton) => {
    if (!('callback_data' in button)) return true;
    return !seen.has(button.callback_data) && seen.add(button.callback_data);
  };
  return rows.map((row) => row.filter(isNew)).filter((row) => row.length > 0);
}

function pickerRows(picker: Picker): InlineKeyboardButton[][] {
  const options = picker.options
    .slice(0, optionsMax)
    .flatMap((option) => optionButton(picker, option));
  return picker.many ? columns(options) : options.map((option) => [option]);
}

function optionButton({ press, many }: Picker, option: PickerOption): PressButton[] {
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
  const { label, press, style, isOff } = button;
  return pressButton(label, press).map((made) => ({
    ...made,
    ...styles[isOff ? 'plain' : style],
  }));
}

const styles = {
  main: { style: 'primary' },
  plain: {},
  danger: { style: 'danger' },
} as const;

type PressButton = InlineKeyboardButton.CallbackButton;

/** None for an id beyond Telegram's 64 bytes, which no action has: the whole message would be refused over it. */
function pressButton(label: string, data: string): PressButton[] {
  if (Buffer.byteLength(data) > idMaxBytes) return [];
  return [{ text: labelText(label), callback_data: data }];
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
