import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { idMaxBytes } from '../../chat/action.ts';
import { cut, limits } from '../../chat/fit.ts';
import type { Button, Picker, PickerOption, View } from '../../chat/view.ts';
import { stripControls } from './span.ts';
import { isLinkableUrl, isLocalUrl } from './url.ts';

/** What fits side by side on a phone, in characters of all labels of a row together. */
const rowLengthMax = 34;

/** So many addresses, of that length, leave room for the text. */
const plainUrlsMax = 3;
const plainUrlLengthMax = 500;

/** The most options of a picker, as the view promises. */
const optionsMax = 25;

/**
 * The buttons under a view: its picker, then its rows. Telegram cannot show a button as off: it stands there
 * without its colour, and its action says why not.
 */
export function toKeyboard({ picker, buttons = [] }: View): InlineKeyboardMarkup {
  const rows = [
    ...(picker ? toPickerRows(picker) : []),
    ...buttons.flatMap((row) => wrapRow(row.flatMap(toButton))),
  ];
  return { inline_keyboard: removeDuplicates(rows).slice(0, limits.telegram.rows) };
}

/** Addresses of the home network that cannot be buttons and are to be read instead: a label and where it leads. */
export function listPlainUrls({ buttons = [] }: View): { label: string; url: string }[] {
  return buttons
    .flat()
    .flatMap((button) => ('url' in button && isLocalUrl(button.url) ? [button] : []))
    .filter(({ url }) => url.length <= plainUrlLengthMax)
    .slice(0, plainUrlsMax)
    .map(({ label, url }) => ({ label: toLabel(label), url: new URL(url).href }));
}

/** Each id once: two buttons that do the same are a mistake, and one of them is enough. */
function removeDuplicates(
  rows: readonly (readonly InlineKeyboardButton[])[],
): InlineKeyboardButton[][] {
  const usedIds = new Set<string>();
  const isNew = (button: InlineKeyboardButton) => {
    if (!('callback_data' in button)) return true;
    return !usedIds.has(button.callback_data) && usedIds.add(button.callback_data);
  };
  return rows.map((row) => row.filter(isNew)).filter((row) => row.length > 0);
}

function toPickerRows(picker: Picker): InlineKeyboardButton[][] {
  const options = picker.options
    .slice(0, optionsMax)
    .flatMap((option) => toOptionButton(picker, option));
  return picker.isMultiple ? toColumns(options) : options.map((option) => [option]);
}

function toOptionButton({ press, isMultiple }: Picker, option: PickerOption): PressButton[] {
  const { value, label, detail, isSelected } = option;
  const text = !isMultiple && detail ? `${label} · ${detail}` : label;
  return toPressButton(`${isSelected ? '✅ ' : ''}${text}`, `${press}~${value}`);
}

/** Rows of equal length, so that a button stands where it stood when its neighbour was picked. */
function toColumns(buttons: readonly InlineKeyboardButton[]): InlineKeyboardButton[][] {
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
    return isLinkableUrl(button.url) ? [{ text: toLabel(button.label), url: button.url }] : [];
  }
  const { label, press, style, isDisabled } = button;
  return toPressButton(label, press).map((keyboardButton) => ({
    ...keyboardButton,
    ...styles[isDisabled ? 'plain' : style],
  }));
}

const styles = {
  main: { style: 'primary' },
  plain: {},
  danger: { style: 'danger' },
} as const;

type PressButton = InlineKeyboardButton.CallbackButton;

/** None for an id beyond Telegram's 64 bytes, which no action has: the whole message would be refused over it. */
function toPressButton(label: string, data: string): PressButton[] {
  if (Buffer.byteLength(data) > idMaxBytes) return [];
  return [{ text: toLabel(label), callback_data: data }];
}

function toLabel(label: string): string {
  const flat = stripControls(label.replace(/\s+/g, ' ')).trim();
  return cut(flat || '…', limits.telegram.buttonLabel);
}

function wrapRow(buttons: readonly InlineKeyboardButton[]): InlineKeyboardButton[][] {
  const rows: InlineKeyboardButton[][] = [];
  let row: InlineKeyboardButton[] = [];
  let usedLength = 0;
  for (const button of buttons) {
    const isFull = row.length >= limits.telegram.buttonsPerRow;
    if (row.length > 0 && (isFull || usedLength + button.text.length > rowLengthMax)) {
      rows.push(row);
      row = [];
      usedLength = 0;
    }
    row.push(button);
    usedLength += button.text.length;
  }
  if (row.length > 0) rows.push(row);
  return rows;
}
