import type { WireAnswer } from '../wire.ts';
import type { Typed } from './composer.ts';
import { CallError, calls } from './connection.ts';
import { askForm } from './dialog.ts';
import { verbOf } from './films.ts';
import type { Pane, PaneId, Store } from './state.ts';

/** What can be done from a pane. Never throws: what did not work is said in the pane. */
export interface Acting {
  command(pane: Pane, typed: Typed): Promise<boolean>;
  press(pane: Pane, message: string, id: string, values?: readonly string[]): Promise<void>;
  react(pane: Pane, message: string, sign: string): Promise<void>;
}

export function createActing(needs: {
  readonly store: Store;
  readonly toast: (pane: PaneId, text: string) => void;
  /** Told the verb of every action that was pressed and answered. */
  readonly onPress: (verb: string) => void;
}): Acting {
  const { store, toast, onPress } = needs;
  const queues = new Map<string, Promise<void>>();

  return {
    async command(pane, { name, options, text }) {
      const body = { as: pane.person, room: pane.room, name, options, text };
      const answer = await attempt(pane, () => calls.command(body));
      if (!answer) return false;
      await tell(pane, '', answer);
      return true;
    },
    press(pane, message, id, values = []) {
      const as = pane.person;
      return inTurn(message, async () => {
        const answer = await attempt(pane, () => calls.press({ as, message, id, values }));
        if (!answer) return;
        onPress(verbOf(id));
        // The form is open for as long as its reader likes; other presses need not wait for it.
        void tell(pane, message, answer);
      });
    },
    async react(pane, message, sign) {
      const answer = await attempt(pane, () => calls.react({ as: pane.person, message, sign }));
      if (!answer) return;
      onPress(sign === 'yes' ? 'approve' : 'decline');
      await tell(pane, message, answer);
    },
  };

  async function tell(pane: Pane, message: string, { toast: text, form }: WireAnswer) {
    if (text) toast(pane.id, text);
    if (!form) return;
    const as = pane.person;
    const fields = await askForm(form);
    if (!fields) return;
    const body = { as, message, id: form.submit, fields };
    const answer = await attempt(pane, () => calls.submit(body));
    if (!answer) return;
    onPress(verbOf(form.submit));
    await tell(pane, message, answer);
  }

  /** One press on a message after the other; the message is busy meanwhile. */
  async function inTurn(message: string, run: () => Promise<void>): Promise<void> {
    count(message, 1);
    const turn = (queues.get(message) ?? Promise.resolve()).then(run);
    queues.set(message, turn);
    await turn;
    if (queues.get(message) === turn) queues.delete(message);
    count(message, -1);
  }

  function count(message: string, by: number): void {
    store.change(({ busy, picks }) => {
      const left = (busy.get(message) ?? 0) + by;
      if (left > 0) busy.set(message, left);
      else {
        busy.delete(message);
        picks.delete(message);
      }
    });
  }

  async function attempt(pane: Pane, run: () => Promise<WireAnswer>): Promise<WireAnswer | null> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      toast(pane.id, error.message);
      return null;
    }
  }
}
