import type { Pattern, SelectExpression } from '@fluent/syntax';
import {
  type Catalog,
  getSelector,
  getVariantKey,
  listPlaceables,
  listSelects,
  listWords,
  toLongestText,
} from './catalog.ts';
import { isTooLong } from './limits.ts';
import { isInvariable, isSharedWord } from './shared-words.ts';

const pluralCategories = ['zero', 'one', 'two', 'few', 'many', 'other'];
/** Numbers that texts are used with; a language may have more categories for fractions and millions. */
const counts = Array.from({ length: 201 }, (_, count) => count);

/** What is wrong with a language, each as the key and the reason. Empty if it is complete and right. */
export function checkLanguage(catalog: Catalog, english: Catalog): string[] {
  const keys = [...new Set([...english.messages.keys(), ...catalog.messages.keys()])];
  return [
    ...catalog.faults,
    ...keys.flatMap((key) => {
      const text = catalog.messages.get(key);
      const model = english.messages.get(key);
      if (!text) return [`${key}: is missing`];
      if (!model) return [`${key}: is not in English`];
      return checkMessage(catalog.locale, { key, text, model }).map((fault) => `${key}: ${fault}`);
    }),
  ];
}

interface Translated {
  readonly key: string;
  readonly text: Pattern;
  /** The English text. */
  readonly model: Pattern;
}

function checkMessage(locale: string, { key, text, model }: Translated): string[] {
  const faults: string[] = [];
  if (!isSame(listPlaceables(text), listPlaceables(model))) faults.push('has other placeables');
  if (/^(command|option)-name-/.test(key)) return [...faults, ...checkName(text)];
  const plain = toLongestText(text, 'A usual name');
  if (isTooLong(key, plain)) faults.push(`is too long (${plain.length})`);
  if (/(^|[\s(“„«"])\/[a-z]/.test(plain)) faults.push('names a command without { command-name-… }');
  const textWords = listWords(text);
  const isCopied = locale !== 'en' && textWords.join(' ') === listWords(model).join(' ');
  if (isCopied && !textWords.every((word) => isSharedWord(word, locale))) {
    faults.push('is the English text');
  }
  const models = listSelects(model);
  const selects = listSelects(text);
  const expected = isInvariable(key, locale) ? [] : models.filter(isPlural);
  for (const select of expected) {
    const selector = getSelector(select);
    if (!selects.some((each) => isPlural(each) && getSelector(each) === selector)) {
      faults.push(`does not depend on the number ${selector}`);
    }
  }
  for (const select of selects) {
    faults.push(
      ...(isPlural(select)
        ? checkPlural(locale, select)
        : checkValues(
            select,
            models.find((each) => getSelector(each) === getSelector(select)),
          )),
    );
  }
  return faults;
}

/** The same names work in Discord and Telegram, which has the stricter rules (docs/chat-platforms.md). */
function checkName(text: Pattern): string[] {
  return /^[a-z0-9]{1,32}$/.test(toLongestText(text, '?')) ? [] : ['has more than a-z and 0-9'];
}

function isPlural({ variants }: SelectExpression): boolean {
  return variants
    .map(getVariantKey)
    .some((key) => key !== 'other' && pluralCategories.includes(key));
}

function checkPlural(locale: string, select: SelectExpression): string[] {
  const rules = new Intl.PluralRules(locale);
  const keys = select.variants.map(getVariantKey);
  const selector = getSelector(select);
  const others = select.variants.filter((variant) => !variant.default);
  const unknown = others
    .map(getVariantKey)
    .filter(
      (key) =>
        !/^\d+$/.test(key) && !rules.resolvedOptions().pluralCategories.some((c) => c === key),
    );
  const needed = new Set(
    counts.filter((count) => !keys.includes(String(count))).map((count) => rules.select(count)),
  );
  const missing = [...needed].filter(
    (category) => category !== 'other' && !keys.includes(category),
  );
  const model = select.variants.find((variant) => variant.default);
  const expected = new Set(model ? listPlaceables(model.value) : []);
  const showsNumber = expected.delete(selector);
  const unlike = others.filter(({ value }) => {
    const placeables = new Set(listPlaceables(value));
    placeables.delete(selector);
    return !isSame(placeables, expected);
  });
  const vague = others.filter((variant) => {
    const key = getVariantKey(variant);
    if (!showsNumber || listPlaceables(variant.value).has(selector)) return false;
    return (
      counts.filter((count) => !keys.includes(String(count)) && rules.select(count) === key)
        .length > 1
    );
  });
  return [
    ...unknown.map((key) => `has [${key}], which this language does not`),
    ...missing.map((key) => `lacks [${key}] for ${selector}`),
    ...unlike.map((variant) => `has other placeables in [${getVariantKey(variant)}]`),
    ...vague.map((variant) => `does not show the number in [${getVariantKey(variant)}]`),
  ];
}

function checkValues(select: SelectExpression, model: SelectExpression | undefined): string[] {
  const keysOf = (each: SelectExpression | undefined) =>
    new Set((each?.variants ?? []).map(getVariantKey));
  return isSame(keysOf(select), keysOf(model))
    ? []
    : [`has other variants for ${getSelector(select)}`];
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
