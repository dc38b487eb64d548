/** The sign of waiting that Telegram shows on a pressed button until the press is answered. */
export interface Spinner {
  /** Ends it, with a short text where there is still time for one. True when the text was shown. */
  stop(text?: string): Promise<boolean>;
}

/** How long a press may wait for the text of its answer. */
const patienceMs = 1_000;

/** Sees to it that a press is answered soon, once, and whatever becomes of it. */
export function createSpinner(answer: (text: string | null) => Promise<void>): Spinner {
  let answered: Promise<boolean> | null = null;
  const timer = setTimeout(() => void settle(null), patienceMs);

  return {
    async stop(text) {
      clearTimeout(timer);
      if (!answered) return settle(text ?? null);
      await answered;
      return false;
    },
  };

  function settle(text: string | null): Promise<boolean> {
    answered = answer(text).then(
      () => text !== null,
      () => false,
    );
    return answered;
  }
}
