import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inline, View } from '../../../../src/chat/view.ts';
import { render, renderPlainText } from '../../../../src/telegram/render/render.ts';
import { testRendererContract } from '../../../contracts/renderer-contract.ts';
import { viewSamples } from '../../../contracts/view-samples.ts';
import { parseHtml } from '../../../fakes/telegram/text/html.ts';
import { readText } from '../../../fakes/telegram/text/text.ts';
import { readTelegram } from '../../../support/telegram-reader.ts';
import { views } from '../../../support/telegram-views.ts';

const setting = { now: new Date('2026-08-24T10:00:00Z'), locale: 'en' };

/** The text that Telegram would store; throws if it would reject the text or a URL. */
function stored(view: View) {
  const { text } = render(view, setting);
  return readText(
    { text, parse_mode: 'HTML' },
    {
      botUsername: 'medianest_test_bot',
      findUser: (id) => ({ id, is_bot: false, first_name: 'Ann' }),
      warn: (rule, detail) => {
        throw new Error(`${rule}: ${detail}`);
      },
    },
  );
}

const line = (...inlines: Inline[]): View => ({ tone: 'neutral', lines: [inlines] });

describe('render for Telegram', () => {
  it.each(Object.entries(views))(
    'renders the view %s as in its golden file',
    async (name, view) => {
      stored(view);
      await expect(`${JSON.stringify(render(view, setting), null, 2)}\n`).toMatchFileSnapshot(
        `golden/${name}.json`,
      );
    },
  );

  it('always renders valid HTML', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 });
    const inline: fc.Arbitrary<Inline> = fc.oneof(
      text,
      fc.record({ bold: text }),
      fc.record({ quiet: text }),
      fc.record({ link: text, url: fc.webUrl() }),
    );
    const any = fc.record({
      tone: fc.constantFrom('neutral', 'busy', 'good', 'warn', 'bad'),
      title: text,
      url: fc.webUrl(),
      lines: fc.array(fc.array(inline, { maxLength: 5 }), { maxLength: 8 }),
      fields: fc.array(fc.record({ name: text, value: fc.array(inline, { maxLength: 3 }) })),
      footer: text,
    });
    fc.assert(
      fc.property(any, (view: View) => {
        const { text } = parseHtml(render(view, setting).text, {
          onStrayAmpersand: (found) => {
            throw new Error(`unexpected ${found}`);
          },
          findUser: () => undefined,
        });
        return text.trim() !== '' && text.length <= 4096;
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['HTML', '<b>bold</b> & <a href="https://evil.example">link</a>'],
    ['a mention', '@somebody and @Bot_Name'],
    ['an address', 'https://evil.example/x and evil.example and t.me/evil'],
    ['a mail address', 'somebody@evil.example'],
    ['a command', '/start and /help@other_bot and /link/x and a/link and /linked'],
    ['a hashtag', '#dune #2021a'],
    ['Markdown', '*bold* _italic_ [link](https://evil.example) `code`'],
  ])('shows %s in text literally', (_, text) => {
    const { text: shown, entities } = stored(line(text));
    expect(shown.replaceAll('\u2060', '')).toBe(text);
    expect(entities).toEqual([]);
  });

  it('makes bold commands and those of the bot tappable', () => {
    const { entities } = stored(line({ bold: '/other' }, ' or /stop, or send /link.'));
    expect(entities).toEqual([
      { type: 'bold', offset: 0, length: 6 },
      { type: 'bot_command', offset: 0, length: 6 },
      { type: 'bot_command', offset: 26, length: 5 },
    ]);
  });

  it('notifies users who are not in the text, once each', () => {
    const key = { platform: 'telegram', platformUserId: '5000000001' } as const;
    const elsewhere = { platform: 'discord', platformUserId: '80351110224678912' } as const;
    const { text, entities } = stored({ ...line('It is there.'), mentions: [key, elsewhere, key] });
    expect(text).toBe('It is there.\u200b');
    expect(entities).toMatchObject([{ type: 'text_mention', user: { id: 5000000001 } }]);
  });

  it('isolates right-to-left text', () => {
    const { text } = stored({ ...line('x'), title: 'دون: الجزء الثاني (2024)' });
    expect(text).toBe('\u2068دون: الجزء الثاني (2024)\u2069\nx');
  });

  it('removes characters that change the writing direction', () => {
    expect(stored(line('\u202edlrow\u2066 hello')).text).toBe('dlrow hello');
  });

  it('cuts long text between characters and keeps the footer', () => {
    const { text } = stored({
      tone: 'neutral',
      title: '👨‍👩‍👧‍👦'.repeat(100),
      lines: Array.from({ length: 9 }, () => ['ä'.repeat(1000)]),
      fields: Array.from({ length: 25 }, (_, n) => ({ name: `${n}`, value: ['z'.repeat(900)] })),
      footer: 'the end',
    });
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(text).toMatch(/^(👨‍👩‍👧‍👦)+…\n/u);
    expect(text.endsWith('…\n\nthe end')).toBe(true);
  });

  it('renders text even for an empty view', () => {
    expect(stored({ tone: 'neutral', lines: [] }).text).toBe('…');
    expect(stored(line(' ', '\n')).text).toBe('…');
  });

  it('shows a poster above the text, and no other preview', () => {
    const image = 'https://image.tmdb.org/t/p/w500/x.jpg';
    expect(render({ ...line('x'), image }, setting).link_preview_options).toEqual({
      url: image,
      prefer_large_media: true,
      show_above_text: true,
    });
    const { link_preview_options: none } = render(line({ link: 'x', url: image }), setting);
    expect(none).toEqual({ is_disabled: true });
  });

  it('shows the URL of a button that Telegram would reject as plain text', () => {
    const local = 'http://localhost:5055/movie/1';
    const view = render(
      { ...line({ link: 'here', url: local }), buttons: [[{ label: 'Open', url: local }]] },
      setting,
    );
    expect(view.text).toBe(`here\n\nOpen: ${local}`);
    expect(view.reply_markup.inline_keyboard).toEqual([]);
  });

  it('has room for URLs and text, and omits URLs that are not http(s)', () => {
    const address = (length: number) => `http://nas:8787/${'a'.repeat(length)}`;
    const urls = [address(480), address(481), address(482), address(483), address(4000)];
    const { text } = stored({
      ...line('ä'.repeat(5000)),
      footer: 'the end',
      buttons: [
        ['tg://resolve', 'javascript:alert(1)', ...urls].map((url) => ({ label: 'Open', url })),
      ],
    });
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(text.split('\n').slice(1)).toEqual([
      '',
      ...urls.slice(0, 3).map((url) => `Open: ${url}`),
      '',
      'the end',
    ]);
  });

  it('shows times in the time zone of the view', () => {
    const times = (parts: Pick<View, 'timeZone' | 'locale'>) => {
      const when = new Date('2026-08-24T22:12:00Z');
      const inline = [{ when, style: 'relative' }, ' ', { when, style: 'date' }] as const;
      return stored({ ...line(...inline), ...parts }).text;
    };
    expect(times({ timeZone: 'Asia/Kolkata' })).toMatch(/\(03:42 GMT\+5:30\) Aug 25, 2026$/);
    expect(times({ timeZone: 'Europe/Berlin', locale: 'de' })).toMatch(
      /\(00:12 MESZ\) 25\.08\.2026$/,
    );
  });

  it('shows the hour of future times', () => {
    const when = new Date('2026-08-24T10:12:00Z');
    expect(stored(line({ when, style: 'relative' })).text).toBe('in 12 minutes (10:12 UTC)');
    const past = new Date('2026-08-21T10:00:00Z');
    expect(stored(line({ when: past, style: 'relative' })).text).toBe('3 days ago');
    expect(stored(line({ when: past, style: 'date' })).text).toBe('Aug 21, 2026');
  });

  it('renders a short plain text', () => {
    const view: View = { tone: 'warn', title: 'No', lines: [['not ', { bold: 'yours' }]] };
    expect(renderPlainText(view, setting, 200)).toBe('No\nnot yours');
    expect(renderPlainText(line('abcdef'), setting, 4)).toBe('abc…');
  });
});

