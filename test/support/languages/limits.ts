/** The longest texts that platforms take whole, by key (docs/chat-platforms.md). The first pattern that fits counts. */
const limits: readonly (readonly [RegExp, number])[] = [
  // Discord: the title of a form and the labels of its fields.
  [/^(decline-form-title|field-account-name|field-decline-reason|user-account-placeholder)$/, 45],
  [/^setup-(form|button)-(reasons|reminder|quiet|timezone|region)$/, 45],
  // Discord: the description of a command or an option.
  [/^(command|option)-(?!missing-option)/, 100],
  // Discord: the placeholder of a select.
  [/-placeholder(-page)?$|^edit-select-|^search-title$/, 150],
  // Discord: the label of a button.
  [/^button-|^(setup|webhook)-button-/, 80],
  // Discord: the label and the description of an option in a select.
  [/^(search|season|availability|discover-(popular|upcoming|genres|trending|recommended))-/, 100],
  // Telegram: the answer to a press.
  [/^(toast|subscription|link-checking)/, 200],
  // Two lines of a chat.
  [/^error-/, 300],
  // Discord: the name of a field of a card; people read it at one glance.
  [/^field-/, 60],
];
/** Sentences that are neither toasts nor options although their keys begin like theirs. */
const sentences =
  /^search-(empty|many|unknown-link|empty-but|results|did-you-mean)|^error-(internal)/;

/** Whether a text with arguments of a usual length would be cut by a platform. */
export function isTooLong(key: string, text: string): boolean {
  if (sentences.test(key)) return false;
  const max = limits.find(([pattern]) => pattern.test(key))?.[1];
  return max !== undefined && text.length > max;
}
