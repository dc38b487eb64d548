/** How long a doubtful loss has to last before it is believed. */
export const proofMs = 5 * 60_000;

/** Something that the last answer of a server lacks. */
export interface Loss {
  /** When an answer first lacked it. Every answer since then has lacked it, too. */
  readonly missingSince: Date;
}

/**
 * Separates the losses that are believed from those that are doubted. One wrong answer, such as an
 * empty list from a proxy, must not take everybody's account away. So only a few things may be lost
 * at once; more are believed when they are still missing after `proofMs`.
 */
export function splitLosses<Item extends Loss>(
  losses: readonly Item[],
  { knownCount, now }: { readonly knownCount: number; readonly now: Date },
): { readonly proven: readonly Item[]; readonly doubted: readonly Item[] } {
  if (losses.length <= maxCredibleLosses(knownCount)) return { proven: losses, doubted: [] };
  const isProven = ({ missingSince }: Item) => now.getTime() - missingSince.getTime() >= proofMs;
  return {
    proven: losses.filter(isProven),
    doubted: losses.filter((loss) => !isProven(loss)),
  };
}

/** A quarter, but at least one and at most three. */
function maxCredibleLosses(knownCount: number): number {
  return Math.min(3, Math.max(1, Math.floor(knownCount / 4)));
}
