import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const bytesPerId = 16;
/** How many IDs share one call to the system's random generator, which takes ten times as long as the rest of an ID. */
const idsPerFill = 256;

/** Makes UUIDs that begin with the time (version 7). Each is greater than the one before, also within a millisecond. */
export function createIdSource(deps: {
  readonly now: () => number;
  readonly fillRandom: (bytes: Buffer) => void;
}): () => string {
  const { now, fillRandom } = deps;
  const pool = Buffer.alloc(idsPerFill * bytesPerId);
  let used = pool.length;
  let msecs = Number.NEGATIVE_INFINITY;
  let seq = 0;
  return () => {
    if (used === pool.length) {
      fillRandom(pool);
      used = 0;
    }
    const random = pool.subarray(used, used + bytesPerId);
    used += bytesPerId;
    const time = now();
    // Half of the range is left for counting. Bytes 6 to 9 of `random` are not part of an ID otherwise.
    seq = time > msecs ? random.readUInt32BE(6) >>> 1 : seq + 1;
    msecs = Math.max(time, msecs);
    return v7({ msecs, seq, random });
  };
}

/** The ID of a new row. */
export const newId = createIdSource({ now: Date.now, fillRandom: randomFillSync });
