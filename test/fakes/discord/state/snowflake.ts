const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** Creates Discord IDs: milliseconds since 2015 in the high bits, a counter in the low 22. */
export function createSnowflakes(now: () => number = Date.now): () => string {
  let counter = 0;
  return () => {
    counter += 1;
    const high = BigInt(now() - DISCORD_EPOCH_MS) << 22n;
    return (high | (1n << 17n) | BigInt(counter & 0x1ffff)).toString();
  };
}
