/** How long sessions of the console last without settings. */
export const sessionLimits = { idleMs: 12 * 3_600_000, lifetimeMs: 30 * 86_400_000 } as const;
