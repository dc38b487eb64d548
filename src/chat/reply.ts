import type { MessageRef } from '../domain/place.ts';
import type { Log } from '../ports/log.ts';
import type { Form } from './form.ts';
import type { View } from './view.ts';

/** The answer of a command or an action. */
export type Reply =
  /** A new message, for the actor only or for everyone in the channel. */
  | {
      readonly kind: 'message';
      readonly view: View;
      readonly audience: 'private' | 'everyone';
      /** The message says why the action failed. The platform may remove the reaction that caused it. */
      readonly isError?: true;
      /** Called with the message, where the platform posts a new one that can be edited later. */
      readonly onPosted?: (message: MessageRef) => Promise<unknown>;
    }
  /** Replaces the message with the pressed button. */
  | {
      readonly kind: 'update';
      readonly view: View;
      /** Called when the message shows the view. */
      readonly onShown?: () => Promise<unknown>;
    }
  /** A short private note. The message does not change. */
  | { readonly kind: 'toast'; readonly text: string }
  /** Asks for text. Platforms can show a form only as the first response to a press. */
  | { readonly kind: 'form'; readonly form: Form };

export function replyPrivately(view: View): Reply {
  return { kind: 'message', view, audience: 'private' };
}

export function replyError(view: View): Reply {
  return { kind: 'message', view, audience: 'private', isError: true };
}

export function updateMessage(view: View, onShown?: () => Promise<unknown>): Reply {
  return { kind: 'update', view, ...(onShown ? { onShown } : {}) };
}

/** The reply with the language and the time zone of its view set. */
export function withLocale(
  reply: Reply,
  times: { readonly locale: string; readonly timeZone: string },
): Reply {
  return reply.kind === 'message' || reply.kind === 'update'
    ? { ...reply, view: { ...reply.view, ...times } }
    : reply;
}

export function toast(text: string): Reply {
  return { kind: 'toast', text };
}

export function openForm(form: Form): Reply {
  return { kind: 'form', form };
}

/** Tells an update that its message shows it. What fails then does not concern the person who pressed. */
export async function notifyShown(
  { onShown }: Extract<Reply, { kind: 'update' }>,
  log: Log,
): Promise<void> {
  try {
    await onShown?.();
  } catch (error) {
    log.warn({ error }, 'A card may show an old state');
  }
}
