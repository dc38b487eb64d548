import './json.css';

/** A value as indented JSON, with everything in it as plain text. Null shows a dash. */
export function JsonView({ value, label }: { readonly value: unknown; readonly label: string }) {
  if (value === null || value === undefined) return <span>–</span>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section class="json" aria-label={label} tabIndex={0}>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </section>
  );
}