describe('render for Telegram (all samples)', () => {
  it.each(viewSamples)('renders $name as in its golden file', async ({ name, view }) => {
    await expect(`${JSON.stringify(render(view, setting), null, 2)}\n`).toMatchFileSnapshot(
      `golden/gallery/${name}.json`,
    );
  });
});

testRendererContract(
  'telegram',
  (view) => render(view, setting),
  readTelegram,
  (inline) => ('link' in inline ? [`link ${inline.url}`] : []),
);

describe('toKeyboard', () => {
  const labels = (view: View) =>
    render(view, setting).reply_markup.inline_keyboard.map((row) => row.map(({ text }) => text));

  const picker = (count: number, isMultiple: boolean): View => ({
    ...line('x'),
    picker: {
      press: 'pick:1',
      placeholder: 'Pick',
      isMultiple,
      options: Array.from({ length: count }, (_, n) => ({
        value: `${n + 1}`,
        label: `Season ${n + 1}`,
        detail: '10 episodes',
        isSelected: n === 1,
      })),
    },
  });

  it('keeps its layout when an option is selected', () => {
    const rows = labels(picker(5, true));
    expect(rows).toEqual([
      ['Season 1', '✅ Season 2', 'Season 3'],
      ['Season 4', 'Season 5'],
    ]);
  });

  it('has one option with its detail in each row of a single-choice picker', () => {
    expect(labels(picker(2, false))).toEqual([
      ['Season 1 · 10 episodes'],
      ['✅ Season 2 · 10 episodes'],
    ]);
  });

  it('appends the value to the id', () => {
    const { inline_keyboard: rows } = render(picker(1, true), setting).reply_markup;
    expect(rows).toEqual([[{ text: 'Season 1', callback_data: 'pick:1~1' }]]);
  });

  it('wraps rows that are too wide for a phone', () => {
    const long = (n: number) =>
      ({ label: `Cancel the ${n}th film of the list`, press: `p:${n}`, style: 'danger' }) as const;
    expect(labels({ ...line('x'), buttons: [[long(4), long(5)]] })).toEqual([
      ['Cancel the 4th film of the list'],
      ['Cancel the 5th film of the list'],
    ]);
  });

  it('removes the color of disabled buttons', () => {
    const off = { label: 'Off', press: 'off', style: 'main', isDisabled: true } as const;
    const { inline_keyboard: rows } = render(
      { ...line('x'), buttons: [[off]] },
      setting,
    ).reply_markup;
    expect(rows).toEqual([[{ text: 'Off', callback_data: 'off' }]]);
  });

  it('cuts labels and never leaves one empty', () => {
    const button = (label: string) => ({ label, press: 'p', style: 'plain' }) as const;
    const rows = labels({
      ...line('x'),
      buttons: [[button('z'.repeat(100))], [{ ...button('\n'), press: 'q' }]],
    });
    expect(rows).toEqual([[`${'z'.repeat(59)}…`], ['…']]);
  });

  it('leaves out a button with an id of more than 64 bytes', () => {
    const button = { label: 'x', press: 'p'.repeat(65), style: 'plain' } as const;
    expect(labels({ ...line('x'), buttons: [[button]] })).toEqual([]);
  });
});
