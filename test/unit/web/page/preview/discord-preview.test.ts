import { expect, it } from 'vitest';
import { escapeMarkdown } from '../../../../../src/discord/render/markdown.ts';
import { renderMarkup } from '../../../../../src/web/page/preview/discord-preview.tsx';

/** The text of what Preact would draw. */
function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (typeof node === 'string') return node;
  if (typeof node !== 'object' || node === null) return '';
  const props: unknown = Reflect.get(node, 'props');
  return typeof props === 'object' && props !== null ? textOf(Reflect.get(props, 'children')) : '';
}

it('the Discord preview shows text with markup characters unchanged', () => {
  const text = 'some_file_name *not bold* [no](link) a|b `c` ~d~ back\\slash <t:1:R>';
  expect(renderMarkup(escapeMarkdown(text), 'en').join('')).toBe(text);
});

it('the Discord preview draws the markup that our renderer uses', () => {
  const drawn = renderMarkup('**bold** and [Dune](<https://x.test>) by <@42>', 'en');
  expect(textOf(drawn)).toBe('bold and Dune by @42');
  expect(drawn.filter((part) => typeof part === 'object')).toHaveLength(3);
});
