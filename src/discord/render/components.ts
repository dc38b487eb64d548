import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIRoleSelectComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord.js';
import { limits } from '../../chat/fit.ts';
import type { Button, Picker, View } from '../../chat/view.ts';
import { cutLabels } from '../../domain/distinct-labels.ts';
import { cutText } from '../../domain/text.ts';
import { isSnowflake, stripDirectionMarks, toPublicUrl } from './markdown.ts';

/** A row of buttons, or with one select menu. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const { discord: max } = limits;

/** Limits of Discord (Discord's documentation, "Component Reference"). */
const optionsMax = 25;
const idMax = 100;
const placeholderMax = 150;
const buttonUrlMax = 512;
/** Takes the place of an empty label, which Discord rejects. */
const emptyLabel = '…';

/** The rows below a message: the picker, then the buttons. Discord shows labels as plain text. */
export function toRows({ picker, buttons = [] }: Pick<View, 'picker' | 'buttons'>): Row[] {
  const usedIds = new Set<string>();
  const isNewId = (id: string) =>
    id !== '' && id.length <= idMax && !usedIds.has(id) && usedIds.add(id);
  const rows: Row[] = [];
  const hasPicker = picker && (picker.kind === 'roles' || picker.options.length > 0);
  if (hasPicker && isNewId(picker.press)) {
    const select = picker.kind === 'roles' ? toRoleSelect(picker) : toSelect(picker);
    rows.push({ type: ComponentType.ActionRow, components: [select] });
  }
  for (const row of buttons) {
    const rowButtons = row
      .filter((button) => 'url' in button || isNewId(button.press))
      .map(toButton)
      .filter((button) => button !== null);
    for (let from = 0; from < rowButtons.length; from += max.buttonsPerRow) {
      const components = rowButtons.slice(from, from + max.buttonsPerRow);
      rows.push({ type: ComponentType.ActionRow, components });
    }
  }
  return rows.slice(0, max.rows);
}

function toSelect({ press, placeholder, options, isMultiple }: Picker): APIStringSelectComponent {
  const values = new Set<string>();
  const selectOptions = options
    .filter(({ value }) => value !== '' && !values.has(value) && values.add(value))
    .slice(0, optionsMax);
  const labels = cutLabels(
    selectOptions.map((option) => toPlainLabel(option.label)),
    max.optionLabel,
  );
  const firstSelected = selectOptions.find((option) => option.isSelected);
  return {
    type: ComponentType.StringSelect,
    custom_id: press,
    ...(placeholder.trim() ? { placeholder: cutText(placeholder, placeholderMax) } : {}),
    min_values: isMultiple ? 0 : 1,
    max_values: isMultiple ? selectOptions.length : 1,
    options: selectOptions.map((option, index) => ({
      value: option.value,
      label: labels[index] ?? emptyLabel,
      ...(option.detail?.trim() ? { description: cutText(option.detail, max.optionLabel) } : {}),
      default: isMultiple ? option.isSelected : option === firstSelected,
    })),
  };
}

/** Discord adds the roles of the guild to this menu itself. */
function toRoleSelect({ press, placeholder, options, isMultiple }: Picker): APIRoleSelectComponent {
  const ids = [...new Set(options.map(({ value }) => value))].filter(isSnowflake);
  const max_values = isMultiple ? optionsMax : 1;
  return {
    type: ComponentType.RoleSelect,
    custom_id: press,
    ...(placeholder.trim() ? { placeholder: cutText(placeholder, placeholderMax) } : {}),
    min_values: isMultiple ? 0 : 1,
    max_values,
    default_values: ids
      .slice(0, max_values)
      .map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
  };
}

function toButton(button: Button): APIButtonComponent | null {
  const type = ComponentType.Button;
  const label = toLabel(button.label, max.buttonLabel);
  if ('url' in button) {
    const url = toPublicUrl(button.url, buttonUrlMax);
    return url ? { type, style: ButtonStyle.Link, label, url } : null;
  }
  const disabled = button.isDisabled ?? false;
  return { type, style: styles[button.style], label, custom_id: button.press, disabled };
}

function toLabel(text: string, maxLength: number): string {
  return cutText(toPlainLabel(text), maxLength);
}

function toPlainLabel(text: string): string {
  const plain = stripDirectionMarks(text);
  return plain.trim() ? plain : emptyLabel;
}

const styles = {
  main: ButtonStyle.Primary,
  plain: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;
