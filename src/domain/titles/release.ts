/** Where a title comes out. `air`: on television. */
export const releaseKinds = ['cinema', 'digital', 'disc', 'air'] as const;
export type ReleaseKind = (typeof releaseKinds)[number];

/** When a title comes out in one way, anywhere in the world. */
export interface Release {
  readonly kind: ReleaseKind;
  readonly at: Date;
}

/**
 * The releases to come of a title that is not out yet, the first one first. What only runs in cinemas counts as not out,
 * because it can hardly be downloaded.
 */
export function listComingReleases(releases: readonly Release[], now: Date): Release[] {
  if (releases.some(({ kind, at }) => kind !== 'cinema' && at <= now)) return [];
  return releases
    .filter(({ at }) => at > now)
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** How long after its premiere a movie without any other date may still only run in cinemas. */
const cinemaOnlyMaxMs = 180 * 86_400_000;

/** Whether a title has come to cinemas, and no date is known on which it can be had in another way. */
export function isOnlyInCinemas(releases: readonly Release[], now: Date): boolean {
  if (releases.length === 0 || releases.some(({ kind }) => kind !== 'cinema')) return false;
  return releases.every(({ at }) => at <= now && now.getTime() - at.getTime() < cinemaOnlyMaxMs);
}
