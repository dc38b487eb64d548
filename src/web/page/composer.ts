import type { WireCommand, WireSuggestion } from '../wire.ts';
import { h, patch } from './dom.ts';

/** What is sent: a command, its options, and the line as everybody reads it. */
export interface Typed {
  readonly name: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly text: string;
}

/** What a composer needs of the pane around it. */
export interface ComposerNeeds {
  readonly form: HTMLFormElement;
  readonly name: string;
  readonly commands: () => readonly WireCommand[];
  readonly suggest: (
    command: string,
    option: string,
    typed: string,
  ) => Promise<readonly WireSuggestion[]>;
  /** Resolves with whether it arrived. */
  readonly send: (typed: Typed) => Promise<boolean>;
  readonly complain: (text: string) => void;
}

export interface Composer {
  /** Puts a command into the line; `value` is what stands behind its words. */
  fill(text: string, value: string | null): void;
}

interface Choice {
  readonly label: string;
  readonly detail: string;
  readonly image: string | null;
  /** The line when it is chosen. */
  readonly line: string;
  readonly value: string | null;
}

const typingPauseMs = 120;
const slashed = /^\/(\S+)(?:\s+(.*))?$/;

/** The line at the foot of a pane: commands and titles are suggested as one types. */
export function createComposer(needs: ComposerNeeds): Composer {
  const { form, name } = needs;
  const listId = `${name}-choices`;
  const input = document.createElement('input');
  for (const [key, value] of Object.entries({
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
    maxlength: '300',
    placeholder: 'Type / for commands',
    'aria-label': 'Message',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
  })) {
    input.setAttribute(key, value);
  }
  const list = h('ul', { id: listId, role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
  const extras = h('div', { class: 'extras' });
  form.append(
    list,
    h('div', { class: 'line' }, input, h('button', { class: 'main' }, 'Send')),
    extras,
  );

  let choices: readonly Choice[] = [];
  let active = -1;
  let chosen: { readonly line: string; readonly value: string } | null = null;
  let asked = 0;
  let timer = 0;

  input.addEventListener('input', () => {
    drawExtras();
    look();
  });
  input.addEventListener('focus', () => look());
  input.addEventListener('blur', () => show([]));
  input.addEventListener('keydown', (event) => {
    const isOpen = choices.length > 0;
    if (event.key === 'ArrowDown' && isOpen) move(active + 1, event);
    else if (event.key === 'ArrowUp' && isOpen) move(active - 1, event);
    else if (event.key === 'Escape' && isOpen) show([]);
    else if (isOpen && isTaking(event)) {
      // What is whole already goes its own way: Enter sends it, Tab leaves the line.
      if (isWhole(choices[active])) return;
      event.preventDefault();
      take(choices[active]);
    }
  });
  // A press on a choice must not take the focus, or the list closes under the finger.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    const index = option ? [...list.children].indexOf(option) : -1;
    take(choices[index]);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });

  return {
    fill(text, value) {
      put(text, value);
      input.focus();
    },
  };

  async function send(): Promise<void> {
    const typed = read();
    if (!typed) {
      needs.complain(complaint());
      return;
    }
    show([]);
    const line = input.value;
    const kept = chosen;
    put('', null);
    if (!(await needs.send(typed)) && input.value === '') put(line, kept?.value ?? null);
  }

  function complaint(): string {
    const [, name] = slashed.exec(input.value.trim()) ?? [];
    return name
      ? `There is no command /${name}. Send /help to read what there is.`
      : 'Commands begin with a slash. Try /request and the name of a film.';
  }

  function read(): Typed | null {
    const { command, rest } = parse();
    if (!command) return null;
    const options: Record<string, string | number | boolean> = {};
    const main = mainOption(command);
    if (main?.kind === 'text' && rest) {
      options[main.name] = chosen?.line === input.value ? chosen.value : rest;
    }
    if (main?.kind === 'count' && /^\d+$/.test(rest)) options[main.name] = Number(rest);
    for (const box of extras.querySelectorAll('input')) if (box.checked) options[box.name] = true;
    return { name: command.name, options, text: input.value.trim() };
  }

  function parse(): { command: WireCommand | null; rest: string } {
    const match = slashed.exec(input.value.trim());
    const command = needs.commands().find((each) => each.name === match?.[1]) ?? null;
    return { command, rest: match?.[2] ?? '' };
  }

  /** Whether the line already says all that taking the choice would put there and all that is required. */
  function isWhole(choice: Choice | undefined): boolean {
    const { command, rest } = parse();
    const isTyped = command !== null && choice?.label === `/${command.name}` && rest === '';
    return isTyped && command.options.every(({ isRequired }) => !isRequired);
  }

  /** Suggestions that were asked for do not come any more. */
  function forgo(): void {
    window.clearTimeout(timer);
    asked += 1;
  }

  function look(): void {
    forgo();
    const mine = asked;
    const { command, rest } = parse();
    if (/^\/\S*$/.test(input.value)) {
      show(commandChoices(input.value.slice(1)));
      return;
    }
    const main = command && mainOption(command);
    if (!command || !main?.suggests || rest.length < 2 || chosen?.line === input.value) {
      show([]);
      return;
    }
    timer = window.setTimeout(async () => {
      const found = await needs.suggest(command.name, main.name, rest).catch(() => []);
      if (mine !== asked || document.activeElement !== input) return;
      show(
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

  function commandChoices(typed: string): Choice[] {
    return needs
      .commands()
      .filter((each) => each.name.startsWith(typed))
      .map((each) => ({
        label: `/${each.name}`,
        detail: each.summary,
        image: null,
        line: mainOption(each) ? `/${each.name} ` : `/${each.name}`,
        value: null,
      }));
  }

  function take(choice: Choice | undefined): void {
    if (!choice) return;
    input.focus();
    forgo();
    put(choice.line, choice.value);
  }

  function put(line: string, value: string | null): void {
    input.value = line;
    chosen = value === null ? null : { line, value };
    show([]);
    drawExtras();
  }

  function move(to: number, event: Event): void {
    event.preventDefault();
    active = (to + choices.length) % choices.length;
    mark();
  }

  function show(next: readonly Choice[]): void {
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
    mark();
  }

  function mark(): void {
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(index === active));
      if (index === active) option.scrollIntoView({ block: 'nearest' });
    }
    if (active < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${listId}-${active}`);
  }

  function drawExtras(): void {
    const flags = parse().command?.options.filter(({ kind }) => kind === 'flag') ?? [];
    const ticked = new Set(
      [...extras.querySelectorAll('input')].flatMap((b) => (b.checked ? b.name : [])),
    );
    patch(
      extras,
      flags.map((flag) =>
        h(
          'label',
          { 'data-key': flag.name },
          h('input', { type: 'checkbox', name: flag.name, checked: ticked.has(flag.name) }),
          flag.summary,
        ),
      ),
    );
  }
}

/** Enter or Tab, but not the Enter that ends a composition, nor the way back. */
function isTaking({ key, isComposing, shiftKey }: KeyboardEvent): boolean {
  return !isComposing && !shiftKey && (key === 'Enter' || key === 'Tab');
}

function mainOption({ options }: WireCommand) {
  return (
    options.find(({ kind }) => kind === 'text') ?? options.find(({ kind }) => kind === 'count')
  );
}
