/** Project paths in the text, commands, and code blocks of a document, without URLs. */
export function findPaths(text: string): string[] {
  const roots = 'src|commands|prisma|test|docs|scripts|\\.ci|\\.github';
  const path = new RegExp(`(?<![\\w./<-])(?:${roots})/[\\w./-]+`, 'g');
  return [...text.matchAll(path)].map(([found]) => found.replace(/\.$/, ''));
}

/** Names that a document places in a file, written as `name` in `path` or `name` (`path`). */
export function findPlacements(text: string): { readonly name: string; readonly path: string }[] {
  const placed = text.matchAll(
    /`([^`\n]+)`(?: (?:and|or) `([^`\n]+)`)?(?: in | of | \()`([\w./-]+\.[a-z]+)`/g,
  );
  return [...placed].flatMap(([, first, second, path = '']) =>
    [first, second].flatMap((name) => (name ? [{ name, path }] : [])),
  );
}

/** Scripts of package.json that a document mentions. */
export function findScripts(text: string): string[] {
  return [...text.matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, name]) => name ?? '');
}

/** The titles of a document's sections. */
export function findTitles(text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, title]) => title ?? '');
}

/** Links of a document to files of the project or to sections. `target` is empty for its own sections. */
export function findLinks(text: string): { readonly target: string; readonly anchor: string }[] {
  return [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(
    ([, target, anchor]) => ({ target: target ?? '', anchor: anchor ?? '' }),
  );
}

/** The anchor that GitHub gives to a section. */
export function toAnchor(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');
}

/**
 * Sections that are cited as `docs/file.md, "Title"` or `docs/file.md, "Title" and "Other"`, also across the lines of a
 * comment.
 */
export function findCitations(text: string): { readonly path: string; readonly title: string }[] {
  const joined = text.replaceAll(/\n\s*(?:\/\/+|\*|--|#)?[ \t]*/g, ' ');
  const cited = joined.matchAll(/\b(docs\/[\w-]+\.md)((?:,? (?:and )?"[^"]+")+)/g);
  return [...cited].flatMap(([, path = '', titles = '']) =>
    [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ path, title })),
  );
}

/** Markdown files that a source file mentions, with or without the extension. */
export function findDocuments(text: string): string[] {
  return [...text.matchAll(/(?<![\w./-])(?:\.?[\w-]+\/)*[\w-]+\.md\b|\bSEERR\b/g)].map(
    ([name]) => name,
  );
}

/** Recorded exchanges that a text cites, such as #241. */
export function findRecordings(text: string): number[] {
  const cited = text.matchAll(/#(\d{3})(?![\da-fA-F])(?:–#(\d{3}))?/g);
  return [...cited].flatMap(([, from, to]) => [from, to].filter(Boolean).map(Number));
}
