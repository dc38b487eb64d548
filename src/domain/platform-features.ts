import type { Platform } from './place.ts';

interface PlatformFeatures {
  /** Members of a space have roles, which can make them approvers. */
  readonly hasRoles: boolean;
  /** An answer in a space can be shown to its reader alone. Without it, everybody there reads what the bot answers. */
  readonly hidesReplies: boolean;
  /** Clients show a time in the time zone of their reader. */
  readonly showsLocalTimes: boolean;
}

/** How the platforms differ where the rest of the bot has to know it. */
export const platformFeatures = {
  discord: { hasRoles: true, hidesReplies: true, showsLocalTimes: true },
  telegram: { hasRoles: false, hidesReplies: false, showsLocalTimes: false },
  web: { hasRoles: false, hidesReplies: true, showsLocalTimes: true },
} as const satisfies Record<Platform, PlatformFeatures>;
