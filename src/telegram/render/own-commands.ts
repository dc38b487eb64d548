/**
 * The commands that the bot names in its texts. They can be tapped and copied as they are, also where they come from
 * what people wrote: without arguments, none of them does anything before it asks.
 */
export const ownCommands = [
  'cancel',
  'claim',
  'console',
  'discover',
  'forget',
  'help',
  'history',
  'link',
  'me',
  'pending',
  'request',
  'requests',
  'settings',
  'setup',
  'status',
  'unlink',
  'user',
] as const;
