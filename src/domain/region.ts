/** Reads an ISO 3166-1 code such as `DE`, in any case; null for anything else. */
export function toRegion(text: string | null | undefined): string | null {
  const code = text?.trim().toUpperCase() ?? '';
  if (code === 'UK') return 'GB';
  return /^[A-Z]{2}$/.test(code) && code !== 'ZZ' && getRegionName(code, 'en') !== null
    ? code
    : null;
}

/** The region that most speakers of a language live in, or the one that a locale names; null for unknown ones. */
export function regionOfLocale(locale: string): string | null {
  try {
    return toRegion(new Intl.Locale(locale).maximize().region);
  } catch {
    return null;
  }
}

/** `Germany`; null for a code that stands for no region. */
export function getRegionName(code: string, locale: string): string | null {
  const names = new Intl.DisplayNames([locale, 'en'], { type: 'region', fallback: 'none' });
  return names.of(code) ?? null;
}
