import type { Release, ReleaseKind } from '../../domain/titles/release.ts';
import type { WireTitle } from './schemas.ts';

/** TMDB's types of releases. Premieres are left out: hardly anybody sees them. */
const kindByType: Readonly<Record<number, ReleaseKind>> = {
  2: 'cinema',
  3: 'cinema',
  4: 'digital',
  5: 'disc',
  6: 'air',
};

/** The first release of each kind in any country; of a series, when its first episode is on the air. */
export function toReleases(title: WireTitle): Release[] {
  if (title.mediaType === 'tv') return toRelease('air', title.firstAirDate);
  const all = (title.releases?.results ?? []).flatMap(({ release_dates: dates }) =>
    dates.flatMap(({ type, release_date: date }) => {
      const kind = kindByType[type];
      return kind ? toRelease(kind, date) : [];
    }),
  );
  const first = new Map<ReleaseKind, Release>();
  for (const release of all) {
    const known = first.get(release.kind);
    if (!known || release.at < known.at) first.set(release.kind, release);
  }
  return [...first.values()];
}

/**
 * TMDB knows days and no times. Chats show the day in the time zone of the reader, and at this hour it is the same one
 * from Hawaii to New Zealand.
 */
const hourOfDay = 'T10:00:00Z';

function toRelease(kind: ReleaseKind, date: string | null | undefined): Release[] {
  const at = toDay(date);
  return at ? [{ kind, at }] : [];
}

/** A day of TMDB; null for what is none. */
export function toDay(date: string | null | undefined): Date | null {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(date ?? '') ?? [];
  const at = new Date(`${day}${hourOfDay}`);
  return at.getTime() > 0 ? at : null;
}
