/**
 * The pages of a web site, wherever they are in a text: with or without `https://`, on any subdomain (`www.`, `m.`,
 * `app.`), and below the language that some sites begin their paths with. `path` is a regular expression.
 */
export function pageOf(domain: string, path: string): RegExp {
  const host = `(?<![\\w.-])(?:[\\w-]+\\.)*${domain.replaceAll('.', '\\.')}`;
  return new RegExp(`${host}/(?:[a-z]{2}(?:-[a-z]{2})?/)?${path}`, 'iu');
}
