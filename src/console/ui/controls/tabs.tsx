import { useEffect, useRef } from 'preact/hooks';

/** A tab, which is a page of its own: `href` is its address. */
export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  /** Shown next to the label. */
  readonly count?: number;
}

/** Links between the parts of a page. */
export function Tabs(props: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly current: string;
}) {
  const { label, tabs, current } = props;
  const ref = useRef<HTMLElement>(null);
  // On a phone, the current one may be outside.
  useEffect(() => {
    const tab = ref.current?.querySelector('[aria-current]');
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current, tabs.length]);
  return (
    <nav ref={ref} class="tabs" aria-label={label}>
      {tabs.map(({ id, label: text, href, count }) => (
        <a key={id} href={href} aria-current={id === current ? 'page' : undefined}>
          {text}
          {count !== undefined && <span class="tab-count">{count}</span>}
        </a>
      ))}
    </nav>
  );
}

/** Two to four choices side by side, such as periods of a chart. */
export function Segments<Value extends string>(props: {
  readonly label: string;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  const { label, choices, value, onChange } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row everywhere
    <div class="segments" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
