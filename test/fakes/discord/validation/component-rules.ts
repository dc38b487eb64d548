import { isUnicodeEmoji } from '../state/reactions.ts';
import { type Component, flatten } from './shapes.ts';
import type { Violation } from './violation.ts';

type Path = Violation['path'];

const BUTTON = 2;
const SELECTS = [3, 5, 6, 7, 8];
const LINK = 5;
const PREMIUM = 6;

/** Rules beyond the schema for the components of a message. */
export function checkComponents(
  components: readonly Component[],
  isV2: boolean,
  path: Path,
): Violation[] {
  const all = flatten(components);
  const found: Violation[] = [];
  const add = (code: string, message: string, where: Path = path) =>
    found.push({ path: where, code, message });

  if (isV2) {
    if (all.length > 40)
      add('BASE_TYPE_MAX_LENGTH', `at most 40 components, nested ones counted, not ${all.length}`);
    const text = all.reduce(
      (sum, one) => sum + (one.type === 10 ? (one.content ?? '').length : 0),
      0,
    );
    if (text > 4000)
      add(
        'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
        `at most 4000 characters of text, not ${text}`,
      );
  } else if (components.length > 5) {
    add('BASE_TYPE_BAD_LENGTH', `at most 5 action rows, not ${components.length}`);
  }
  found.push(...checkUniqueIds(all, path));
  found.push(...checkLinks(components, path));
  for (const one of all) {
    if (one.type === BUTTON) found.push(...checkButton(one, path));
    if (SELECTS.includes(one.type)) found.push(...checkSelect(one, path));
    const inner = one.components ?? [];
    if (one.type === 1 && inner.length > 1 && inner.some(({ type }) => type !== BUTTON)) {
      add('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'a row has up to 5 buttons or one select');
    }
  }
  return found;
}

/** The URLs of link buttons; Discord reports each with its path. */
function checkLinks(components: readonly Component[], path: Path): Violation[] {
  return components.flatMap((one, index) => {
    const where = [...path, index];
    const violation = one.url ? checkUrl(one.url, [...where, 'url'], ['discord']) : null;
    const inner = checkLinks(one.components ?? [], [...where, 'components']);
    return violation ? [violation, ...inner] : inner;
  });
}

/** A URL needs http, https, or one of these schemes, and a host with a dot. */
export function checkUrl(url: string, path: Path, schemes: readonly string[]): Violation | null {
  const [, scheme = ''] = /^([a-z]+):\/\//.exec(url) ?? [];
  if (schemes.includes(scheme)) return null;
  if (scheme !== 'http' && scheme !== 'https') {
    const message = `Scheme of "${url}" is not supported`;
    return { path, code: 'URL_TYPE_INVALID_SCHEME', message };
  }
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return host.includes('.')
    ? null
    : { path, code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' };
}

/** A `custom_id` may be used once in a message or modal, and a component `id` too. */
export function checkUniqueIds(all: readonly Component[], path: Path): Violation[] {
  const customIds = repeated(all.flatMap((one) => one.custom_id ?? []));
  const ids = repeated(all.flatMap((one) => (one.id ? String(one.id) : [])));
  return [
    ...customIds.map((id) => ({
      path,
      code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
      message: `Component custom id cannot be duplicated: ${id}`,
    })),
    ...ids.map((id) => ({ path, code: 'COMPONENT_ID_DUPLICATED', message: `id ${id} twice` })),
  ];
}

/** Values that occur more than once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function checkButton(button: Component, path: Path): Violation[] {
  const { style, custom_id: customId, url, label, emoji } = button;
  const name = customId ?? url ?? label ?? '?';
  const found: Violation[] = [];
  const add = (code: string, message: string) =>
    found.push({ path, code, message: `button ${name}: ${message}` });
  const isOwn = style !== LINK && style !== PREMIUM;

  if (isOwn && !customId) add('BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'a custom id is required');
  if (!isOwn && customId) add('BUTTON_COMPONENT_CUSTOM_ID_INVALID', 'links have no custom id');
  if (style === LINK && !url) add('BUTTON_COMPONENT_URL_REQUIRED', 'a url is required');
  if (style !== LINK && url) add('BUTTON_COMPONENT_URL_INVALID', 'only links have a url');
  if (style !== PREMIUM && (label ?? '').trim() === '' && !emoji) {
    add('BUTTON_COMPONENT_INVALID', 'a label or an emoji is required');
  }
  if (isBadEmoji(emoji)) add('COMPONENT_INVALID_EMOJI', `${emoji?.name} is not an emoji`);
  return found;
}

/** Rules beyond the schema for a select menu. */
export function checkSelect(select: Component, path: Path): Violation[] {
  const found: Violation[] = [];
  const add = (code: string, message: string) =>
    found.push({ path, code, message: `select ${select.custom_id}: ${message}` });
  const options = select.options ?? [];
  const least = select.min_values ?? 1;
  const most = select.max_values ?? 1;

  for (const value of repeated(options.map((option) => option.value))) {
    add('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', `the option value ${value} is used twice`);
  }
  if (least > most) add('SELECT_COMPONENT_MIN_VALUES_INVALID', 'min_values is above max_values');
  if (options.length > 0 && most > options.length) {
    add('SELECT_COMPONENT_MAX_VALUES_INVALID', `max_values ${most} for ${options.length} options`);
  }
  if (options.filter((option) => option.default).length > most) {
    add('SELECT_COMPONENT_DEFAULTS_INVALID', 'more defaults than max_values');
  }
  if (options.some((option) => option.label.trim() === ''))
    add('BASE_TYPE_REQUIRED', 'blank label');
  for (const { emoji } of options) {
    if (isBadEmoji(emoji)) add('COMPONENT_INVALID_EMOJI', `${emoji?.name} is not an emoji`);
  }
  return found;
}

function isBadEmoji(emoji: Component['emoji']): boolean {
  return emoji != null && !emoji.id && !isUnicodeEmoji(emoji.name ?? '');
}
