import { useEffect, useRef, useState } from 'preact/hooks';
import { useDemo } from '../demo.ts';
import { type Choice, type Chosen, isComplete, parseLine, readCommand } from './command-line.ts';
import type { Pane } from './state.ts';
import { useSuggestions } from './use-suggestions.ts';

/** The input at the bottom of a pane. It suggests commands and titles. */
export function Composer({ pane }: { readonly pane: Pane }) {
  const { texts, state, store, actions, toast } = useDemo();
  const { t } = texts;
  const { commands } = state;
  const input = useRef<HTMLInputElement>(null);
  const [line, setLine] = useState('');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [flags, setFlags] = useState<ReadonlySet<string>>(new Set());
  const suggestions = useSuggestions(pane, () => document.activeElement === input.current);
  const { choices, active } = suggestions;
  const listId = `${pane.id}-choices`;
  const isOpen = choices.length > 0;
  const latestLine = useRef(line);
  latestLine.current = line;

  const fill = (next: string, value: string | null) => {
    setLine(next);
    setChosen(value === null ? null : { line: next, value });
    suggestions.close();
  };
  const accept = (choice: Choice | undefined) => {
    if (!choice) return;
    input.current?.focus();
    fill(choice.line, choice.value);
  };
  const { draft } = state;
  useEffect(() => {
    if (draft?.pane !== pane.id) return;
    store.update((now) => {
      now.draft = null;
    });
    input.current?.focus();
    fill(draft.line, draft.value);
  }, [draft]);

  const send = async () => {
    const command = readCommand(line, { commands, chosen, flags });
    if (!command) {
      const { name } = parseLine(line, commands);
      toast(
        pane.id,
        name ? t('demo-composer-unknown-command', { name }) : t('demo-composer-not-a-command'),
      );
      return;
    }
    const before = { line, value: chosen?.line === line ? chosen.value : null };
    fill('', null);
    setFlags(new Set());
    const hasArrived = await actions.command(pane, command);
    if (!hasArrived && latestLine.current === '') fill(before.line, before.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      suggestions.move(event.key === 'ArrowDown' ? active + 1 : active - 1);
    } else if (event.key === 'Escape') suggestions.close();
    else if (isAcceptKey(event)) {
      // Enter sends a complete command, and Tab leaves the input.
      if (isComplete(line, choices[active], commands)) return;
      event.preventDefault();
      accept(choices[active]);
    }
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <ChoiceList id={listId} choices={choices} active={active} onAccept={accept} />
      <div class="line">
        <input
          ref={input}
          type="text"
          role="combobox"
          class="input"
          autocomplete="off"
          spellcheck={false}
          enterkeyhint="send"
          maxLength={300}
          placeholder={t('demo-composer-placeholder')}
          aria-label={t('demo-composer-label')}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-activedescendant={active < 0 ? undefined : `${listId}-${active}`}
          value={line}
          onInput={({ currentTarget }) => {
            setLine(currentTarget.value);
            suggestions.suggest(currentTarget.value, commands, false);
          }}
          onFocus={() => suggestions.suggest(line, commands, chosen?.line === line)}
          onBlur={suggestions.close}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="button button-main">
          {t('demo-composer-send')}
        </button>
      </div>
      <Flags pane={pane} line={line} flags={flags} onChange={setFlags} />
    </form>
  );
}

function ChoiceList(props: {
  readonly id: string;
  readonly choices: readonly Choice[];
  readonly active: number;
  readonly onAccept: (choice: Choice) => void;
}) {
  const { texts } = useDemo();
  const { id, choices, active, onAccept } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active, choices]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={texts.t('demo-composer-suggestions')}
      hidden={choices.length === 0}
      // Without this, a press on a choice takes the focus, and the list closes before the click arrives.
      onPointerDown={(event) => event.preventDefault()}
    >
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard chooses in the input
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input
        <div
          key={choice.label}
          role="option"
          id={`${id}-${index}`}
          aria-selected={index === active}
          onClick={() => onAccept(choice)}
        >
          {choice.image && <img src={choice.image} alt="" width={32} height={48} />}
          <span>
            {choice.label}
            <small>{choice.detail}</small>
          </span>
        </div>
      ))}
    </div>
  );
}

/** A box for each flag of the command. */
function Flags(props: {
  readonly pane: Pane;
  readonly line: string;
  readonly flags: ReadonlySet<string>;
  readonly onChange: (flags: ReadonlySet<string>) => void;
}) {
  const { state } = useDemo();
  const { line, flags, onChange } = props;
  const { command } = parseLine(line, state.commands);
  return (
    <div class="extras">
      {(command?.options ?? [])
        .filter(({ kind }) => kind === 'flag')
        .map(({ name, summary }) => (
          <label key={name}>
            <input
              type="checkbox"
              name={name}
              checked={flags.has(name)}
              onChange={({ currentTarget }) => {
                const next = new Set(flags);
                if (currentTarget.checked) next.add(name);
                else next.delete(name);
                onChange(next);
              }}
            />
            {summary}
          </label>
        ))}
    </div>
  );
}

/** Enter or Tab, but neither the Enter that ends an input method's composition nor Shift+Tab. */
function isAcceptKey({ key, isComposing, shiftKey }: KeyboardEvent): boolean {
  return !isComposing && !shiftKey && (key === 'Enter' || key === 'Tab');
}
