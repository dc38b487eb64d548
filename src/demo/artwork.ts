import type { Genre } from './genres.ts';

/** How posters of a genre look: two hues of the background, and the shapes in front of it. */
export interface GenreStyle {
  readonly label: string;
  readonly hues: readonly [number, number];
  readonly artwork: Artwork;
}

export type Artwork = keyof typeof artworks;

export const genreStyles = {
  action: { label: 'Action', hues: [12, 340], artwork: 'rays' },
  adventure: { label: 'Adventure', hues: [28, 190], artwork: 'mountains' },
  animation: { label: 'Animation', hues: [195, 290], artwork: 'bubbles' },
  comedy: { label: 'Comedy', hues: [45, 15], artwork: 'sun' },
  crime: { label: 'Crime', hues: [215, 240], artwork: 'blinds' },
  documentary: { label: 'Documentary', hues: [150, 200], artwork: 'mountains' },
  drama: { label: 'Drama', hues: [265, 330], artwork: 'arches' },
  family: { label: 'Family', hues: [170, 60], artwork: 'bubbles' },
  fantasy: { label: 'Fantasy', hues: [275, 175], artwork: 'mountains' },
  history: { label: 'History', hues: [30, 15], artwork: 'arches' },
  horror: { label: 'Horror', hues: [0, 285], artwork: 'moon' },
  music: { label: 'Music', hues: [320, 35], artwork: 'sun' },
  mystery: { label: 'Mystery', hues: [225, 180], artwork: 'moon' },
  romance: { label: 'Romance', hues: [345, 20], artwork: 'sun' },
  scifi: { label: 'Science fiction', hues: [230, 185], artwork: 'planets' },
  thriller: { label: 'Thriller', hues: [200, 350], artwork: 'blinds' },
  war: { label: 'War', hues: [75, 30], artwork: 'rays' },
  western: { label: 'Western', hues: [24, 42], artwork: 'sun' },
} as const satisfies Record<Genre, GenreStyle>;

/** Returns the next pseudo-random number between 0 and 1. The sequence is the same for every drawing of a poster. */
export type Random = () => number;

const artworks = {
  bubbles: (random: Random) =>
    repeat(14, () =>
      circle(random() * 500, random() * 560, 18 + random() * 80, 0.1 + random() / 5),
    ),
  sun: (random: Random) => {
    const x = 130 + random() * 240;
    const rings = [190, 150, 110].map((radius) => circle(x, 300, radius, 0.16)).join('');
    const waves = repeat(5, (index) => {
      const y = 400 + index * 34;
      return `<path d="M0 ${y} q62 -34 125 0 t125 0 t125 0 t125 0 V750 H0 Z" fill="#fff" opacity="0.06"/>`;
    });
    return rings + waves;
  },
  moon: (random: Random) => {
    const x = 150 + random() * 200;
    const stars = repeat(40, () =>
      circle(random() * 500, random() * 420, 0.8 + random() * 1.8, 0.8),
    );
    const disc = circle(x, 210, 96, 0.85);
    const trees = repeat(11, (index) => {
      const left = index * 50 - 40;
      return `<path d="M${left} 620 l${40} -${round(120 + random() * 160)} l40 400 Z" fill="#000" opacity="0.4"/>`;
    });
    return stars + disc + trees;
  },
  planets: (random: Random) => {
    const stars = repeat(60, () =>
      circle(random() * 500, random() * 700, 0.6 + random() * 1.6, 0.8),
    );
    const x = 120 + random() * 260;
    const tilt = round(-35 + random() * 50);
    const ring = `<ellipse cx="${round(x)}" cy="250" rx="210" ry="42" fill="none" stroke="#fff" stroke-width="7" opacity="0.5" transform="rotate(${tilt} ${round(x)} 250)"/>`;
    const moons = circle(500 - x, 90, 26, 0.6) + circle(x * 0.6, 450, 14, 0.7);
    return stars + circle(x, 250, 118, 0.32) + circle(x - 26, 224, 84, 0.16) + ring + moons;
  },
  mountains: (random: Random) => {
    const sun = circle(110 + random() * 280, 190, 62, 0.75);
    const ranges = repeat(4, (index) => {
      const base = 330 + index * 75;
      const peaks = repeat(6, (at) => ` L${at * 100} ${round(base - random() * 130)}`);
      return `<path d="M0 750${peaks} L500 750 Z" fill="#000" opacity="${0.16 + index * 0.06}"/>`;
    });
    return sun + ranges;
  },
  rays: (random: Random) => {
    const x = round(180 + random() * 140);
    const rays = repeat(14, (index) => {
      const turn = (index * 360) / 14;
      return `<path d="M${x} 280 l-46 -900 h92 Z" fill="#fff" opacity="0.13" transform="rotate(${round(turn)} ${x} 280)"/>`;
    });
    return rays + circle(x, 280, 92, 0.3);
  },
  blinds: (random: Random) => {
    const tilt = round(-16 + random() * 10);
    const slats = repeat(13, (index) => {
      const y = index * 62 - 60;
      return `<rect x="-150" y="${y}" width="800" height="${round(16 + random() * 22)}" fill="#fff" opacity="0.11" transform="rotate(${tilt} 250 375)"/>`;
    });
    return circle(160 + random() * 180, 270, 128, 0.2) + slats;
  },
  arches: (random: Random) =>
    repeat(7, (index) => {
      const width = 440 - index * 56;
      const left = 250 - width / 2;
      const top = round(120 + index * (38 + random() * 12));
      return `<path d="M${left} 750 V${top + width / 2} a${width / 2} ${width / 2} 0 0 1 ${width} 0 V750 Z" fill="#fff" opacity="0.07"/>`;
    }),
} satisfies Record<string, (random: Random) => string>;

/** Draws the shapes as SVG elements on a canvas of 500 by 750. */
export function drawArtwork(artwork: Artwork, random: Random): string {
  return artworks[artwork](random);
}

function circle(x: number, y: number, radius: number, opacity: number): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="#fff" opacity="${round(opacity)}"/>`;
}

function repeat(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
