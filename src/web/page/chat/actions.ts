import type { WireAnswer } from '../../wire.ts';
import { openFormDialog } from '../dom/dialog.tsx';
import type { PageTexts } from '../dom/texts.ts';
import { toActionVerb } from './action-verb.ts';
import type { CommandInput } from './command-line.ts';
import { ApiError, api } from './connection.ts';
import type { Pane, PaneId, Store } from './state.ts';

/** What a person can do in a pane. Never throws: an error is shown in the pane. */
export interface Actions {
  command(pane: Pane, input: CommandInput): Promise<boolean>;
  press(pane: Pane, message: string, id: string, values?: readonly string[]): Promise<void>;
  react(pane: Pane, message: string, vote: string): Promise<void>;
}

export function createActions(deps: {
  readonly store: Store;
  readonly texts: PageTexts;
  readonly toast: (pane: PaneId, text: string) => void;
  /** Called with the verb of every action that succeeded. */
  readonly onPress: (verb: string) => void;
}): Actions {
  const { store, texts, toast, onPress } = deps;
  const queues = new Map<string, Promise<void>>();

  return {
    async command(pane, { name, options, text }) {
      const body = { as: pane.person, room: pane.room, name, options, text };
      const answer = await attempt(pane, () => api.command(body));
      if (!answer) return false;
      await showAnswer(pane, '', answer);
      return true;
    },
    press(pane, message, id, values = []) {
      const as = pane.person;
      return runInOrder(message, async () => {
        const answer = await attempt(pane, () => api.press({ as, message, id, values }));
        if (!answer) return;
        onPress(toActionVerb(id));
        // Not awaited: a form may stay open for long, and other presses must not wait for it.
        void showAnswer(pane, message, answer);
      });
    },
    async react(pane, message, vote) {
      const answer = await attempt(pane, () => api.react({ as: pane.person, message, vote }));
      if (!answer) return;
      onPress(vote === 'yes' ? 'approve' : 'decline');
      await showAnswer(pane, message, answer);
    },
  };

  async function showAnswer(pane: Pane, message: string, { toast: text, form }: WireAnswer) {
    if (text) toast(pane.id, text);
    if (!form) return;
    const as = pane.person;
    const fields = await openFormDialog(form, texts);
    if (!fields) return;
    const body = { as, message, id: form.submit, fields };
    const answer = await attempt(pane, () => api.submit(body));
    if (!answer) return;
    onPress(toActionVerb(form.submit));
    await showAnswer(pane, message, answer);
  }

  /** Runs the presses on a message one after the other; the message is marked as busy until then. */
  async function runInOrder(message: string, run: () => Promise<void>): Promise<void> {
    changeBusyCount(message, 1);
    const queued = (queues.get(message) ?? Promise.resolve()).then(run);
    queues.set(message, queued);
    await queued;
    if (queues.get(message) === queued) queues.delete(message);
    changeBusyCount(message, -1);
  }

  function changeBusyCount(message: string, change: number): void {
    store.update(({ busy, picks }) => {
      const count = (busy.get(message) ?? 0) + change;
      if (count > 0) busy.set(message, count);
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
      if (!(error instanceof ApiError)) throw error;
      toast(pane.id, texts.t(error.key));
      return null;
    }
  }
}
