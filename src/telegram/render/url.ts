/**
 * Whether Telegram takes this as the address of a button, a link or a preview. It refuses a whole message over
 * one button with an address it cannot read ("Wrong HTTP URL"), among them names without a dot.
 */
export function isLinkableUrl(url: string): boolean {
  return isHttpUrl(url) && hasPublicHostname(new URL(url));
}

/** Whether this is an address that a person can open although Telegram takes it as nothing but text. */
export function isLocalUrl(url: string): boolean {
  return isHttpUrl(url) && !hasPublicHostname(new URL(url));
}

function isHttpUrl(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}

function hasPublicHostname({ hostname }: URL): boolean {
  return hostname.includes('.') || hostname.startsWith('[');
}
