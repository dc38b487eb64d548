/** `de`, `pt-BR`; `es-419` becomes `es`. Without a valid language, the server uses its own. */
export function toLanguageQuery(language: string): Record<string, string> {
  const match = /^[a-z]{2}(-[A-Z]{2})?$/.exec(language) ?? /^[a-z]{2}(?=-)/.exec(language);
  return match ? { language: match[0] } : {};
}
