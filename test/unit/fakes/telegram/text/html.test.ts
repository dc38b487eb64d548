import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../../fakes/telegram/http/refusal.ts';
import { parseHtml } from '../../../../fakes/telegram/text/html.ts';

const ann = { id: 5, is_bot: false, first_name: 'Ann' };
const parse = (source: string) => {
  const stray: string[] = [];
  const parsed = parseHtml(source, {
    onStrayAmpersand: (found) => stray.push(found),
    findUser: (id) => (id === ann.id ? ann : undefined),
  });
  return { ...parsed, stray };
};
const errorOf = (source: string) => {
  try {
    parse(source);
  } catch (error) {
    if (isRefusal(error)) return error.refusal.description;
  }
  return undefined;
};

describe('tags become entities', () => {
  test.each([
    ['<b>x</b>', 'bold'],
    ['<strong>x</strong>', 'bold'],
    ['<i>x</i>', 'italic'],
    ['<em>x</em>', 'italic'],
    ['<u>x</u>', 'underline'],
    ['<ins>x</ins>', 'underline'],
    ['<s>x</s>', 'strikethrough'],
    ['<del>x</del>', 'strikethrough'],
    ['<span class="tg-spoiler">x</span>', 'spoiler'],
    ['<tg-spoiler>x</tg-spoiler>', 'spoiler'],
    ['<code>x</code>', 'code'],
    ['<pre>x</pre>', 'pre'],
    ['<blockquote>x</blockquote>', 'blockquote'],
    ['<blockquote expandable>x</blockquote>', 'expandable_blockquote'],
    ['<B>x</b >', 'bold'],
  ])('%s', (source, type) => {
    expect(parse(source)).toMatchObject({
      text: 'x',
      entities: [{ type, offset: 0, length: 1 }],
    });
  });

  test('links contain their decoded URL', () => {
    expect(parse('<a href="https://a.org/?a=1&amp;b=2">x</a>').entities).toEqual([
      { type: 'text_link', offset: 0, length: 1, url: 'https://a.org/?a=1&b=2' },
    ]);
  });

  test('a link to a known user is a mention, to an unknown one a link', () => {
    expect(parse('<a href="tg://user?id=5">x</a>').entities).toMatchObject([
      { type: 'text_mention', user: ann },
    ]);
    expect(parse('<a href="tg://user?id=6">x</a>').entities).toMatchObject([{ type: 'text_link' }]);
  });

  test('custom emoji and a language of preformatted text', () => {
    expect(parse('<tg-emoji emoji-id="77">👍</tg-emoji>').entities).toMatchObject([
      { type: 'custom_emoji', custom_emoji_id: '77', length: 2 },
    ]);
    expect(parse('<pre><code class="language-ts">x</code></pre>').entities).toEqual([
      { type: 'pre', offset: 0, length: 1, language: 'ts' },
    ]);
  });

  test('offsets count UTF-16 units and nesting is preserved', () => {
    expect(parse('🎬 <b>a<i>b</i></b>').entities).toEqual([
      { type: 'italic', offset: 4, length: 1 },
      { type: 'bold', offset: 3, length: 2 },
    ]);
  });

  test('an empty tag leaves no entity', () => {
    expect(parse('a<b></b>')).toMatchObject({ text: 'a', entities: [] });
  });
});

describe('characters', () => {
  test('the four names and the numbers are decoded', () => {
    expect(parse('&lt;&gt;&amp;&quot;&#65;&#x1F3AC;')).toMatchObject({
      text: '<>&"A🎬',
      stray: [],
    });
  });

  test.each(['&nbsp;', '&apos;', '& ', '&#0;'])('%s stays literal and is recorded', (source) => {
    const { text, stray } = parse(`a${source}b`);
    expect(text).toBe(`a${source}b`);
    expect(stray).toHaveLength(1);
  });
});

describe('errors', () => {
  const prefix = "Bad Request: can't parse entities: ";
  test.each([
    ['<b>x', `Can't find end tag corresponding to start tag "b"`],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['é<br>', 'Unsupported start tag "br" at byte offset 2'],
    ['I <3 you>', 'Unsupported start tag "3" at byte offset 2'],
    ['a < b', 'Unsupported start tag "" at byte offset 2'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<b>x</b', 'Unclosed end tag at byte offset 4'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    [
      '<a href>x</a>',
      'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
    ],
    ['<a href="x>y</a>', 'Unclosed start tag "a" at byte offset 0'],
    ['<a href=a/b>x</a>', 'Unexpected end of name token at byte offset 8'],
    ['<tg-emoji emoji-id="x">y</tg-emoji>', 'Invalid custom emoji identifier specified'],
  ])('%s', (source, reason) => {
    expect(errorOf(source)).toBe(prefix + reason);
  });
});
