import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import { useConsole } from '../../app/console-context.ts';
import { formatDate, formatNumber } from './format.ts';

/** One line or one part of the bars. */
export interface Series {
  readonly label: string;
  /** A color token of tokens.css, such as `--chart-1`. */
  readonly color: `--${string}`;
  /** As many as there are times. Null is a gap. */
  readonly values: readonly (number | null)[];
}

interface ChartProps {
  /** What the chart shows, in words. */
  readonly label: string;
  /** In milliseconds since 1970, ascending. */
  readonly times: readonly number[];
  readonly series: readonly Series[];
  readonly kind?: 'lines' | 'stacked-bars';
  readonly height?: number;
  readonly formatValue?: (value: number) => string;
}

/** A chart over time. The library is loaded with the first chart. */
export function Chart(props: ChartProps) {
  const { locale } = useConsole();
  const { label, series, height = 220 } = props;
  const ref = useRef<HTMLDivElement>(null);
  const formatValue = props.formatValue ?? ((value: number) => formatNumber(value, locale));

  // Drawn again after every render.
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const draw = { chart: null as uPlot | null, isOver: false };
    const colors = matchMedia('(prefers-color-scheme: dark)');
    const render = () => void renderChart();
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width > 0) draw.chart?.setSize({ width, height });
    });
    const themes = new MutationObserver(render);
    colors.addEventListener('change', render);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    observer.observe(element);
    render();
    return () => {
      draw.isOver = true;
      colors.removeEventListener('change', render);
      themes.disconnect();
      observer.disconnect();
      draw.chart?.destroy();
    };

    async function renderChart(): Promise<void> {
      const { createChart } = await import('./create-chart.ts');
      if (draw.isOver || !element) return;
      draw.chart?.destroy();
      draw.chart = createChart(element, { ...props, height, formatValue, locale });
    }
  }, [props.times, props.series, props.kind, height, locale]);

  return (
    <figure class="chart">
      <figcaption class="chart-legend">
        {series.map((entry, index) => (
          <span key={entry.label} class={`legend legend-${index + 1}`}>
            <LegendMark color={entry.color} />
            {entry.label}
          </span>
        ))}
      </figcaption>
      <div ref={ref} class="chart-canvas" role="img" aria-label={label} />
      <ChartTable {...props} locale={locale} formatValue={formatValue} />
    </figure>
  );
}

function LegendMark({ color }: { readonly color: string }) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => ref.current?.style.setProperty('background', `var(${color})`), [color]);
  return <i ref={ref} />;
}

/** The same numbers as a table, for screen readers. */
function ChartTable(
  props: ChartProps & {
    readonly locale: 'en' | 'de';
    readonly formatValue: (value: number) => string;
  },
) {
  const { label, times, series, locale, formatValue } = props;
  return (
    <div class="hidden-text">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <td />
            {series.map((entry) => (
              <th key={entry.label} scope="col">
                {entry.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map((time, index) => (
            <tr key={time}>
              <th scope="row">{formatDate(new Date(time), locale)}</th>
              {series.map((entry) => {
                const value = entry.values[index];
                return <td key={entry.label}>{value == null ? '–' : formatValue(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
