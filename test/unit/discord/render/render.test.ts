import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { View } from '../../../../src/chat/view.ts';
import { escapeMarkdown, fitText } from '../../../../src/discord/render/markdown.ts';
import { render, renderToast } from '../../../../src/discord/render/render.ts';
import { testRendererContract } from '../../../contracts/renderer-contract.ts';
import { hostileTexts, viewSamples } from '../../../contracts/view-samples.ts';
import { discordEffects, readDiscord, readMarkdown } from '../../../support/discord-reader.ts';

testRendererContract('discord', render, readDiscord, discordEffects);

describe('the gallery in Discord', () => {
  test.each(viewSamples)('$name looks as it did', async ({ name, view }) => {
    const shown = `${JSON.stringify(render(view), null, 2)}\n`;
    await expect(shown).toMatchFileSnapshot(`golden/${name}.txt`);
  });
});

describe('data in Discord', () => {
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

  test('no mixture of signs takes effect', () => {
    fc.assert(
      fc.property(nasty, (parts) => {
        const text = parts.join('');
        const read = readMarkdown(escapeMarkdown(text));
        expect(read.effects).toEqual([]);
        expect(read.text).toBe(text);
      }),
    );
  });

  test('a name does not turn around the words after it', () => {
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

  test('cutting never tears an escape or a character apart', () => {
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

  test('whatever is in a view, Discord takes it', () => {
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

describe('a note in Discord', () => {
  test('is escaped, pings nobody and fits', () => {
    const note = renderToast(`@everyone ${'*'.repeat(3_000)}`);
    expect(note.allowed_mentions).toEqual({ parse: [] });
    expect(note.content.length).toBeLessThanOrEqual(2_000);
    expect(readDiscord(note)).toMatchObject({ effects: [], problems: [] });
  });

  test('is never empty', () => {
    expect(readDiscord(renderToast(''))).toMatchObject({ problems: [], text: '\u200b' });
  });
});
