import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ConsoleLocale } from '../../texts/locale.ts';
import type { Series } from './chart.tsx';
import { formatDate, formatTick } from './format.ts';

interface Options {
  readonly times: readonly number[];
  readonly series: readonly Series[];
  readonly kind?: 'lines' | 'stacked-bars';
  readonly height: number;
  readonly formatValue: (value: number) => string;
  readonly locale: ConsoleLocale;
}

/** Draws a chart into an element, in the colors of the current theme. */
export function createChart(element: HTMLElement, options: Options): uPlot {
  const { times, series, kind = 'lines', height, formatValue, locale } = options;
  const isStacked = kind === 'stacked-bars';
  const color = (name: string) => getComputedStyle(element).getPropertyValue(name);
  const grid = { stroke: resolve(element, '--line'), width: 1 };
  const axis = {
    stroke: resolve(element, '--ink-quiet'),
    font: '12px system-ui',
    grid,
    ticks: { show: false },
  };
  const values = isStacked ? stack(series) : series.map((entry) => [...entry.values]);
  const bars = uPlot.paths.bars?.({ size: [0.72, 26], radius: 0.15 });
  // The sums are drawn from the top of the stack down, so that each part covers what is above it.
  const order = isStacked
    ? series.map((_, index) => series.length - 1 - index)
    : series.map((_, i) => i);

  /** Bars stand in the middle of their times, so the first and the last need half of their width on the outside. */
  const toTimeRange = (_: uPlot, min: number, max: number): [number, number] => {
    const [first = 0, second = first] = times;
    const half = isStacked ? (second - first) / 2_000 : 0;
    return [min - half, max + half];
  };

  const spanMs = (times.at(-1) ?? 0) - (times[0] ?? 0);
  element.replaceChildren();
  return new uPlot(
    {
      width: Math.max(120, Math.floor(element.clientWidth)),
      height,
      // The last label stands half outside.
      padding: [8, 28, 0, 0],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false } },
      scales: {
        x: { time: true, range: toTimeRange },
        y: { range: (_, _min, max) => [0, Math.max(1, max * 1.05)] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          size: 28,
          // Below the bars, not between them.
          ...(isStacked
            ? {
                splits: (chart: uPlot) => pickTicks(times, chart.width).map((time) => time / 1_000),
              }
            : {}),
          values: (_, ticks) => ticks.map((seconds) => formatTick(seconds, spanMs, locale)),
        },
        {
          ...axis,
          size: (_, labels) => toAxisWidth(labels),
          values: (_, ticks) => ticks.map((value) => formatValue(value)),
        },
      ],
      series: [
        {},
        ...order.map((index) => {
          const stroke = resolve(element, series[index]?.color ?? '--ink');
          return isStacked && bars
            ? {
                label: series[index]?.label ?? '',
                fill: stroke,
                stroke,
                width: 0,
                paths: bars,
                points: { show: false },
              }
            : { label: series[index]?.label ?? '', stroke, width: 2, points: { show: false } };
        }),
      ],
      hooks: { setCursor: [(chart) => showTip(chart, options)] },
    },
    [times.map((time) => time / 1_000), ...order.map((index) => values[index] ?? [])],
    element,
  );

  function resolve(target: HTMLElement, name: string): string {
    // `light-dark()` is resolved by a property, not by reading the variable.
    const probe = document.createElement('i');
    probe.style.color = `var(${name})`;
    target.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found || color(name);
  }
}

/** Each series as the sum of itself and those before it. */
function stack(series: readonly Series[]): number[][] {
  const sums: number[] = [];
  return series.map(({ values }) =>
    values.map((value, index) => {
      sums[index] = (sums[index] ?? 0) + (value ?? 0);
      return sums[index];
    }),
  );
}

/** As many of the times as there is room for labels. */
function pickTicks(times: readonly number[], width: number): number[] {
  const step = Math.ceil((times.length * 72) / Math.max(72, width - 80));
  return times.filter((_, index) => index % step === 0);
}

/** As wide as the longest label, which would be cut otherwise. */
function toAxisWidth(labels: readonly string[] | null): number {
  return 20 + 7 * Math.max(2, ...(labels ?? []).map((label) => label.length));
}

/** Shows the values below the pointer. */
function showTip(chart: uPlot, { times, series, formatValue, locale }: Options): void {
  const existing = chart.over.querySelector('.chart-tip');
  const index = chart.cursor.idx;
  const time = index == null ? undefined : times[index];
  if (index == null || time === undefined) {
    existing?.remove();
    return;
  }
  const tip = existing ?? chart.over.appendChild(document.createElement('div'));
  tip.className = 'chart-tip';
  const lines = series.map(({ label, values }) => {
    const value = values[index];
    return `${label}: ${value == null ? '–' : formatValue(value)}`;
  });
  tip.textContent = [formatDate(new Date(time), locale), ...lines].join('\n');
  if (!(tip instanceof HTMLElement)) return;
  const left = chart.cursor.left ?? 0;
  const isRight = left > chart.over.clientWidth / 2;
  tip.style.left = isRight ? '' : `${left + 12}px`;
  tip.style.right = isRight ? `${chart.over.clientWidth - left + 12}px` : '';
}
