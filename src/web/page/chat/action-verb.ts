/** What a button does: the part of its action ID before the first colon. */
export function toActionVerb(press: string): string {
  return press.split(':')[0] ?? '';
}
