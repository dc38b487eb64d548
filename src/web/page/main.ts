import { createActing } from './acting.ts';
import { openBench } from './bench.ts';
import { createStream } from './connection.ts';
import { byId } from './dom.ts';
import { createPane } from './pane.ts';
import { createStore, type PaneId, welcome } from './state.ts';
import { createSwitches } from './switches.ts';
import { createTour } from './tour.ts';

const store = createStore();
const { state } = store;
const panes = state.panes.map((pane) =>
  createPane({
    root: byId(pane.id, HTMLElement),
    pane,
    store,
    acting: () => acting,
    openBench: (message, person) => void openBench(store, message, person),
  }),
);
const toast = (id: PaneId, text: string) => paneOf(id)?.toast(text);
const tour = createTour({ root: byId('tour', HTMLElement), store, paneOf });
const acting = createActing({ store, toast, onPress: tour.note });
const switches = createSwitches({
  root: byId('switches', HTMLElement),
  store,
  complain: (text) => toast(state.shown, text),
});
const connection = byId('connection', HTMLElement);
const turner = byId('turner', HTMLElement);

const stream = createStream({
  welcome: (said) => store.change((now) => welcome(now, said)),
  message: (message) => store.change((now) => now.messages.set(message.id, message)),
  panel: (panel) =>
    store.change((now) => {
      now.panel = panel;
    }),
  lost: () =>
    store.change((now) => {
      now.isConnected = false;
    }),
});

store.watch(() => {
  for (const pane of panes) pane.draw();
  switches.draw();
  tour.draw();
  connection.textContent = state.isConnected ? 'Connected' : 'Connecting again …';
  connection.classList.toggle('lost', !state.isConnected);
  for (const button of turner.querySelectorAll('button')) {
    const pane = state.panes.find(({ id }) => id === button.value);
    const name = state.people.find(({ id }) => id === pane?.person)?.name ?? '…';
    button.textContent = `${pane?.id === 'left' ? 'Left' : 'Right'}: ${name}`;
    button.setAttribute('aria-pressed', String(state.shown === button.value));
  }
  if (state.people.length > 0) stream.listenAs(state.panes.map(({ person }) => person));
});
turner.addEventListener('click', ({ target }) => {
  const value = target instanceof HTMLButtonElement ? target.value : '';
  if (value !== 'left' && value !== 'right') return;
  store.change((now) => {
    now.shown = value;
  });
});
// What is said to be some seconds away must not stand still.
window.setInterval(() => store.change(() => {}), 5_000);
stream.listenAs([]);

function paneOf(id: PaneId) {
  return panes.find(({ pane }) => pane.id === id);
}
