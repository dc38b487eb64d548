/** The sign of waiting that Telegram shows on a pressed button until the press is answered. */
export interface CallbackAck {
  /** Ends it, with a short text where there is still time for one. True when the text was shown. */
  send(text?: string): Promise<boolean>;
}

/** How long a press may wait for the text of its answer. */
const textWindowMs = 1_000;

/** Sees to it that a press is answered soon, once, and whatever becomes of it. */
export function createCallbackAck(answer: (text: string | null) => Promise<void>): CallbackAck {
  let sending: Promise<boolean> | null = null;
  const timer = setTimeout(() => void sendOnce(null), textWindowMs);

  return {
    async send(text) {
      clearTimeout(timer);
      if (!sending) return sendOnce(text ?? null);
      await sending;
      return false;
    },
  };

  function sendOnce(text: string | null): Promise<boolean> {
    sending = answer(text).then(
      () => text !== null,
      () => false,
    );
    return sending;
  }
}
