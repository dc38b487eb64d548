import type { WireCommand, WireSuggestion } from '../../wire.ts';
import { h, patch } from '../dom/dom.ts';
import type { PageTexts } from '../dom/texts.ts';

/** A command with its options, and the line as it was typed. */
export interface CommandInput {
  readonly name: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly text: string;
}

/** What a composer needs from its pane. */
export interface ComposerDeps {
  readonly form: HTMLFormElement;
  readonly name: string;
  readonly texts: PageTexts;
  readonly commands: () => readonly WireCommand[];
  readonly suggest: (
    command: string,
    option: string,
    query: string,
  ) => Promise<readonly WireSuggestion[]>;
  /** Resolves with whether the command arrived. */
  readonly send: (commandInput: CommandInput) => Promise<boolean>;
  readonly showError: (text: string) => void;
}

export interface Composer {
  /** Fills in a command. `value` is sent instead of the title's text, as if a suggestion had been chosen. */
  fill(text: string, value: string | null): void;
}

interface Choice {
  readonly label: string;
  readonly detail: string;
  readonly image: string | null;
  /** The whole line after the choice is accepted. */
  readonly line: string;
  readonly value: string | null;
}

const typingPauseMs = 120;
const commandPattern = /^\/(\S+)(?:\s+(.*))?$/;

