import './json.css';

interface ChangesProps {
  readonly before: unknown;
  readonly after: unknown;
  /** What a field is called. */
  readonly fieldText?: (name: string) => string;
  /** What a text stands for in a field, such as the name for an ID. */
  readonly valueText?: (name: string, value: string) => string;
  readonly labels: { readonly field: string; readonly before: string; readonly after: string };
}

/** What was there before and after a change, one field in a row; the same on both sides is quiet. */
export function Changes(props: ChangesProps) {
  const { before, after, labels } = props;
  const { fieldText = (name) => name, valueText = (_, value) => value } = props;
  const toWords = (name: string, value: unknown) =>
    toText(typeof value === 'string' ? valueText(name, value) : value);
  const old = toRecord(before);
  const now = toRecord(after);
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section class="changes" aria-label={`${labels.before} – ${labels.after}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{labels.field}</th>
            <th scope="col">{labels.before}</th>
            <th scope="col">{labels.after}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => {
            const [left, right] = [toWords(name, old[name]), toWords(name, now[name])];
            return (
              <tr key={name} class={left === right ? 'quiet' : undefined}>
                <th scope="row">{fieldText(name)}</th>
                <td>{left}</td>
                <td>{right}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (value === null || value === undefined) return {};
  return typeof value === 'object' && !Array.isArray(value) ? { ...value } : { '': value };
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
