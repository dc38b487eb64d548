/** A position in the write-ahead log (WAL), in bytes since its beginning. */
export type WalPosition = bigint;

/** How WAL is divided into files; `segmentBytes` is 16 MB unless the cluster was created otherwise. */
export interface WalPlace {
  readonly timeline: number;
  readonly segmentBytes: number;
}

/** PostgreSQL writes positions as two hexadecimal halves: `16/B374D848`. */
export function parsePosition(text: string): WalPosition {
  const [, high, low] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(text) ?? [];
  if (!high || !low) throw new Error(`"${text}" is not a WAL position`);
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

/** The inverse of `parsePosition`. */
export function formatPosition(position: WalPosition): string {
  const hex = (part: bigint) => part.toString(16).toUpperCase();
  return `${hex(position >> 32n)}/${hex(position & 0xffff_ffffn)}`;
}

/** The number of the segment that holds a position. */
export function segmentOf(position: WalPosition, { segmentBytes }: WalPlace): bigint {
  return position / BigInt(segmentBytes);
}

/** The first position of a segment. */
export function startOf(segment: bigint, { segmentBytes }: WalPlace): WalPosition {
  return segment * BigInt(segmentBytes);
}

/** The name of a segment's file in pg_wal (PostgreSQL 15 source, xlog_internal.h, XLogFileName). */
export function nameOf(segment: bigint, { timeline, segmentBytes }: WalPlace): string {
  const perHigh = 0x1_0000_0000n / BigInt(segmentBytes);
  const hex = (part: bigint) => part.toString(16).toUpperCase().padStart(8, '0');
  return hex(BigInt(timeline)) + hex(segment / perHigh) + hex(segment % perHigh);
}

/** The segment with this file name; null for other files. */
export function parseSegmentName(
  name: string,
  segmentBytes: number,
): { readonly timeline: number; readonly segment: bigint } | null {
  const [, timeline, high, low] = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})$/.exec(name) ?? [];
  if (!timeline || !high || !low) return null;
  const perHigh = 0x1_0000_0000n / BigInt(segmentBytes);
  const segment = BigInt(`0x${high}`) * perHigh + BigInt(`0x${low}`);
  return { timeline: Number.parseInt(timeline, 16), segment };
}
