import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { View } from '../../../../src/chat/view.ts';
import { escapeMarkdown, fitText } from '../../../../src/discord/render/markdown.ts';
import { render, renderToast } from '../../../../src/discord/render/render.ts';
import { testRendererContract } from '../../../contracts/renderer-contract.ts';
import { hostileTexts, viewSamples } from '../../../contracts/view-samples.ts';
import { discordEffects, readDiscord, readMarkdown } from '../../../support/discord-reader.ts';

testRendererContract('discord', render, readDiscord, discordEffects);

describe('render for Discord', () => {
  test.each(viewSamples)('renders $name as in its golden file', async ({ name, view }) => {
    const shown = `${JSON.stringify(render(view), null, 2)}\n`;
    await expect(shown).toMatchFileSnapshot(`golden/${name}.txt`);
  });
});

describe('text in Discord messages', () => {
  const nasty = fc.array(
    fc.constantFrom(
      ...[
        '*',
        '_',
        '~',
        '|',
        '`',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '@',
        '#',
        ':',
        '/',
        '\\',
        '-',
        '+',
      ],
      ...['1.', '&', '!', ' ', '\n', 'a', 'b', 'everyone', 'https', 'discord.gg/', 't', '1', '@1>'],
      ...hostileTexts,
    ),
    { maxLength: 12 },
  );

  test('shows any mixture of special characters literally', () => {
    fc.assert(
      fc.property(nasty, (parts) => {
        const text = parts.join('');
        const read = readMarkdown(escapeMarkdown(text));
        expect(read.effects).toEqual([]);
        expect(read.text).toBe(text);
      }),
    );
  });

  test('a name cannot reorder the text after it', () => {
    const name = '\u202eecila\u2066\u202c';
    const shown = render({
      tone: 'neutral',
      title: `Link ${name} to bob?`,
      lines: [[{ bold: name }, ` (${name})`], [{ quiet: name }]],
      fields: [{ name, value: [name] }],
      picker: {
        press: 'pick',
        placeholder: 'Pick',
        isMultiple: false,
        options: [{ value: '1', label: name, isSelected: false }],
      },
      buttons: [[{ label: `Link to ${name}`, press: 'link', style: 'plain' }]],
    });
    expect(JSON.stringify(shown)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(readDiscord(shown).text).toContain('Link ecila to bob?');
  });

  test('cutting never splits an escape sequence or a character', () => {
    fc.assert(
      fc.property(nasty, fc.integer({ min: 1, max: 60 }), (parts, max) => {
        const text = parts.join('');
        const cutText = fitText(text, max);
        const read = readMarkdown(cutText);
        expect(cutText.length).toBeLessThanOrEqual(max);
        expect(read.effects).toEqual([]);
        expect(text.startsWith(read.text.replace(/…$/, '').trimEnd())).toBe(true);
      }),
    );
  });

  test('any view becomes a message that Discord accepts', () => {
    const words = fc.oneof(
      nasty.map((parts) => parts.join('')),
      fc.string({ maxLength: 400 }),
    );
    const inline = fc.oneof(
      words,
      words.map((bold) => ({ bold })),
      words.map((quiet) => ({ quiet })),
      words.map((link) => ({ link, url: 'https://example.com/(a)' })),
    );
    const view: fc.Arbitrary<View> = fc.record({
      tone: fc.constant('neutral' as const),
      title: words,
      footer: words,
      lines: fc.array(fc.array(inline, { maxLength: 5 }), { maxLength: 40 }),
      fields: fc.array(fc.record({ name: words, value: fc.array(inline, { maxLength: 3 }) }), {
        maxLength: 30,
      }),
    });
    fc.assert(
      fc.property(view, (made) => {
        expect(readDiscord(render(made)).problems).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('renderToast for Discord', () => {
  test('escapes the text, mentions no one, and fits the limit', () => {
    const note = renderToast(`@everyone ${'*'.repeat(3_000)}`);
    expect(note.allowed_mentions).toEqual({ parse: [] });
    expect(note.content.length).toBeLessThanOrEqual(2_000);
    expect(readDiscord(note)).toMatchObject({ effects: [], problems: [] });
  });

  test('never renders an empty message', () => {
    expect(readDiscord(renderToast(''))).toMatchObject({ problems: [], text: '\u200b' });
  });
});
