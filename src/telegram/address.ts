/**
 * Whether Telegram takes this as the address of a button, a link or a preview. It refuses a whole message over
 * one button with an address it cannot read ("Wrong HTTP URL"), among them names without a dot.
 */
export function isAddress(url: string): boolean {
  return isWeb(url) && isReachable(new URL(url));
}

/** Whether this is an address that a person can open although Telegram takes it as nothing but text. */
export function isHomeAddress(url: string): boolean {
  return isWeb(url) && !isReachable(new URL(url));
}

function isWeb(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}

function isReachable({ hostname }: URL): boolean {
  return hostname.includes('.') || hostname.startsWith('[');
}
