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
