import { hasDottedHost, parseWebUrl } from '../../lib/http/web-url.ts';

/**
 * The address as Telegram accepts it for a button, a link, or a preview; null for others. It rejects a whole message
 * because of one button with an address such as a host without a dot (docs/chat-platforms.md, "Link addresses").
 */
export function toLinkableUrl(text: string): string | null {
  const url = parseWebUrl(text);
  return url && isAccepted(url) ? url.href : null;
}

/** An address that people can open although Telegram accepts it only as text; null for others. */
export function toLocalUrl(text: string): string | null {
  const url = parseWebUrl(text);
  return url && !isAccepted(url) ? url.href : null;
}

function isAccepted(url: URL): boolean {
  return hasDottedHost(url) || url.hostname.startsWith('[');
}
