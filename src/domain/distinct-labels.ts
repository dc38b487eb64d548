import { cutText } from './text.ts';

/** The year of a title with what follows it, such as ` (2021) · Movie`. */
const endingPattern = /\s*\(\d{4}\)(?: · .*)?$/u;
/** How much of the beginning stays when labels differ only later. */
const headLength = 16;
/** How much is shown before the first difference. */
const leadLength = 6;

/**
 * Labels of at most `max` UTF-16 units. Long ones keep their year and its description, and those that would look the
 * same keep the part in which they differ.
 */
export function cutLabels(labels: readonly string[], max: number): string[] {
  const cut = labels.map((label) => cutBeforeEnding(label, max));
  const different = cut.map((label, index) => {
    const rivals = labels.filter((other, at) => cut[at] === label && other !== labels[index]);
    return rivals.length > 0 ? showDifference(labels[index] ?? '', rivals, max) : label;
  });
  return different.map((label, index) => {
    const twins = different.flatMap((other, at) => (other === label ? [at] : []));
    const isAmbiguous = twins.some((at) => labels[at] !== labels[index]);
    if (!isAmbiguous) return label;
    const number = ` #${twins.indexOf(index) + 1}`;
    return `${cutText(label, max - number.length)}${number}`;
  });
}

function cutBeforeEnding(label: string, max: number): string {
  if (label.length <= max) return label;
  const ending = endingPattern.exec(label)?.[0] ?? '';
  if (ending === '' || ending.length > max / 2) return cutText(label, max);
  return `${cutText(label.slice(0, -ending.length), max - ending.length)}${ending}`;
}

function showDifference(label: string, rivals: readonly string[], max: number): string {
  const first = Math.min(...rivals.map((rival) => findDifference(label, rival)));
  const start = [...segmentStarts(label)].findLast((at) => at <= first - leadLength) ?? 0;
  if (start <= headLength) return cutBeforeEnding(label, max);
  const head = cutText(label, headLength);
  return `${head}${cutBeforeEnding(label.slice(start).trimStart(), max - head.length)}`;
}

function findDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function* segmentStarts(text: string): Generator<number> {
  for (const { index } of graphemes.segment(text)) yield index;
}
