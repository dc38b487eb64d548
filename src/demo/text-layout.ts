/** Text in lines of about the same width. */
export interface TextLayout {
  readonly lines: readonly string[];
  readonly fontSize: number;
}

export interface TextBox {
  readonly width: number;
  readonly height: number;
  readonly maxFontSize: number;
}

/** Average width of a bold letter relative to the font size; enough for most capital letters. */
const letterWidthRatio = 0.6;
const maxLines = 7;
export const lineHeight = 1.12;

/** Breaks text at spaces into the number of lines that allows the largest font size in the box. */
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
  // Of equal font sizes, the fewest lines win.
  return rest.reduce((best, one) => (one.fontSize > best.fontSize ? one : best), first);
}

/** Distributes the words over `count` lines so that the longest line is as short as possible. */
function balanceLines(words: readonly string[], count: number): readonly string[] {
  if (count <= 1) return [words.join(' ')];
  let best: readonly string[] = [words.join(' ')];
  for (let split = 1; split <= words.length - count + 1; split += 1) {
    const firstLine = words.slice(0, split).join(' ');
    // A longer first line cannot improve the result.
    if (firstLine.length >= longestLine(best)) break;
    const lines = [firstLine, ...balanceLines(words.slice(split), count - 1)];
    if (longestLine(lines) < longestLine(best)) best = lines;
  }
  return best;
}

function longestLine(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => line.length));
}
