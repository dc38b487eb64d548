import { useRef, useState } from 'preact/hooks';
import type { WireCommand } from '../../wire.ts';
import { type Choice, findMainOption, parseLine, suggestCommands } from './command-line.ts';
import { api } from './connection.ts';
import type { Pane } from './state.ts';

const typingPauseMs = 120;
const minQueryLength = 2;

/** The suggestions below a composer, and which one is marked. */
export function useSuggestions(pane: Pane, isFocused: () => boolean) {
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  const [active, setActive] = useState(-1);
  const query = useRef({ number: 0, timer: 0 });

  const show = (next: readonly Choice[]) => {
    setChoices(next);
    setActive(next.length > 0 ? 0 : -1);
  };
  /** Ignores the suggestions that are still being loaded. */
  const cancel = () => {
    window.clearTimeout(query.current.timer);
    query.current.number += 1;
  };
  const close = () => {
    cancel();
    show([]);
  };
  /** Suggests what a line may become. `isChosen`: it came from a suggestion itself. */
  const suggest = (line: string, commands: readonly WireCommand[], isChosen: boolean) => {
    cancel();
    const { number } = query.current;
    const { command, rest } = parseLine(line, commands);
    const ownChoices = suggestCommands(line, commands);
    if (ownChoices.length > 0) return show(ownChoices);
    const main = command && findMainOption(command);
    if (!command || !main?.suggests || rest.length < minQueryLength || isChosen) return show([]);
    query.current.timer = window.setTimeout(async () => {
      const { person: as, room } = pane;
      const asked = { as, room, command: command.name, option: main.name, query: rest };
      const found = await api.suggest(asked).catch(() => []);
      if (number !== query.current.number || !isFocused()) return;
      show(found.map((each) => ({ ...each, line: `/${command.label} ${each.label}` })));
    }, typingPauseMs);
  };
  const move = (to: number) => setActive((to + choices.length) % choices.length);
  return { choices, active, suggest, close, move };
}
