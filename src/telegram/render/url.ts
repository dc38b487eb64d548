/**
 * Whether Telegram accepts an address for a button, a link, or a preview. It rejects a whole message because of one
 * button with an address such as a host without a dot (docs/chat-platforms.md, "Link addresses").
 */
export function isLinkableUrl(url: string): boolean {
  return isHttpUrl(url) && hasPublicHostname(new URL(url));
}

/** Whether this is an address that people can open although Telegram accepts it only as text. */
export function isLocalUrl(url: string): boolean {
  return isHttpUrl(url) && !hasPublicHostname(new URL(url));
}

function isHttpUrl(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}

function hasPublicHostname({ hostname }: URL): boolean {
  return hostname.includes('.') || hostname.startsWith('[');
}
