/** Acknowledges a button press. Until then Telegram shows a spinner on the button. */
export interface CallbackAck {
  /** Acknowledges the press, with a short text if that was not done before. Resolves with whether the text was shown. */
  send(text?: string): Promise<boolean>;
}

/** How long a press waits for the text before it is acknowledged without one. */
const textWindowMs = 1_000;

/** Makes sure that a press is acknowledged soon and exactly once, even if its handler fails. */
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
