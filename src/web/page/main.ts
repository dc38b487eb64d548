import { createActions } from './chat/actions.ts';
import { createStream } from './chat/connection.ts';
import { createPane } from './chat/pane.ts';
import { applyWelcome, createStore, type PaneId } from './chat/state.ts';
import { createSwitches } from './chat/switches.ts';
import { byId } from './dom/dom.ts';
import { loadTexts, translateDocument } from './dom/texts.ts';
import { openPreviewDialog } from './preview/preview-dialog.ts';
import { createTour } from './tour/tour.ts';

const texts = await loadTexts();
const { t } = texts;
translateDocument(texts);
const store = createStore();
const { state } = store;
const panes = state.panes.map((pane) =>
  createPane({
    root: byId(pane.id, HTMLElement),
    pane,
    store,
    texts,
    actions: () => actions,
    openPreviewDialog: (message, person) =>
      void openPreviewDialog({ store, texts }, message, person),
  }),
);
const toast = (id: PaneId, text: string) => paneOf(id)?.toast(text);
const tour = createTour({ root: byId('tour', HTMLElement), store, texts, paneOf });
const actions = createActions({ store, texts, toast, onPress: tour.recordAction });
const switches = createSwitches({
  root: byId('switches', HTMLElement),
  store,
  texts,
  showError: (text) => toast(state.visiblePane, text),
});
const connection = byId('connection', HTMLElement);
const paneSwitch = byId('pane-switch', HTMLElement);

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
  for (const pane of panes) pane.draw();
  switches.draw();
  tour.draw();
  connection.textContent = t(state.isConnected ? 'demo-connected' : 'demo-reconnecting');
  connection.classList.toggle('lost', !state.isConnected);
  for (const button of paneSwitch.querySelectorAll('button')) {
    const pane = state.panes.find(({ id }) => id === button.value);
    const name = state.people.find(({ id }) => id === pane?.person)?.name ?? '…';
    button.textContent = t(`demo-pane-${pane?.id ?? 'left'}`, { name });
    button.setAttribute('aria-pressed', String(state.visiblePane === button.value));
  }
  if (state.people.length > 0) stream.listenAs(state.panes.map(({ person }) => person));
});
paneSwitch.addEventListener('click', ({ target }) => {
  const value = target instanceof HTMLButtonElement ? target.value : '';
  if (value !== 'left' && value !== 'right') return;
  store.update((now) => {
    now.visiblePane = value;
  });
});
// Relative times ("in 5 seconds") must keep counting.
window.setInterval(() => store.update(() => {}), 5_000);
stream.listenAs([]);

function paneOf(id: PaneId) {
  return panes.find(({ pane }) => pane.id === id);
}
