import { MessageFlag } from '../state/model.ts';
import { checkSelect, checkUniqueIds } from './component-rules.ts';
import { checkMessage } from './message-rules.ts';
import { type Component, choicesBody, flatten, isJson, modalBody } from './shapes.ts';
import type { Violation } from './violation.ts';

/** Rules beyond the schema for the first response to an interaction. */
export function checkCallback(body: unknown): Violation[] {
  if (!isJson(body)) return [];
  const { type, data } = body;
  if (type === 4 || type === 7) return checkMessage(data ?? {}, 'interaction', ['data']);
  if (type === 5 || type === 6) return checkDeferred(data);
  if (type === 8) return checkChoices(data);
  if (type === 9) return checkModal(data);
  return [];
}

function checkDeferred(data: unknown): Violation[] {
  if (!isJson(data)) return [];
  const code = 'DEFERRED_DATA_INVALID';
  const stray = Object.keys(data)
    .filter((key) => key !== 'flags')
    .map((key) => ({ path: ['data', key], code, message: 'a deferred answer takes only flags' }));
  const flags = data['flags'];
  const isOther = typeof flags === 'number' && (flags & ~MessageFlag.ephemeral) !== 0;
  const message = 'a deferred answer takes only the ephemeral flag';
  return isOther ? [...stray, { path: ['data', 'flags'], code, message }] : stray;
}

function checkChoices(data: unknown): Violation[] {
  const parsed = choicesBody.safeParse(data ?? {});
  if (!parsed.success) return [];
  return (parsed.data.choices ?? []).flatMap(({ name, value }, index) => {
    const path = ['data', 'choices', index];
    const found: Violation[] = [];
    if (name.trim() === '') {
      found.push({ path: [...path, 'name'], code: 'BASE_TYPE_REQUIRED', message: 'blank name' });
    }
    // Docs, "Application Command Option Choice": a string value has up to 100 characters.
    if (typeof value === 'string' && value.length > 100) {
      const message = `Must be 100 or fewer in length, is ${value.length}`;
      found.push({ path: [...path, 'value'], code: 'BASE_TYPE_MAX_LENGTH', message });
    }
    return found;
  });
}

function checkModal(data: unknown): Violation[] {
  const parsed = modalBody.safeParse(data);
  if (!parsed.success) return [];
  const { components } = parsed.data;
  const path = ['data', 'components'];
  const found: Violation[] = [];
  const add = (code: string, message: string) => found.push({ path, code, message });

  if (components.length > 5)
    add('BASE_TYPE_BAD_LENGTH', `at most 5 rows, not ${components.length}`);
  if (flatten(components).every((one) => one.custom_id == null)) {
    add('BASE_TYPE_REQUIRED', 'a modal asks for something');
  }
  for (const row of components) {
    for (const input of row.components ?? []) {
      if (!input.label)
        add('BASE_TYPE_REQUIRED', `input ${input.custom_id} in a row needs a label`);
    }
    if (row.component?.type === 4 && row.component.label) {
      add(
        'MODAL_LABEL_DUPLICATED',
        `input ${row.component.custom_id} in a label has its own label`,
      );
    }
  }
  return [
    ...found,
    ...checkUniqueIds(flatten(components), path),
    ...flatten(components).flatMap((one) => (one.options ? checkSelect(one, path) : [])),
    ...flatten(components).flatMap((one) => (one.type === 4 ? checkInput(one, path) : [])),
  ];
}

function checkInput(input: Component, path: Violation['path']): Violation[] {
  const { custom_id: name, min_length: least, max_length: most, value } = input;
  const found: Violation[] = [];
  const add = (message: string) => found.push({ path, code: 'BASE_TYPE_BAD_LENGTH', message });
  if ((least ?? 0) > (most ?? 4000)) add(`input ${name}: min_length is above max_length`);
  if (value && (value.length > (most ?? 4000) || value.length < (least ?? 0))) {
    add(`input ${name}: its value does not fit its own limits`);
  }
  return found;
}
