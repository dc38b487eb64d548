import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadTranslations } from '../../../../src/chat/i18n/translations.ts';
import { demoUsers } from '../../../../src/demo/demo-users.ts';
import { createTexts } from '../../../../src/web/page/dom/texts.ts';
import { tourSteps } from '../../../../src/web/page/tour/tour-steps.ts';
import {
  choosePageLocale,
  loadPageTexts,
  readMessages,
} from '../../../../src/web/texts/page-texts.ts';

const texts = loadPageTexts('Film Club', (locale) => `name of ${locale}`);
const english = texts.get('en')?.messages ?? {};
const folder = fileURLToPath(new URL('../../../../src/web/page/', import.meta.url));
const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(tsx?|html)$/.test(name))
  .map((name) => readFileSync(`${folder}${name}`, 'utf8'))
  .join('\n');

describe('the texts of the demo page', () => {
  it('exist in every language of the bot', () => {
    expect([...texts.keys()].sort()).toEqual([...loadTranslations().locales].sort());
  });

  it('know the names of all languages', () => {
    expect(texts.get('en')?.languages).toContainEqual({ locale: 'de', name: 'name of de' });
  });

  it('exist for every literal key in the page', () => {
    const keys = [...source.matchAll(/['"](demo-[a-z-]+[a-z])['"]/g)].map(([, key]) => key ?? '');
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter((key) => !(key in english))).toEqual([]);
  });

  it('exist for every step of the tour and every user', () => {
    const keys = tourSteps.flatMap(({ name, suggestsMovie }) => [
      `demo-tour-${name}-title`,
      `demo-tour-${name}-text`,
      ...(suggestsMovie ? [`demo-tour-${name}-text-any`] : []),
    ]);
    keys.push(...demoUsers.map(({ role }) => `demo-person-${role}`));
    expect(keys.filter((key) => !(key in english))).toEqual([]);
  });

  it('are all used', () => {
    const built =
      /demo-(tour-\w+-(title|text|text-any)|person-\w+|room-\w+(-empty)?|pane-(left|right)|preview-\w+)$/;
    const unused = Object.keys(english).filter(
      (key) => !source.includes(`'${key}'`) && !source.includes(`"${key}"`) && !built.test(key),
    );
    expect(unused).toEqual([]);
  });

  it('contain only text, arguments, and the names of commands', () => {
    expect(readMessages('a = One { $b } two', 'en')).toEqual({ a: 'One { $b } two' });
    expect(readMessages('a = /{ command-name-help }', 'de')).toEqual({ a: '/hilfe' });
    expect(() => readMessages('a = { $n ->\n  *[other] Two\n }', 'en')).toThrow('a has more');
    expect(() => readMessages('a = { b }', 'en')).toThrow('a has more');
  });
});

describe('a text of the page', () => {
  const { t, split } = createTexts({
    locale: 'en',
    languages: [],
    server: 'Film Club',
    messages: { hello: '{ $name } at { $server }: { $count }' },
  });

  it('contains its arguments and the title of the server', () => {
    expect(t('hello', { name: '{ $count }', count: 2 })).toBe('{ $count } at Film Club: 2');
  });

  it('can contain elements', () => {
    const element = { nodeName: 'B' } as Node;
    expect(split('hello', { name: element })).toContain(element);
  });

  it('that is missing shows its key', () => {
    expect(t('demo-nothing')).toBe('demo-nothing');
  });
});

describe('the language of the page', () => {
  it.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr, de;q=0.3, en;q=0.7', 'en'],
    ['fr,de;q=0.5', 'de'],
    ['fr', 'en'],
    ['de;q=broken', 'en'],
    [undefined, 'en'],
    ['pt-PT,pt;q=0.8', 'pt-BR'],
    ['*', 'en'],
  ])('for a browser that accepts %s is %s', (accepted, locale) => {
    expect(choosePageLocale(accepted, ['de', 'en', 'pt-BR'])).toBe(locale);
  });
});
