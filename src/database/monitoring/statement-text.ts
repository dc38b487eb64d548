const maxLength = 2_000;
const plannable = /^[\s(]*(?:select|insert|update|delete|with)\b/i;

/** What introduces the name of a hot statement in its text; PostgreSQL's statistics keep it. */
const tag = /^\s*\/\* ([\w-]+) \*\/\s*/;

/** Puts a name into the text of a statement, where the server's statistics show it. */
export function tagStatement(name: string, text: string): string {
  return `/* ${name} */ ${text}`;
}

/** The name in a text, and the text without it. */
export function splitTag(text: string): { readonly name: string | null; readonly text: string } {
  const found = tag.exec(text);
  return found
    ? { name: found[1] ?? null, text: text.slice(found[0].length) }
    : { name: null, text };
}

/** Whether a statement reads or changes rows. Others, such as `alter role`, may carry secrets in their text. */
export function isPlannable(text: string): boolean {
  return plannable.test(splitTag(text).text);
}

/** SQL, or a part of a plan, on one line, with `?` in the place of every literal. Parameters (`$1`) stay. */
export function withoutValues(sql: string): string {
  const text = sql
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, '?')
    .replace(/(?<!\w)(?:E'(?:[^'\\]|''|\\[\s\S])*|(?:[BXN]|U&)?'(?:[^']|'')*)'?/gi, '?')
    .replace(/(?<![\w$"])\d[\d_.]*(?:e[+-]?\d+)?\b/gi, '?')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
