import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../icon/icon.tsx';

const typingMs = 250;

/** A search field that reports what was typed after a short pause, or at once on Enter. */
export function SearchField(props: {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (value: string) => void;
}) {
  const { label, value, onSearch } = props;
  const [typed, setTyped] = useState(value);
  const report = useRef(onSearch);
  report.current = onSearch;

  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = window.setTimeout(() => report.current(typed), typingMs);
    return () => window.clearTimeout(timer);
  }, [typed, value]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> needs a form in it all the same
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed);
      }}
    >
      <Icon name="search" size={16} />
      <input
        class="input"
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={200}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </form>
  );
}
