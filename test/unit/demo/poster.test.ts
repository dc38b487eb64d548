import { describe, expect, it } from 'vitest';
import { type PosterData, readTitles } from '../../../src/demo/catalog.ts';
import { genres, isGenre } from '../../../src/demo/genres.ts';
import { drawPoster } from '../../../src/demo/poster.ts';
import { layoutText } from '../../../src/demo/text-layout.ts';

const poster: PosterData = {
  mediaType: 'movie',
  tmdbId: 603,
  name: 'The Matrix',
  year: 1999,
  genre: 'scifi',
};

/** XML errors in a text, such as unbalanced tags or unquoted attributes; empty if valid. */
function findXmlErrors(xml: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const tag = /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g;
  const rest = xml.replace(tag, (_, closes: string, name: string, _attributes, isEmpty: string) => {
    if (closes) {
      const last = open.pop();
      if (last !== name) faults.push(`</${name}> closes <${last}>`);
    } else if (!isEmpty) open.push(name);
    return '';
  });
  if (open.length > 0) faults.push(`left open: ${open.join(', ')}`);
  if (/[<>]/.test(rest)) faults.push(`stray bracket in ${rest.trim().slice(0, 80)}`);
  const bare = xml.match(/&(?!(?:amp|lt|gt|quot|#39);)/g);
  if (bare) faults.push('bare ampersand');
  return faults;
}

describe('a poster', () => {
  it('is well-formed for every title', () => {
    const { posters } = readTitles();
    expect(posters.flatMap((one) => findXmlErrors(drawPoster(one)))).toEqual([]);
  });

  it('has only valid numbers', () => {
    const { posters } = readTitles();
    const broken = posters.filter((one) =>
      /NaN|undefined|Infinity|null/.test(drawPoster({ ...one, name: 'A title' })),
    );
    expect(broken).toEqual([]);
  });

  it.each(Object.keys(genres).filter(isGenre))('is well-formed for the genre %s', (genre) => {
    expect(findXmlErrors(drawPoster({ ...poster, genre }))).toEqual([]);
  });

  it('escapes its title', () => {
    const svg = drawPoster({ ...poster, name: `<script>&"'x` });
    expect(findXmlErrors(svg)).toEqual([]);
    expect(svg).toContain('&lt;script&gt;&amp;&quot;&#39;x');
    expect(svg).not.toContain('<script');
  });

  it('is the same each time, and different for another title', () => {
    expect(drawPoster(poster)).toBe(drawPoster(poster));
    expect(drawPoster({ ...poster, tmdbId: 604 })).not.toBe(drawPoster(poster));
  });
});

describe('the XML check of this test', () => {
  it.each(['<a><b></a>', '<a>', '<a b=c></a>', '<a>&</a>'])('finds the error in %s', (xml) => {
    expect(findXmlErrors(xml)).not.toEqual([]);
  });
});

describe('the layout of a title', () => {
  const box = { width: 430, height: 250, maxFontSize: 72 };

  it('has one line when the largest font size fits', () => {
    expect(layoutText('Alien', box)).toEqual({ lines: ['Alien'], fontSize: 72 });
  });

  it('has lines of about the same width', () => {
    expect(layoutText('The Lord of the Rings', box).lines).toEqual(['The Lord', 'of the', 'Rings']);
  });

  it.each(readTitles().posters.map(({ name }) => name))('keeps all words: %s', (name) => {
    const { lines, fontSize } = layoutText(name, box);
    expect(lines.join(' ')).toBe(name);
    expect(fontSize).toBeGreaterThanOrEqual(24);
  });
});
