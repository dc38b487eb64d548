const minuteMs = 60_000;

/** How long after each failure a request is retried by itself. After the last one, it is up to the approvers. */
export const retryDelaysMs = [minuteMs / 2, 5 * minuteMs, 60 * minuteMs] as const;

/** When a request that fails now is retried by itself; null when it has been retried as often as it may be. */
export function toRetryAt(
  { retryCount }: { readonly retryCount: number },
  delaysMs: readonly number[],
  now: Date,
): Date | null {
  const delayMs = delaysMs[retryCount];
  return delayMs === undefined ? null : new Date(now.getTime() + delayMs);
}
