const loneSurrogate = /\p{Surrogate}/gu;

/**
 * Percent-encodes everything outside `A-Za-z0-9-_.~`. The server rejects any other character in a query value, so
 * neither `encodeURIComponent` nor `URLSearchParams` is enough (docs/overseerr-api.md, "Search").
 */
export function encodeValue(value: string): string {
  return encodeURIComponent(value.replace(loneSurrogate, '\uFFFD')).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `?take=20&skip=0`; empty without parameters. The server answers 400 to parameters it does not know. */
export function toQuery(parameters: Readonly<Record<string, string | number>> = {}): string {
  const pairs = Object.entries(parameters).map(
    ([name, value]) => `${name}=${encodeValue(String(value))}`,
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
