/** Reading JSON whose shape is another platform's: what is missing or of another kind is nothing. */
export type Json = Readonly<Record<string, unknown>>;

export function toObject(value: unknown): Json {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}

export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function toText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The page's own picture for an address of TMDB's; null for what it must not load. */
export function toPoster(url: unknown): string | null {
  const match = /\/demo-(movie|tv)-(\d+)\.svg$/.exec(toText(url));
  return match ? `/posters/${match[1]}/${match[2]}.svg` : null;
}
