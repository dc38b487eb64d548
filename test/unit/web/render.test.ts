import { describe, expect, it } from 'vitest';
import { render, toLocalImage } from '../../../src/web/render.ts';
import type { WireInline, WireView } from '../../../src/web/wire.ts';
import { testRendererContract, type VisibleMessage } from '../../contracts/renderer-contract.ts';

testRendererContract('web', render, read, (inline) => {
  if ('bold' in inline) return ['bold'];
  if ('quiet' in inline) return ['quiet'];
  if ('link' in inline) return [`link ${inline.url}`];
  if ('when' in inline) return ['time'];
  return [`mention ${inline.mention.platformUserId}`];
});

describe('the web renderer', () => {
  it('uses only the page’s own images', () => {
    expect(toLocalImage('https://image.tmdb.org/t/p/w500/demo-movie-603.svg')).toBe(
      '/posters/movie/603.svg',
    );
    expect(toLocalImage('https://image.tmdb.org/t/p/w500/abc.jpg')).toBeNull();
    expect(toLocalImage('https://evil.example/t/p/w500/demo-movie-603.svg')).toBeNull();
    expect(toLocalImage('https://image.tmdb.org/t/p/w500/demo-movie-6/../3.svg')).toBeNull();
  });

  it('links only to http and https URLs', () => {
    const view = render({
      tone: 'neutral',
      title: 'x',
      url: 'javascript:alert(1)',
      lines: [[{ link: 'here', url: 'data:text/html,x' }]],
      buttons: [[{ label: 'go', url: 'javascript:alert(1)' }]],
    });
    expect(view).toMatchObject({ url: null, lines: [['here']], buttons: [] });
  });

  it('mentions users of the page, and shows the names of others', () => {
    const lines = [
      [{ mention: { platform: 'web', platformUserId: 'web-ben' }, name: 'Ben' } as const],
      [{ mention: { platform: 'discord', platformUserId: '1' }, name: 'Nelly' } as const],
    ];
    expect(render({ tone: 'good', lines }).lines).toEqual([
      [{ mention: 'web-ben', name: 'Ben' }],
      ['Nelly'],
    ]);
  });
});

function read(view: WireView): VisibleMessage {
  const { title, footer, lines, fields, picker, buttons } = view;
  const inlines = [...lines, ...fields.map(({ value }) => value)];
  const said = [title, ...inlines.map(textOf), ...fields.map(({ name }) => name), footer];
  return {
    text: said.filter(Boolean).join('\n'),
    effects: inlines.flat().flatMap(effectOf),
    image: view.image,
    presses: [
      ...(picker ? [picker.press] : []),
      ...buttons.flat().flatMap((button) => ('press' in button ? [button.press] : [])),
    ],
    values: picker?.options.map(({ value }) => value) ?? [],
    mentions: view.mentions,
    problems: JSON.stringify(view) === JSON.stringify(structuredClone(view)) ? [] : ['not data'],
  };
}

function textOf(line: readonly WireInline[]): string {
  return line
    .map((inline) => {
      if (typeof inline === 'string') return inline;
      if ('bold' in inline) return inline.bold;
      if ('quiet' in inline) return inline.quiet;
      if ('link' in inline) return inline.link;
      return 'when' in inline ? inline.when : `@${inline.name}`;
    })
    .join('');
}

function effectOf(inline: WireInline): string[] {
  if (typeof inline === 'string') return [];
  if ('bold' in inline) return ['bold'];
  if ('quiet' in inline) return ['quiet'];
  if ('link' in inline) return [`link ${inline.url}`];
  return 'when' in inline ? ['time'] : [`mention ${inline.mention}`];
}
