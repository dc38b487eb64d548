import { cutText } from '../../text.ts';

const searchedMaxLength = 500;

/**
 * The beginning of a text, in which links are looked for. Where it was cut, the rest of a name or a number goes as well:
 * what is left of it would be that of another title.
 */
export function toSearchedText(text: string): string {
  const trimmed = text.trim();
  const searched = cutText(trimmed, searchedMaxLength, '');
  return searched === trimmed ? searched : searched.replace(/[^\s/?#&=]+$/, '');
}

/**
 * The pages of a web site, wherever they are in a text: with or without `https://`, on any subdomain (`www.`, `m.`,
 * `app.`), and below the language that some sites begin their paths with. `path` is a regular expression.
 */
export function pageOf(domain: string, path: string): RegExp {
  const host = `(?<![\\w.-])(?:[\\w-]+\\.)*${domain.replaceAll('.', '\\.')}`;
  return new RegExp(`${host}/(?:[a-z]{2}(?:-[a-z]{2})?/)?${path}`, 'iu');
}
