import type { Platform } from '../../domain/place.ts';

const platforms = { discord: true, telegram: true, web: true } as const satisfies Record<
  Platform,
  true
>;

/** The platforms to filter lists by. */
export const platformNames = Object.keys(platforms).filter((name): name is Platform =>
  Object.hasOwn(platforms, name),
);
