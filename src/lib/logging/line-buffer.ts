/** A line and its number: the first line of the process has 1. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string;
}

/** The last lines of a text that never ends. */
export interface LineBuffer {
  add(text: string): void;
  /** The lines after a number, the oldest first. */
  listAfter(number: number): readonly NumberedLine[];
  /** The number of the newest line; 0 before the first one. */
  lastNumber(): number;
}

/** Keeps the last lines, as many as fit into both limits. A longer line is cut. */
export function createLineBuffer({
  maxLines,
  maxCharacters,
  maxLineCharacters,
}: {
  readonly maxLines: number;
  readonly maxCharacters: number;
  readonly maxLineCharacters: number;
}): LineBuffer {
  const lines: NumberedLine[] = [];
  let last = 0;
  let characters = 0;
  return {
    add(text) {
      last += 1;
      const line = { number: last, text: text.slice(0, maxLineCharacters) };
      lines.push(line);
      characters += line.text.length;
      while (lines.length > maxLines || characters > maxCharacters) {
        characters -= lines.shift()?.text.length ?? 0;
      }
    },
    listAfter: (number) => lines.slice(Math.max(0, lines.length - Math.max(0, last - number))),
    lastNumber: () => last,
  };
}
