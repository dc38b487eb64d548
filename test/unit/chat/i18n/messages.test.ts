import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderMessageKeys } from '../../../../scripts/message-keys.ts';
import { loadTranslations } from '../../../../src/chat/i18n/translations.ts';
import { errorMetadata } from '../../../../src/domain/app-error.ts';
import { historyEvents } from '../../../../src/domain/requests/history.ts';
import { requestStates } from '../../../../src/domain/requests/request.ts';
import { readSources } from '../../../support/architecture/source-files.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const folder = `${root}/src/chat/i18n`;
const languages = readdirSync(folder)
  .filter((name) => name.endsWith('.ftl'))
  .map((name) => name.replace('.ftl', ''));
const translations = loadTranslations();

function read(locale: string): string {
  return readFileSync(`${folder}/${locale}.ftl`, 'utf8');
}

/** Every message with its arguments, which are the same in every language. */
function signatures(source: string): Map<string, string> {
  const message = /readonly '([\w-]+)': (null|\{[^}]*\});/g;
  return new Map(
    [...renderMessageKeys(source).matchAll(message)].map(([, key = '', type = '']) => [
      key,
      [...type.matchAll(/readonly (\w+):/g)]
        .map(([, name]) => name)
        .sort()
        .join(' '),
    ]),
  );
}

const english = signatures(read('en'));

/** A message with an argument of a usual length in every place. */
function sample(locale: string, key: string): string {
  const names = (english.get(key) ?? '').split(' ').filter(Boolean);
  const args = Object.fromEntries(names.map((name) => [name, 'A usual name']));
  return String(Reflect.apply(translations.forLocale(locale), undefined, [key, args]));
}

describe.each(languages)('the texts in %s', (locale) => {
  it('have every English message with the same arguments', () => {
    expect(signatures(read(locale))).toEqual(english);
  });

  it.each([
    // Discord: the description of a command or an option.
    [/^(command|option)-/, 100],
    // Discord: the label of a button.
    [/^button-/, 80],
    // Telegram: the toast after pressing a button.
    [/^(toast|subscription|link-checking)-?/, 200],
    // Discord: the title of a form and the label of its field.
    [/^(decline-form-title|user-account-placeholder|field-account-name|field-decline-reason)$/, 45],
    [/^setup-(form|button)-(reasons|reminder|quiet)$/, 45],
    // Discord: the placeholder of a select.
    [/-placeholder(-page)?$|^edit-select-|^seasons-placeholder/, 150],
  ])('keep the limit of the platforms for %s: %i characters', (pattern, max) => {
    const keys = [...english.keys()].filter((key) => pattern.test(key));
    expect(keys).not.toEqual([]);
    expect(keys.filter((key) => sample(locale, key).length > max)).toEqual([]);
  });

  it('need no more than two lines of a chat for an error', () => {
    const long = Object.keys(errorMetadata).filter(
      (code) => sample(locale, `error-${code}`).length > 300,
    );
    expect(long).toEqual([]);
  });
});

describe('the keys of the texts', () => {
  const files = readSources(root, ['src', 'commands']).filter(
    ({ path }) => path !== 'src/chat/i18n/message-keys.ts' && !path.startsWith('src/web/page/'),
  );
  const source = files.map(({ text }) => text).join('\n');
  /** The prefixes of keys that end in a value: "state-${state}". */
  const prefixes = [...source.matchAll(/`([a-z][a-z-]*-)\$\{/g)].map(([, prefix = '']) => prefix);

  it('are all used', () => {
    const unused = [...english.keys()].filter(
      (key) => !source.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it.each([
    ['error', Object.keys(errorMetadata)],
    ['state', requestStates],
    ['event', historyEvents],
  ])('of every %s exist', (prefix, values) => {
    expect(values.filter((value) => !english.has(`${prefix}-${value}`))).toEqual([]);
  });

  it('that end in a value have no text for a removed value', () => {
    const known = {
      state: [...requestStates, 'queued-waiting', 'processing-percent', 'rejected'],
      event: [...historyEvents],
    };
    for (const [prefix, values] of Object.entries(known)) {
      const keys = [...english.keys()].filter((key) => key.startsWith(`${prefix}-`));
      const gone = keys.filter((key) => !values.some((value) => key === `${prefix}-${value}`));
      expect(gone).toEqual([]);
    }
  });
});

describe('the check of a language', () => {
  it('detects a missing message and a missing argument', () => {
    expect(signatures('a = { $x }\nb = x')).not.toEqual(signatures('a = { $y }\nb = x'));
    expect(signatures('a = x')).not.toEqual(signatures('a = x\nb = x'));
    expect(signatures('a = { $y } { $x }')).toEqual(signatures('a = { $x } { $y }'));
  });
});
