/** Epoch milliseconds with fractions, for durations of a few milliseconds. */
export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}
