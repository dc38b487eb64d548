/** One measured figure and what it should be. */
export interface Figure {
  readonly name: string;
  readonly platform: string;
  readonly upstreamMs: number | null;
  readonly value: number;
  readonly unit: string;
  /** Null when nothing is promised. */
  readonly bar: { readonly most: number } | { readonly least: number } | null;
  readonly note: string;
}

/** The value below which this share of the values lies, from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

/** Whether a figure keeps its promise; null when there is none. */
export function isWithinBar({ value, bar }: Figure): boolean | null {
  if (!bar) return null;
  return 'most' in bar ? value <= bar.most : value >= bar.least;
}

/** The figures as a Markdown table. */
export function toMarkdownTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, platform, upstreamMs, value, unit, bar, note } = figure;
    const barText = bar ? ('most' in bar ? `≤ ${bar.most}` : `≥ ${bar.least}`) : '';
    const isWithin = isWithinBar(figure);
    return [
      name,
      platform,
      upstreamMs === null ? '' : `${upstreamMs} ms`,
      `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`,
      barText,
      isWithin === null ? '' : isWithin ? 'yes' : 'NO',
      note,
    ];
  });
  const head = ['figure', 'on', 'upstream', 'measured', 'bar', 'kept', 'note'];
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