/** The input at the bottom of a pane. It suggests commands and titles. */
export function createComposer(deps: ComposerDeps): Composer {
  const { form, name } = deps;
  const { t } = deps.texts;
  const listId = `${name}-choices`;
  const input = document.createElement('input');
  for (const [key, value] of Object.entries({
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
    maxlength: '300',
    placeholder: t('demo-composer-placeholder'),
    'aria-label': t('demo-composer-label'),
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
  })) {
    input.setAttribute(key, value);
  }
  const list = h('ul', {
    id: listId,
    role: 'listbox',
    'aria-label': t('demo-composer-suggestions'),
    hidden: true,
  });
  const extras = h('div', { class: 'extras' });
  form.append(
    list,
    h('div', { class: 'line' }, input, h('button', { class: 'main' }, t('demo-composer-send'))),
    extras,
  );

  let choices: readonly Choice[] = [];
  let active = -1;
  let chosen: { readonly line: string; readonly value: string } | null = null;
  let latestQueryNumber = 0;
  let timer = 0;

  input.addEventListener('input', () => {
    drawExtras();
    updateSuggestions();
  });
  input.addEventListener('focus', () => updateSuggestions());
  input.addEventListener('blur', () => showChoices([]));
  input.addEventListener('keydown', (event) => {
    const isOpen = choices.length > 0;
    if (event.key === 'ArrowDown' && isOpen) moveSelection(active + 1, event);
    else if (event.key === 'ArrowUp' && isOpen) moveSelection(active - 1, event);
    else if (event.key === 'Escape' && isOpen) showChoices([]);
    else if (isOpen && isAcceptKey(event)) {
      // Enter sends a complete command, and Tab leaves the input.
      if (isComplete(choices[active])) return;
      event.preventDefault();
      acceptChoice(choices[active]);
    }
  });
  // Without this, a press on a choice takes the focus, and the list closes before the click arrives.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    const index = option ? [...list.children].indexOf(option) : -1;
    acceptChoice(choices[index]);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });

  return {
    fill(text, value) {
      setLine(text, value);
      input.focus();
    },
  };

  async function send(): Promise<void> {
    const commandInput = read();
    if (!commandInput) {
      deps.showError(toErrorText());
      return;
    }
    showChoices([]);
    const line = input.value;
    const previousChoice = chosen;
    setLine('', null);
    if (!(await deps.send(commandInput)) && input.value === '')
      setLine(line, previousChoice?.value ?? null);
  }

  function toErrorText(): string {
    const [, name] = commandPattern.exec(input.value.trim()) ?? [];
    return name ? t('demo-composer-unknown-command', { name }) : t('demo-composer-not-a-command');
  }

  function read(): CommandInput | null {
    const { command, rest } = parse();
    if (!command) return null;
    const options: Record<string, string | number | boolean> = {};
    const main = findMainOption(command);
    if (main?.kind === 'text' && rest) {
      options[main.name] = chosen?.line === input.value ? chosen.value : rest;
    }
    if (main?.kind === 'count' && /^\d+$/.test(rest)) options[main.name] = Number(rest);
    for (const box of extras.querySelectorAll('input')) if (box.checked) options[box.name] = true;
    return { name: command.name, options, text: input.value.trim() };
  }

  function parse(): { command: WireCommand | null; rest: string } {
    const match = commandPattern.exec(input.value.trim());
    const command = deps.commands().find((each) => each.name === match?.[1]) ?? null;
    return { command, rest: match?.[2] ?? '' };
  }

  /** Whether accepting the choice would add nothing, and no required option is missing. */
  function isComplete(choice: Choice | undefined): boolean {
    const { command, rest } = parse();
    const isTyped = command !== null && choice?.label === `/${command.name}` && rest === '';
    return isTyped && command.options.every(({ isRequired }) => !isRequired);
  }

  /** Ignores the suggestions that are still being loaded. */
  function cancelSuggestions(): void {
    window.clearTimeout(timer);
    latestQueryNumber += 1;
  }

  function updateSuggestions(): void {
    cancelSuggestions();
    const queryNumber = latestQueryNumber;
    const { command, rest } = parse();
    if (/^\/\S*$/.test(input.value)) {
      showChoices(commandChoices(input.value.slice(1)));
      return;
    }
    const main = command && findMainOption(command);
    if (!command || !main?.suggests || rest.length < 2 || chosen?.line === input.value) {
      showChoices([]);
      return;
    }
    timer = window.setTimeout(async () => {
      const found = await deps.suggest(command.name, main.name, rest).catch(() => []);
      if (queryNumber !== latestQueryNumber || document.activeElement !== input) return;
      showChoices(
        found.map(({ label, value, detail, image }) => ({
          label,
          detail,
          image,
          value,
          line: `/${command.name} ${label}`,
        })),
      );
    }, typingPauseMs);
  }

  function commandChoices(prefix: string): Choice[] {
    return deps
      .commands()
      .filter((each) => each.name.startsWith(prefix))
      .map((each) => ({
        label: `/${each.name}`,
        detail: each.summary,
        image: null,
        line: findMainOption(each) ? `/${each.name} ` : `/${each.name}`,
        value: null,
      }));
  }

  function acceptChoice(choice: Choice | undefined): void {
    if (!choice) return;
    input.focus();
    cancelSuggestions();
    setLine(choice.line, choice.value);
  }

  function setLine(line: string, value: string | null): void {
    input.value = line;
    chosen = value === null ? null : { line, value };
    showChoices([]);
    drawExtras();
  }

  function moveSelection(to: number, event: Event): void {
    event.preventDefault();
    active = (to + choices.length) % choices.length;
    markActive();
  }

  function showChoices(next: readonly Choice[]): void {
    choices = next;
    active = next.length > 0 ? 0 : -1;
    patch(
      list,
      next.map(({ label, detail, image }, index) =>
        h(
          'li',
          { role: 'option', id: `${listId}-${index}` },
          image && h('img', { src: image, alt: '', width: 32, height: 48 }),
          h('span', {}, label, h('small', {}, detail)),
        ),
      ),
    );
    list.hidden = next.length === 0;
    input.setAttribute('aria-expanded', String(next.length > 0));
    markActive();
  }

  function markActive(): void {
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(index === active));
      if (index === active) option.scrollIntoView({ block: 'nearest' });
    }
    if (active < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${listId}-${active}`);
  }

  function drawExtras(): void {
    const flags = parse().command?.options.filter(({ kind }) => kind === 'flag') ?? [];
    const checked = new Set(
      [...extras.querySelectorAll('input')].flatMap((box) => (box.checked ? box.name : [])),
    );
    patch(
      extras,
      flags.map((flag) =>
        h(
          'label',
          { 'data-key': flag.name },
          h('input', { type: 'checkbox', name: flag.name, checked: checked.has(flag.name) }),
          flag.summary,
        ),
      ),
    );
  }
}

/** Enter or Tab, but neither the Enter that ends an input method's composition nor Shift+Tab. */
function isAcceptKey({ key, isComposing, shiftKey }: KeyboardEvent): boolean {
  return !isComposing && !shiftKey && (key === 'Enter' || key === 'Tab');
}

function findMainOption({ options }: WireCommand) {
  return (
    options.find(({ kind }) => kind === 'text') ?? options.find(({ kind }) => kind === 'count')
  );
}
