import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { idMaxBytes, toPickId } from '../../chat/action.ts';
import { limits } from '../../chat/fit.ts';
import type { Button, Picker, PickerOption, View } from '../../chat/view.ts';
import { cutLabels } from '../../domain/distinct-labels.ts';
import { cutText } from '../../domain/text.ts';
import { stripControls } from './span.ts';
import { toLinkableUrl, toLocalUrl } from './url.ts';

/** The total length of the labels that fit into a row on a phone. */
const rowLengthMax = 34;

/** More or longer addresses would leave too little room for the text. */
const plainUrlsMax = 3;
const plainUrlLengthMax = 500;

const selectedMark = '✅ ';

/** The limit of options in a picker, the same on all platforms. */
const optionsMax = 25;

/**
 * The buttons below a view: its picker, then its rows. Telegram has no disabled buttons: they have no color instead,
 * and their action says why it is not possible.
 */
export function toKeyboard({ picker, buttons = [] }: View): InlineKeyboardMarkup {
  const rows = [
    ...(picker ? toPickerRows(picker) : []),
    ...buttons.flatMap((row) => wrapRow(row.flatMap(toButton))),
  ];
  return { inline_keyboard: removeDuplicates(rows).slice(0, limits.telegram.rows) };
}

/** Local addresses, which cannot be buttons and are shown as text instead. */
export function listPlainUrls({ buttons = [] }: View): { label: string; url: string }[] {
  return buttons
    .flat()
    .flatMap((button) => {
      const url = 'url' in button ? toLocalUrl(button.url) : null;
      return url ? [{ label: toLabel(button.label), url }] : [];
    })
    .filter(({ url }) => url.length <= plainUrlLengthMax)
    .slice(0, plainUrlsMax);
}

/** Keeps one button for each id, as on the other platforms. */
function removeDuplicates(
  rows: readonly (readonly InlineKeyboardButton[])[],
): InlineKeyboardButton[][] {
  const usedIds = new Set<string>();
  const isFirst = (button: InlineKeyboardButton) => {
    if (!('callback_data' in button)) return true;
    return !usedIds.has(button.callback_data) && usedIds.add(button.callback_data);
  };
  return rows.map((row) => row.filter(isFirst)).filter((row) => row.length > 0);
}

function toPickerRows(picker: Picker): InlineKeyboardButton[][] {
  const shown = picker.options.slice(0, optionsMax);
  const labels = cutLabels(
    shown.map((option) => flatten(toOptionText(picker, option))),
    limits.telegram.buttonLabel - selectedMark.length,
  );
  const options = shown.flatMap((option, index) =>
    toPressButton(
      `${option.isSelected ? selectedMark : ''}${labels[index] ?? ''}`,
      toPickId(picker, option),
    ),
  );
  return picker.isMultiple ? toColumns(options) : options.map((option) => [option]);
}

function toOptionText({ isMultiple }: Picker, { label, detail }: PickerOption): string {
  return !isMultiple && detail ? `${label} · ${detail}` : label;
}

/** Rows of equal length, so that buttons stay in place when one of them is selected and its label grows. */
function toColumns(buttons: readonly InlineKeyboardButton[]): InlineKeyboardButton[][] {
  const longest = Math.max(0, ...buttons.map(({ text }) => text.replace(selectedMark, '').length));
  const perRow = longest > 16 ? 1 : longest > 10 ? 2 : longest > 6 ? 3 : 4;
  const rows: InlineKeyboardButton[][] = [];
  for (let from = 0; from < buttons.length; from += perRow) {
    rows.push(buttons.slice(from, from + perRow));
  }
  return rows;
}

function toButton(button: Button): InlineKeyboardButton[] {
  if ('url' in button) {
    const url = toLinkableUrl(button.url);
    return url ? [{ text: toLabel(button.label), url }] : [];
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

/** No button for an id of more than 64 bytes: Telegram would reject the whole message. */
function toPressButton(label: string, data: string): PressButton[] {
  if (Buffer.byteLength(data) > idMaxBytes) return [];
  return [{ text: toLabel(label), callback_data: data }];
}

function toLabel(label: string): string {
  return cutText(flatten(label), limits.telegram.buttonLabel);
}

function flatten(label: string): string {
  return stripControls(label.replace(/\s+/g, ' ')).trim() || '…';
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
