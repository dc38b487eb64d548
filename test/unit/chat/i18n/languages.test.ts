import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../../commands/index.ts';
import { commandNames, optionNames } from '../../../../src/chat/i18n/command-names.ts';
import { listNames } from '../../../../src/chat/i18n/local-names.ts';
import { toTelegramName } from '../../../../src/telegram/inbound/command-line.ts';
import { readCatalog } from '../../../support/languages/catalog.ts';
import { checkLanguage } from '../../../support/languages/rules.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

describe.each(['src/chat/i18n', 'src/web/texts'])('the texts in %s', (folder) => {
  const catalogs = globSync(`${folder}/*.ftl`, { cwd: root }).map((path) =>
    readCatalog(basename(path, '.ftl'), readFileSync(`${root}/${path}`, 'utf8')),
  );
  const english = catalogs.find(({ locale }) => locale === 'en');
  if (!english) throw new Error('there are no English texts');

  it.each(catalogs)('are complete and right in $locale', (catalog) => {
    expect(english.messages.size).toBeGreaterThan(50);
    expect(checkLanguage(catalog, english)).toEqual([]);
  });
});

describe('the check of a language', () => {
  const english = readCatalog(
    'en',
    [
      'hello = Hello { $name }, nice to meet you',
      'films = { $count ->\n  [one] 1 movie for { $name }\n *[other] { $count } movies for { $name }\n}',
      'state = { $state ->\n  [open] open\n *[other] closed\n}',
      'help = Send /{ command-name-help }.',
      'command-name-help = help',
      'button-ok = All right',
    ].join('\n'),
  );
  const polish = {
    hello: 'Cześć { $name }',
    films:
      '{ $count ->\n  [one] film dla { $name }\n  [few] { $count } filmy dla { $name }\n *[other] { $count } filmów dla { $name }\n}',
    state: '{ $state ->\n  [open] otwarte\n *[other] zamknięte\n}',
    help: 'Wyślij /{ command-name-help }.',
    'command-name-help': 'pomoc',
    'button-ok': 'Dobrze',
  };
  const check = (change: Readonly<Record<string, string>>, locale = 'pl') =>
    checkLanguage(
      readCatalog(
        locale,
        Object.entries({ ...polish, ...change })
          .map(([key, text]) => `${key} = ${text}`)
          .join('\n'),
      ),
      english,
    );
  const filmsIn = (...variants: string[]) => ({
    films: `{ $count ->\n  ${variants.join('\n  ')}\n}`,
  });

  it.each([
    // In Polish, [many] and [other] may be one variant only if both are there: 5 is many.
    ['a missing plural form', {}, ['films: lacks [many] for $count']],
    [
      'a text that cannot be read',
      { state: '{ $state' },
      ['cannot be read: state = { $state', 'state: is missing'],
    ],
    ['a text that is not in English', { extra: 'Więcej' }, ['extra: is not in English']],
    ['another argument', { hello: 'Cześć { $person }' }, ['hello: has other placeables']],
    ['a missing reference', { help: 'Wyślij' }, ['help: has other placeables']],
    ['an empty text', { hello: '{ "" }' }, ['hello: has other placeables']],
    [
      'an English sentence',
      { hello: 'Hello { $name }, nice to meet you' },
      ['hello: is the English text'],
    ],
    [
      'a label that is too long',
      { 'button-ok': 'Dobrze '.repeat(20) },
      ['button-ok: is too long (139)'],
    ],
    [
      'a name that Telegram refuses',
      { 'command-name-help': 'pomóż' },
      ['command-name-help: has more than a-z and 0-9'],
    ],
    [
      'a command as text',
      { 'button-ok': 'Zobacz /help' },
      ['button-ok: names a command without { command-name-… }'],
    ],
    [
      'other values',
      { state: '{ $state ->\n *[other] zamknięte\n}' },
      ['state: has other variants for $state'],
    ],
  ])('finds %s', (_, change, faults) => {
    const all = {
      ...filmsIn(
        '[one] film dla { $name }',
        '[few] { $count } filmy dla { $name }',
        '[many] { $count } filmów dla { $name }',
        '*[other] { $count } filmu dla { $name }',
      ),
      ...change,
    };
    expect(check(faults[0]?.startsWith('films') ? change : all)).toEqual(faults);
  });

  it.each([
    [
      'fr',
      ['[one] 1 film pour { $name }', '*[other] { $count } films pour { $name }'],
      ['films: does not show the number in [one]'],
    ],
    [
      'fr',
      ['[one] { $count } film pour { $name }', '*[other] { $count } films pour { $name }'],
      [],
    ],
    [
      'fr',
      [
        '[0] Aucun film pour { $name }',
        '[one] 1 film pour { $name }',
        '*[other] { $count } films pour { $name }',
      ],
      [],
    ],
    ['es', ['[one] 1 película para { $name }', '*[other] { $count } películas para { $name }'], []],
    [
      'es',
      ['[one] 1 película', '*[other] { $count } películas para { $name }'],
      ['films: has other placeables in [one]'],
    ],
    [
      'es',
      [
        '[one] 1 película para { $name }',
        '[few] { $count } películas para { $name }',
        '*[other] { $count } películas para { $name }',
      ],
      ['films: has [few], which this language does not'],
    ],
  ])('knows the plurals of %s: %j', (locale, variants, faults) => {
    expect(check(filmsIn(...variants), locale)).toEqual(faults);
  });

  it('finds a text that ignores the number', () => {
    expect(check({ films: 'Filmy: { $count } dla { $name }' })).toEqual([
      'films: does not depend on the number $count',
    ]);
  });

  it('finds a key that comes twice, and an empty text', () => {
    expect(
      readCatalog(
        'pl',
        'a = { "" }\na = x\nb =\n    { $x ->\n        [one] {""}\n       *[other] y\n    }',
      ).faults,
    ).toEqual(['a: comes twice']);
  });
});

describe('the names of commands', () => {
  it('are in English the names in the code, and exist for every command and option', () => {
    const names = [...commands.map(({ name }) => name), 'cancel'];
    expect(Object.keys(commandNames).sort()).toEqual(names.sort());
    for (const name of names) expect(commandNames[name]?.['en']).toBe(name);
    const options = new Set(commands.flatMap(({ options: each }) => Object.keys(each)));
    expect(Object.keys(optionNames).sort()).toEqual([...options].sort());
    for (const name of options) expect(optionNames[name]?.['en']).toBe(name);
  });

  // Telegram accepts all of them from everybody, because the language of a person's app is not always the one of the bot.
  it('mean one command in all languages', () => {
    const all = Object.keys(commandNames).flatMap((name) =>
      listNames(commandNames, name).map((each) => `${toTelegramName(each)}`),
    );
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
    expect(all).not.toContain('start');
  });

  it('mean one option of a command in all languages', () => {
    for (const { options } of commands) {
      const all = Object.keys(options).flatMap((name) => listNames(optionNames, name));
      expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
    }
  });
});
