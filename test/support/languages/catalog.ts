import {
  type Message,
  type Pattern,
  parse,
  type SelectExpression,
  type Variant,
  Visitor,
} from '@fluent/syntax';

/** The messages of a Fluent source by key, and what in it is none. */
export interface Catalog {
  readonly locale: string;
  readonly messages: ReadonlyMap<string, Pattern>;
  /** Text that could not be read, keys that come twice, and messages without a text. */
  readonly faults: readonly string[];
}

/** Reads a Fluent source. */
export function readCatalog(locale: string, source: string): Catalog {
  const messages = new Map<string, Pattern>();
  const faults: string[] = [];
  for (const entry of parse(source, {}).body) {
    if (entry.type === 'Junk') faults.push(`cannot be read: ${entry.content.trim()}`);
    if (entry.type !== 'Message') continue;
    const key = entry.id.name;
    if (messages.has(key)) faults.push(`${key}: comes twice`);
    if (isEmpty(entry)) faults.push(`${key}: is empty`);
    else if (entry.value) messages.set(key, entry.value);
  }
  return { locale, messages, faults };
}

/** What a text stands for with values: its arguments and the messages that it refers to. */
export function listPlaceables(pattern: Pattern): ReadonlySet<string> {
  const found = new Set<string>();
  class Placeables extends Visitor {
    override visitVariableReference({ id }: { id: { name: string } }) {
      found.add(`$${id.name}`);
    }
    override visitMessageReference({ id }: { id: { name: string } }) {
      found.add(id.name);
    }
  }
  new Placeables().visit(pattern);
  return found;
}

/** The places where a text depends on an argument. */
export function listSelects(pattern: Pattern): readonly SelectExpression[] {
  return pattern.elements.flatMap((element) =>
    element.type === 'Placeable' && element.expression.type === 'SelectExpression'
      ? [
          element.expression,
          ...element.expression.variants.flatMap(({ value }) => listSelects(value)),
        ]
      : [],
  );
}

/** The argument by which a variant is chosen. */
export function getSelector({ selector }: SelectExpression): string {
  return selector.type === 'VariableReference' ? `$${selector.id.name}` : '';
}

/** What a variant is for: a category of plurals, a number, or a value. */
export function getVariantKey({ key }: Variant): string {
  return key.type === 'Identifier' ? key.name : key.value;
}

/** A text with a sample in the place of each argument, in its longest variants. */
export function toLongestText(pattern: Pattern, sample: string): string {
  return pattern.elements
    .map((element) => {
      if (element.type === 'TextElement') return element.value;
      const { expression } = element;
      if (expression.type === 'SelectExpression') {
        const texts = expression.variants.map(({ value }) => toLongestText(value, sample));
        return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
      }
      return expression.type === 'StringLiteral' ? expression.value : sample;
    })
    .join('');
}

/** The words of a text, without its arguments. */
export function listWords(pattern: Pattern): readonly string[] {
  return pattern.elements.flatMap((element) => {
    if (element.type === 'TextElement') {
      return element.value.match(/[\p{L}\p{N}]*\p{L}[\p{L}\p{N}]*/gu) ?? [];
    }
    return element.expression.type === 'SelectExpression'
      ? element.expression.variants.flatMap(({ value }) => listWords(value))
      : [];
  });
}

function isEmpty({ value }: Message): boolean {
  if (!value) return true;
  const texts = [
    value,
    ...listSelects(value).flatMap(({ variants }) => variants.map((v) => v.value)),
  ];
  return texts.some(({ elements }) =>
    elements.every((each) => each.type === 'TextElement' && each.value.trim() === ''),
  );
}
