import type { Platform } from './place.ts';

interface PlatformFeatures {
  /** Members of a space have roles, which can make them approvers. */
  readonly hasRoles: boolean;
  /** Clients show a time in the time zone of their reader. */
  readonly showsLocalTimes: boolean;
}

/** How the platforms differ where the rest of the bot has to know it. */
export const platformFeatures = {
  discord: { hasRoles: true, showsLocalTimes: true },
  telegram: { hasRoles: false, showsLocalTimes: false },
  web: { hasRoles: false, showsLocalTimes: true },
} as const satisfies Record<Platform, PlatformFeatures>;
