import { limits } from '../../chat/fit.ts';
import type { View } from '../../chat/view.ts';
import { isAppError } from '../../domain/app-error.ts';
import type { Log } from '../../ports/log.ts';
import {
  type RenderOptions,
  render,
  renderPlainText,
  type TelegramMessage,
} from '../render/render.ts';
import { isNotModified, toChatError } from '../telegram-error.ts';

/** A message with the parameter that says how its text is written. */
export interface FormattedMessage extends TelegramMessage {
  readonly parse_mode?: 'HTML';
}

/**
 * Sends a view. When Telegram refuses it, it is sent again without links, and then without formatting: a plain message
 * is better than none, and Telegram says only in words what it did not like. Throws the first error then.
 */
export async function sendAcceptable<Result>(
  view: View,
  { options, log }: { readonly options: RenderOptions; readonly log: Log },
  send: (message: FormattedMessage) => Promise<Result>,
): Promise<Result> {
  const [full, ...simpler] = listVersions(view, options);
  try {
    return await send(full());
  } catch (error) {
    if (isNotModified(error) || !isAppError(toChatError(error), 'platform-rejected')) throw error;
    for (const version of simpler) {
      try {
        const result = await send(version());
        log.warn({ error }, 'Telegram refused a message. It was sent in a simpler form');
        return result;
      } catch (nextError) {
        if (!isAppError(toChatError(nextError), 'platform-rejected')) throw nextError;
      }
    }
    throw error;
  }
}

function listVersions(view: View, options: RenderOptions) {
  const linkless = withoutLinks(view);
  return [
    () => ({ ...render(view, options), parse_mode: 'HTML' }),
    () => ({ ...render(linkless, options), parse_mode: 'HTML' }),
    () => ({
      ...render(linkless, options),
      text: renderPlainText(view, options, limits.telegram.total),
    }),
  ] as const satisfies readonly (() => FormattedMessage)[];
}

/** The same text and buttons without any address. */
function withoutLinks({ url: _, image: __, ...view }: View): View {
  return {
    ...view,
    lines: view.lines.map((line) =>
      line.map((inline) => (typeof inline === 'object' && 'link' in inline ? inline.link : inline)),
    ),
    buttons: (view.buttons ?? []).map((row) => row.filter((button) => !('url' in button))),
  };
}
