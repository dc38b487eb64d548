import type { Reply } from '../../src/chat/reply.ts';
import type { Inline, View } from '../../src/chat/view.ts';

/** The view of a reply; throws for a reply without one. */
export function getView(reply: Reply): View {
  if (reply.kind === 'message' || reply.kind === 'update') return reply.view;
  throw new Error(`a ${reply.kind} has no view`);
}

/** Everything that a view says: title, lines, fields, and footer. */
export function toViewText(view: View): string {
  return [
    view.title ?? '',
    ...view.lines.map((line) => line.map(toInlineText).join('')),
    ...(view.fields ?? []).map(({ name, value }) => `${name}: ${value.map(toInlineText).join('')}`),
    view.footer ?? '',
  ].join('\n');
}

/** The labels of all buttons. */
export function listLabels(view: View): string[] {
  return (view.buttons ?? []).flat().map(({ label }) => label);
}

/** IDs of the enabled buttons and of the picker. */
export function listButtonIds(view: View): string[] {
  const buttons = (view.buttons ?? [])
    .flat()
    .flatMap((button) => ('press' in button && !button.isDisabled ? [button.press] : []));
  return [...(view.picker ? [view.picker.press] : []), ...buttons];
}

/** The addresses that the buttons open. */
export function listLinks(view: Pick<View, 'buttons'> | undefined): string[] {
  return (view?.buttons ?? []).flat().flatMap((button) => ('url' in button ? [button.url] : []));
}

/** The verbs of these buttons. */
export function listVerbs(view: View): string[] {
  return listButtonIds(view).map((id) => id.split(':')[0] ?? '');
}

/** The ID of the first enabled button of an action. */
export function findButtonId(view: View, verb: string): string {
  const found = listButtonIds(view).find((id) => id === verb || id.startsWith(`${verb}:`));
  if (!found)
    throw new Error(`no "${verb}" among ${listButtonIds(view).join(', ') || 'no buttons'}`);
  return found;
}

function toInlineText(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  if ('bold' in inline) return inline.bold;
  if ('quiet' in inline) return inline.quiet;
  if ('link' in inline) return inline.link;
  return 'mention' in inline ? inline.name : '';
}
