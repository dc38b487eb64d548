/** Names by language, for each command or option by its own name, which is the English one. */
export type LocalNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The name in a language; the own name if there is none in that language. */
export function getLocalName(names: LocalNames, name: string, language: string): string {
  return names[name]?.[language] ?? name;
}

/** The name in all languages, its own name first. */
export function listNames(names: LocalNames, name: string): readonly string[] {
  return [...new Set([name, ...Object.values(names[name] ?? {})])];
}
