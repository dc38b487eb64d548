/** Throws the first error of work that has all ended: `throwFirst(await Promise.allSettled(work))`. */
export function throwFirst(results: readonly PromiseSettledResult<unknown>[]): void {
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
