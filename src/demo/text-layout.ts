/** Text set in lines of about the same width. */
export interface TextLayout {
  readonly lines: readonly string[];
  readonly fontSize: number;
}

export interface TextBox {
  readonly width: number;
  readonly height: number;
  readonly maxFontSize: number;
}

/** Average width of a bold letter, as a part of the font size; wide enough for most capitals. */
const letterWidthRatio = 0.6;
const maxLines = 7;
export const lineHeight = 1.12;

/** Breaks at spaces only, into as many lines as give the largest letters that fit the box. */
export function layoutText(text: string, box: TextBox): TextLayout {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const choices = words.slice(0, maxLines).map((_, index) => {
    const lines = balanceLines(words, index + 1);
    const longest = Math.max(...lines.map((line) => line.length));
    const fontSize = Math.min(
      box.maxFontSize,
      box.width / (longest * letterWidthRatio),
      box.height / (lines.length * lineHeight),
    );
    return { lines, fontSize: Math.floor(fontSize) };
  });
  const [first = { lines: [text], fontSize: box.maxFontSize }, ...rest] = choices;
  // Of equal sizes the fewest lines win.
  return rest.reduce((best, one) => (one.fontSize > best.fontSize ? one : best), first);
}

/** The words in `count` lines, the longest of them as short as can be. */
function balanceLines(words: readonly string[], count: number): readonly string[] {
  if (count <= 1) return [words.join(' ')];
  let best: readonly string[] = [words.join(' ')];
  for (let taken = 1; taken <= words.length - count + 1; taken += 1) {
    const head = words.slice(0, taken).join(' ');
    // A longer head cannot get better than what is there.
    if (head.length >= longestLine(best)) break;
    const lines = [head, ...balanceLines(words.slice(taken), count - 1)];
    if (longestLine(lines) < longestLine(best)) best = lines;
  }
  return best;
}

function longestLine(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => line.length));
}
