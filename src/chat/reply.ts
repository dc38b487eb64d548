import type { Form } from './form.ts';
import type { View } from './view.ts';

/** What a command or an action answers with. */
export type Reply =
  /** A new message: only for the person who asked, or for everybody in the place. */
  | {
      readonly kind: 'say';
      readonly view: View;
      readonly audience: 'private' | 'everyone';
      /** Nothing was done, and this says why; a reaction that asked for it may be taken off. */
      readonly isRefusal?: true;
    }
  /** The message with the pressed button becomes this. */
  | { readonly kind: 'update'; readonly view: View }
  /** A short private note; the message stays as it is. */
  | { readonly kind: 'toast'; readonly text: string }
  /** A question for text; a platform may show it only as the first answer to a press, so it must come at once. */
  | { readonly kind: 'form'; readonly form: Form };

export function whisper(view: View): Reply {
  return { kind: 'say', view, audience: 'private' };
}

export function refuse(view: View): Reply {
  return { kind: 'say', view, audience: 'private', isRefusal: true };
}

export function update(view: View): Reply {
  return { kind: 'update', view };
}

export function toast(text: string): Reply {
  return { kind: 'toast', text };
}

export function ask(form: Form): Reply {
  return { kind: 'form', form };
}
