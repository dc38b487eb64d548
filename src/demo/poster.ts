import { drawArtwork, type GenreStyle, genreStyles, type Random } from './artwork.ts';
import type { PosterData } from './catalog.ts';
import { layoutText, lineHeight } from './text-layout.ts';

const titleBox = { width: 430, height: 250, maxFontSize: 72 };
const titleBottom = 672;

/** Draws a poster of 500 by 750 as SVG. The same facts give the same poster. */
export function drawPoster(poster: PosterData): string {
  const { label, hues, artwork }: GenreStyle = genreStyles[poster.genre];
  const random = createRandom(`${poster.mediaType}-${poster.tmdbId}`);
  const shift = Math.round(random() * 90 - 45);
  const [top, bottom] = hues.map((hue) => (hue + shift + 360) % 360);
  const { lines, fontSize } = layoutText(poster.name, titleBox);
  const firstBaseline = titleBottom - (lines.length - 1) * fontSize * lineHeight;
  const title = lines
    .map((line, index) => {
      const y = Math.round(firstBaseline + index * fontSize * lineHeight);
      return `<text x="35" y="${y}" font-size="${fontSize}" font-weight="800">${toXml(line)}</text>`;
    })
    .join('');
  const kind = poster.mediaType === 'movie' ? 'Movie' : 'Series';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 750" width="500" height="750" role="img" aria-label="${toXml(`${poster.name} (${poster.year})`)}">
<defs>
<linearGradient id="sky" x1="0" y1="0" x2="0.35" y2="1"><stop offset="0" stop-color="hsl(${top}, 62%, 46%)"/><stop offset="1" stop-color="hsl(${bottom}, 58%, 22%)"/></linearGradient>
<linearGradient id="shade" x1="0" y1="0" x2="0" y2="1"><stop offset="0.42" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="0.82"/></linearGradient>
</defs>
<rect width="500" height="750" fill="url(#sky)"/>
${drawArtwork(artwork, random)}
<rect width="500" height="750" fill="url(#shade)"/>
<g fill="#fff" font-family="'Avenir Next', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif">
${title}
<text x="35" y="715" font-size="21" letter-spacing="2" opacity="0.8">${toXml(`${label} · ${kind} · ${poster.year}`)}</text>
</g>
</svg>
`;
}

/** Pseudo-random numbers between 0 and 1 that depend only on the seed (FNV-1a, then mulberry32). */
function createRandom(seed: string): Random {
  let state = 0x811c9dc5;
  for (const character of seed)
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function toXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
