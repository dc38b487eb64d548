import type { Form } from './form.ts';
import type { View } from './view.ts';

/** What a command or an action answers with. */
export type Reply =
  /** A new message: only for the person who asked, or for everybody in the place. */
  | {
      readonly kind: 'message';
      readonly view: View;
      readonly audience: 'private' | 'everyone';
      /** Nothing was done, and this says why; a reaction that asked for it may be taken off. */
      readonly isError?: true;
    }
  /** The message with the pressed button becomes this. */
  | { readonly kind: 'update'; readonly view: View }
  /** A short private note; the message stays as it is. */
  | { readonly kind: 'toast'; readonly text: string }
  /** A question for text; a platform may show it only as the first answer to a press, so it must come at once. */
  | { readonly kind: 'form'; readonly form: Form };

export function replyPrivately(view: View): Reply {
  return { kind: 'message', view, audience: 'private' };
}

export function replyError(view: View): Reply {
  return { kind: 'message', view, audience: 'private', isError: true };
}

export function updateMessage(view: View): Reply {
  return { kind: 'update', view };
}

export function toast(text: string): Reply {
  return { kind: 'toast', text };
}

export function openForm(form: Form): Reply {
  return { kind: 'form', form };
}
