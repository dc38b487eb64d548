import { readFileSync } from 'node:fs';
import { type Message, parse } from '@fluent/syntax';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../../commands/index.ts';
import { commandNames } from '../../../../src/chat/i18n/command-names.ts';
import { getLocalName } from '../../../../src/chat/i18n/local-names.ts';
import { loadTranslations } from '../../../../src/chat/i18n/translations.ts';
import { fitText } from '../../../../src/discord/render/markdown.ts';
import { toTelegramName } from '../../../../src/telegram/inbound/command-line.ts';
import { ownCommands } from '../../../../src/telegram/render/own-commands.ts';
import { render } from '../../../../src/telegram/render/render.ts';

const { locales } = loadTranslations();
// Spaces and line breaks aside, what people cannot see.
const invisible = /\p{Cf}|\p{Default_Ignorable_Code_Point}/u;

it('every command is one that Telegram shows as it is', () => {
  const names = commands.map(({ name }) => toTelegramName(name));
  expect(ownCommands).toEqual(expect.arrayContaining(['cancel', ...names]));
});

describe.each(locales)('the texts in %s', (locale) => {
  const source = readFileSync(
    new URL(`../../../../src/chat/i18n/${locale}.ftl`, import.meta.url),
    'utf8',
  );
  const messages = parse(source, {}).body.filter(
    (entry): entry is Message => entry.type === 'Message',
  );
  const texts = messages.map(({ id, span }) => ({
    key: id.name,
    // Arguments as people would see them, and selectors left in: only the words matter.
    text: source
      .slice(span?.start, span?.end)
      .replace(/\/\{ \$\w+ \}/, '/request')
      .replace(/\{ command-name-(\w+) \}/g, (_, name) => getLocalName(commandNames, name, locale))
      .replace(/\{ \$\w+ (?:\}|->)/g, 'AB12-CD34'),
  }));

  it('have commands in them', () => {
    expect(texts.filter(({ text }) => /\s\/[a-z]/.test(text)).length).toBeGreaterThan(10);
  });

  it('name only commands that exist', () => {
    const named = texts.flatMap(({ text }) => [...text.matchAll(/(?<![\w/:.<])\/([a-z]+)/g)]);
    const unknown = named.flatMap(([, name]) =>
      name && !ownCommands.some((own) => own === name) ? [name] : [],
    );
    expect(unknown).toEqual([]);
  });

  it('have no invisible characters in Telegram and Discord, so that what is copied works', () => {
    const found = texts.filter(({ text }) => {
      const view = { tone: 'neutral', lines: text.split('\n').map((line) => [line]) } as const;
      const telegram = render(view, { now: new Date(0), locale });
      return invisible.test(text + telegram.text + fitText(text, 10_000));
    });
    expect(found).toEqual([]);
  });
});
