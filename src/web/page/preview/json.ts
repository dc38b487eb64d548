/** JSON in the format of another platform. The readers below turn a missing or unexpected value into an empty one. */
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

/** The page's own poster for a TMDB image URL; null for an image that the page must not load. */
export function toPoster(url: unknown): string | null {
  const match = /\/demo-(movie|tv)-(\d+)\.svg$/.exec(toText(url));
  return match ? `/posters/${match[1]}/${match[2]}.svg` : null;
}
