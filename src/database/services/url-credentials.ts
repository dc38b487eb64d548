const pattern = /^(https?:\/\/)([^/?#]*)@(.*)$/is;

/** Splits an address into itself without the user name and password in it, and these as they are written there. */
export function splitCredentials(url: string): {
  readonly address: string;
  readonly credentials: string | null;
} {
  const [, scheme, credentials, rest] = pattern.exec(url) ?? [];
  if (scheme === undefined || credentials === undefined) return { address: url, credentials: null };
  return { address: `${scheme}${rest}`, credentials };
}

/** The opposite of `splitCredentials`. */
export function joinCredentials(address: string, credentials: string | null): string {
  return credentials === null
    ? address
    : address.replace('://', `://${credentials.replaceAll('$', '$$$$')}@`);
}
