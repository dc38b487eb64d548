import type { Genre } from './genre.ts';

/** The look of a genre: two hues of the sky, and what is drawn before it. */
export interface Look {
  readonly label: string;
  readonly hues: readonly [number, number];
  readonly motif: Motif;
}

export type Motif = keyof typeof motifs;

/** Every genre has a look. */
export const looks = {
  action: { label: 'Action', hues: [12, 340], motif: 'rays' },
  adventure: { label: 'Adventure', hues: [28, 190], motif: 'mountains' },
  animation: { label: 'Animation', hues: [195, 290], motif: 'bubbles' },
  comedy: { label: 'Comedy', hues: [45, 15], motif: 'sun' },
  crime: { label: 'Crime', hues: [215, 240], motif: 'blinds' },
  documentary: { label: 'Documentary', hues: [150, 200], motif: 'mountains' },
  drama: { label: 'Drama', hues: [265, 330], motif: 'arches' },
  family: { label: 'Family', hues: [170, 60], motif: 'bubbles' },
  fantasy: { label: 'Fantasy', hues: [275, 175], motif: 'mountains' },
  history: { label: 'History', hues: [30, 15], motif: 'arches' },
  horror: { label: 'Horror', hues: [0, 285], motif: 'moon' },
  music: { label: 'Music', hues: [320, 35], motif: 'sun' },
  mystery: { label: 'Mystery', hues: [225, 180], motif: 'moon' },
  romance: { label: 'Romance', hues: [345, 20], motif: 'sun' },
  scifi: { label: 'Science fiction', hues: [230, 185], motif: 'planets' },
  thriller: { label: 'Thriller', hues: [200, 350], motif: 'blinds' },
  war: { label: 'War', hues: [75, 30], motif: 'rays' },
  western: { label: 'Western', hues: [24, 42], motif: 'sun' },
} as const satisfies Record<Genre, Look>;

/** The next number of a row between 0 and 1 that is the same for every drawing of a poster. */
export type Chance = () => number;

const motifs = {
  bubbles: (chance: Chance) =>
    times(14, () => circle(chance() * 500, chance() * 560, 18 + chance() * 80, 0.1 + chance() / 5)),
  sun: (chance: Chance) => {
    const x = 130 + chance() * 240;
    const rings = [190, 150, 110].map((radius) => circle(x, 300, radius, 0.16)).join('');
    const waves = times(5, (index) => {
      const y = 400 + index * 34;
      return `<path d="M0 ${y} q62 -34 125 0 t125 0 t125 0 t125 0 V750 H0 Z" fill="#fff" opacity="0.06"/>`;
    });
    return rings + waves;
  },
  moon: (chance: Chance) => {
    const x = 150 + chance() * 200;
    const stars = times(40, () =>
      circle(chance() * 500, chance() * 420, 0.8 + chance() * 1.8, 0.8),
    );
    const disc = circle(x, 210, 96, 0.85);
    const trees = times(11, (index) => {
      const left = index * 50 - 40;
      return `<path d="M${left} 620 l${40} -${round(120 + chance() * 160)} l40 400 Z" fill="#000" opacity="0.4"/>`;
    });
    return stars + disc + trees;
  },
  planets: (chance: Chance) => {
    const stars = times(60, () =>
      circle(chance() * 500, chance() * 700, 0.6 + chance() * 1.6, 0.8),
    );
    const x = 120 + chance() * 260;
    const tilt = round(-35 + chance() * 50);
    const ring = `<ellipse cx="${round(x)}" cy="250" rx="210" ry="42" fill="none" stroke="#fff" stroke-width="7" opacity="0.5" transform="rotate(${tilt} ${round(x)} 250)"/>`;
    const moons = circle(500 - x, 90, 26, 0.6) + circle(x * 0.6, 450, 14, 0.7);
    return stars + circle(x, 250, 118, 0.32) + circle(x - 26, 224, 84, 0.16) + ring + moons;
  },
  mountains: (chance: Chance) => {
    const sun = circle(110 + chance() * 280, 190, 62, 0.75);
    const ranges = times(4, (index) => {
      const base = 330 + index * 75;
      const peaks = times(6, (at) => ` L${at * 100} ${round(base - chance() * 130)}`);
      return `<path d="M0 750${peaks} L500 750 Z" fill="#000" opacity="${0.16 + index * 0.06}"/>`;
    });
    return sun + ranges;
  },
  rays: (chance: Chance) => {
    const x = round(180 + chance() * 140);
    const rays = times(14, (index) => {
      const turn = (index * 360) / 14;
      return `<path d="M${x} 280 l-46 -900 h92 Z" fill="#fff" opacity="0.13" transform="rotate(${round(turn)} ${x} 280)"/>`;
    });
    return rays + circle(x, 280, 92, 0.3);
  },
  blinds: (chance: Chance) => {
    const tilt = round(-16 + chance() * 10);
    const slats = times(13, (index) => {
      const y = index * 62 - 60;
      return `<rect x="-150" y="${y}" width="800" height="${round(16 + chance() * 22)}" fill="#fff" opacity="0.11" transform="rotate(${tilt} 250 375)"/>`;
    });
    return circle(160 + chance() * 180, 270, 128, 0.2) + slats;
  },
  arches: (chance: Chance) =>
    times(7, (index) => {
      const width = 440 - index * 56;
      const left = 250 - width / 2;
      const top = round(120 + index * (38 + chance() * 12));
      return `<path d="M${left} 750 V${top + width / 2} a${width / 2} ${width / 2} 0 0 1 ${width} 0 V750 Z" fill="#fff" opacity="0.07"/>`;
    }),
} satisfies Record<string, (chance: Chance) => string>;

/** The shapes of a motif on a canvas of 500 by 750, as SVG elements. */
export function drawMotif(motif: Motif, chance: Chance): string {
  return motifs[motif](chance);
}

function circle(x: number, y: number, radius: number, opacity: number): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="#fff" opacity="${round(opacity)}"/>`;
}

function times(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
