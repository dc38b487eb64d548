/** A measured value and its target. */
export interface Figure {
  readonly name: string;
  readonly platform: string;
  readonly upstreamMs: number | null;
  readonly value: number;
  readonly unit: string;
  /** Null when there is no target. */
  readonly target: { readonly most: number } | { readonly least: number } | null;
  readonly note: string;
}

/** The value below which a share of the values lies; the share is from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

/** Whether a figure meets its target; null when there is none. */
export function meetsTarget({ value, target }: Figure): boolean | null {
  if (!target) return null;
  return 'most' in target ? value <= target.most : value >= target.least;
}

/** Formats figures as a Markdown table. */
export function toMarkdownTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, platform, upstreamMs, value, unit, target, note } = figure;
    const targetText = target ? ('most' in target ? `≤ ${target.most}` : `≥ ${target.least}`) : '';
    const isMet = meetsTarget(figure);
    return [
      name,
      platform,
      upstreamMs === null ? '' : `${upstreamMs} ms`,
      `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`,
      targetText,
      isMet === null ? '' : isMet ? 'yes' : 'NO',
      note,
    ];
  });
  const head = ['figure', 'platform', 'upstream', 'measured', 'target', 'met', 'note'];
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
