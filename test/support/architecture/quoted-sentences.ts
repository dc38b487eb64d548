import { type Message, type Pattern, parse } from '@fluent/syntax';
import type { SourceFile } from './source-files.ts';

/** Texts with fewer words are labels, which any test may contain. */
const sentenceWords = 3;
const pieceWords = 4;
const sentenceLength = 14;

/** The pieces of text in a Fluent source that are long enough to be recognized. */
export function readSentences(source: string): string[] {
  return parse(source, {})
    .body.filter((entry): entry is Message => entry.type === 'Message')
    .flatMap(({ value }) => (value ? textsOf(value) : []))
    .map((text) => text.trim())
    .filter(isSentence);
}

/** Quotes of sentences in the strings and patterns of source files, with the file. */
export function findQuotedSentences(
  files: readonly SourceFile[],
  sentences: readonly string[],
): string[] {
  const allSentences = sentences.join('\0');
  const isQuote = (literal: string) =>
    literal.length >= sentenceLength &&
    ((isPiece(literal) && allSentences.includes(literal)) ||
      sentences.some((sentence) => literal.includes(sentence)));
  return files.flatMap(({ path, text }) =>
    literalsIn(text)
      .filter(isQuote)
      .map((literal) => `${path}: ${literal}`),
  );
}

function isSentence(text: string): boolean {
  return text.length >= sentenceLength && countWords(text) >= sentenceWords;
}

function isPiece(text: string): boolean {
  return countWords(text) >= pieceWords;
}

function countWords(text: string): number {
  return text.trim().split(/\s+/).length;
}

function textsOf(pattern: Pattern): string[] {
  return pattern.elements.flatMap((element) => {
    if (element.type === 'TextElement') return [element.value];
    const { expression } = element;
    return expression.type === 'SelectExpression'
      ? expression.variants.flatMap(({ value }) => textsOf(value))
      : [];
  });
}

/** The strings and patterns of a file, without comments and the names of tests. */
function literalsIn(text: string): string[] {
  const code = text
    .replace(/^\s*(\/?\*|\/\/).*$/gm, '')
    .replace(/\b(describe|it|test)(\.\w+)*\(\s*(['"`]).*?(?<!\\)\3/gs, '');
  const literal =
    /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`|\/((?:[^/\\\n]|\\.)+)\//g;
  return [...code.matchAll(literal)].map((match) =>
    (match[1] ?? match[2] ?? match[3] ?? match[4] ?? '').replaceAll('\\', ''),
  );
}
