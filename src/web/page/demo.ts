import { createContext } from 'preact';
import { useContext, useEffect, useReducer } from 'preact/hooks';
import { type Actions, createActions } from './chat/actions.ts';
import { createStream } from './chat/connection.ts';
import { applyWelcome, createStore, type PaneId, type State, type Store } from './chat/state.ts';
import type { PageTexts } from './dom/texts.ts';
import { whileServerDown } from './tour/tour-steps.ts';

/** What the parts of the page share. */
export interface Demo {
  readonly texts: PageTexts;
  readonly store: Store;
  readonly actions: Actions;
  /** Verbs of the actions that succeeded since the page was opened. */
  readonly completedActions: ReadonlySet<string>;
  /** Shows a short note in a pane. */
  toast(pane: PaneId, text: string): void;
}

const toastMs = 7_000;
const maxToasts = 3;

/** Puts the parts together and connects to the server. */
export function createDemo(texts: PageTexts): Demo {
  const store = createStore();
  const completedActions = new Set<string>();
  let lastToast = 0;
  const toast = (pane: PaneId, text: string) => {
    const id = lastToast++;
    store.update((now) => {
      const others = now.toasts.filter((each) => each.pane !== pane);
      const own = now.toasts.filter((each) => each.pane === pane).slice(1 - maxToasts);
      now.toasts = [...others, ...own, { id, pane, text }];
    });
    window.setTimeout(
      () =>
        store.update((now) => {
          now.toasts = now.toasts.filter((each) => each.id !== id);
        }),
      toastMs,
    );
  };
  const actions = createActions({
    store,
    texts,
    toast,
    onPress(verb) {
      store.update(({ controls }) => {
        completedActions.add(verb);
        if (controls?.isDown) completedActions.add(whileServerDown(verb));
      });
    },
  });
  const stream = createStream({
    welcome: (event) => store.update((now) => applyWelcome(now, event)),
    message: (message) => store.update((now) => now.messages.set(message.id, message)),
    controls: (controls) =>
      store.update((now) => {
        now.controls = controls;
      }),
    disconnected: () =>
      store.update((now) => {
        now.isConnected = false;
      }),
  });
  store.subscribe(() => {
    const { people, panes } = store.state;
    if (people.length > 0) stream.listenAs(panes.map(({ person }) => person));
  });
  stream.listenAs([]);
  return { texts, store, actions, completedActions, toast };
}

/** Carries the demo to all components. */
export const DemoContext = createContext<Demo | null>(null);

/** The demo around a component, and its state; the component is drawn again when the state changes. */
export function useDemo(): Demo & { readonly state: State } {
  const demo = useContext(DemoContext);
  if (!demo) throw new Error('used outside of the demo');
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const { store } = demo;
  useEffect(() => store.subscribe(() => redraw(undefined)), [store]);
  return { ...demo, state: store.state };
}
