/** Text set in lines of about the same width. */
export interface SetText {
  readonly lines: readonly string[];
  readonly fontSize: number;
}

export interface TextBox {
  readonly width: number;
  readonly height: number;
  readonly largestFont: number;
}

/** Average width of a bold letter, as a part of the font size; wide enough for most capitals. */
const letterWidth = 0.6;
const mostLines = 7;
export const lineHeight = 1.12;

/** Breaks at spaces only, into as many lines as give the largest letters that fit the box. */
export function setInLines(text: string, box: TextBox): SetText {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const choices = words.slice(0, mostLines).map((_, index) => {
    const lines = balanced(words, index + 1);
    const longest = Math.max(...lines.map((line) => line.length));
    const fontSize = Math.min(
      box.largestFont,
      box.width / (longest * letterWidth),
      box.height / (lines.length * lineHeight),
    );
    return { lines, fontSize: Math.floor(fontSize) };
  });
  const [first = { lines: [text], fontSize: box.largestFont }, ...rest] = choices;
  // Of equal sizes the fewest lines win.
  return rest.reduce((best, one) => (one.fontSize > best.fontSize ? one : best), first);
}

/** The words in `count` lines, the longest of them as short as can be. */
function balanced(words: readonly string[], count: number): readonly string[] {
  if (count <= 1) return [words.join(' ')];
  let best: readonly string[] = [words.join(' ')];
  for (let taken = 1; taken <= words.length - count + 1; taken += 1) {
    const head = words.slice(0, taken).join(' ');
    // A longer head cannot get better than what is there.
    if (head.length >= longestOf(best)) break;
    const lines = [head, ...balanced(words.slice(taken), count - 1)];
    if (longestOf(lines) < longestOf(best)) best = lines;
  }
  return best;
}

function longestOf(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => line.length));
}
