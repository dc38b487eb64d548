/**
 * Whether Telegram takes this as the address of a button, a link or a preview. It refuses a whole message over
 * one button with an address it cannot read ("Wrong HTTP URL"), among them names without a dot.
 */
export function isAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return hostname.includes('.') || hostname.startsWith('[');
}
