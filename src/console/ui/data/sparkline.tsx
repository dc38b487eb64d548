/** A line of values without axes. Null is a gap. `label` says in words what it shows. */
export function Sparkline(props: {
  readonly values: readonly (number | null)[];
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
}) {
  const { values, label, width = 120, height = 28 } = props;
  const known = values.filter((value) => value !== null);
  const top = Math.max(1, ...known);
  const step = values.length > 1 ? (width - 4) / (values.length - 1) : 0;
  let isDrawing = false;
  const path = values
    .map((value, index) => {
      if (value === null) {
        isDrawing = false;
        return '';
      }
      const command = isDrawing ? 'L' : 'M';
      isDrawing = true;
      const y = height - 3 - (value / top) * (height - 6);
      return `${command}${round(2 + index * step)} ${round(y)}`;
    })
    .join('');
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
    >
      <title>{label}</title>
      <path d={path} />
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
