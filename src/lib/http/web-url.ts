/** An http or https address without a user name and password; null for other texts. */
export function parseWebUrl(text: string): URL | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  // A password must not get into a chat, and Discord and Telegram do not accept such links.
  url.username = '';
  url.password = '';
  return url;
}

/** Whether the host has a dot inside: chats refuse links to others, such as `http://seerr:5055`. */
export function hasDottedHost({ hostname }: URL): boolean {
  return hostname.replace(/\.$/, '').includes('.');
}
