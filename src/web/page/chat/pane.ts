import type { WireRoom } from '../../wire.ts';
import { h, patch } from '../dom/dom.ts';
import type { PageTexts } from '../dom/texts.ts';
import type { Actions } from './actions.ts';
import { drawMessage } from './card.ts';
import { type Composer, createComposer } from './composer.ts';
import { api } from './connection.ts';
import {
  countUnread,
  findPerson,
  listMessages,
  markRead,
  type Pane,
  type Store,
  switchPerson,
} from './state.ts';

/** One of the two panes: a person in a room. */
export interface PaneView {
  readonly pane: Pane;
  readonly composer: Composer;
  draw(): void;
  /** Shows a short note in this pane. */
  toast(text: string): void;
}

const toastMs = 7_000;
const nearEndPixels = 80;
const gapPixels = 12;

export function createPane(deps: {
  readonly root: HTMLElement;
  readonly pane: Pane;
  readonly store: Store;
  readonly texts: PageTexts;
  readonly actions: () => Actions;
  readonly openPreviewDialog: (message: string, person: string) => void;
}): PaneView {
  const { root, pane, store, texts } = deps;
  const { t } = texts;
  const roomName = (room: WireRoom) => t(`demo-room-${room}`);
  const { state } = store;
  const head = h('header', { class: 'who' });
  const log = h('div', {
    class: 'log',
    role: 'log',
    tabindex: '0',
    'aria-relevant': 'additions',
    id: `${pane.id}-log`,
  });
  const toasts = h('div', { class: 'toasts', role: 'status' });
  const form = document.createElement('form');
  form.className = 'composer';
  const name = h('h2', { class: 'hidden', id: `${pane.id}-name` });
  root.setAttribute('aria-labelledby', `${pane.id}-name`);
  root.append(name, head, log, toasts, form);
  let drawnKey = '';
  let lastScrollTop = 0;

  const composer = createComposer({
    form,
    name: pane.id,
    texts,
    commands: () => state.commands,
    suggest: (command, option, query) =>
      api.suggest({ as: pane.person, room: pane.room, command, option, query }),
    send: (commandInput) => deps.actions().command(pane, commandInput),
    showError: toast,
  });

  head.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement) {
      const { value } = target;
      store.update((now) => switchPerson(now, pane, value));
    }
  });
  head.addEventListener('click', ({ target }) => {
    const tab = target instanceof Element ? target.closest('[data-room]') : null;
    const room = toRoom(tab?.getAttribute('data-room'));
    if (room) {
      store.update(() => {
        pane.room = room;
      });
    }
  });
  log.addEventListener('click', ({ target }) => {
    if (target instanceof Element) onClick(target);
  });
  log.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) onCheck(target);
  });

  return { pane, composer, draw, toast };

  function onClick(target: Element): void {
    const message = target.closest('[data-message]')?.getAttribute('data-message');
    const button = target.closest('button');
    if (!message || !button || button.getAttribute('aria-disabled') === 'true') return;
    const press = button.getAttribute('data-press');
    const vote = button.getAttribute('data-vote');
    const value = button.getAttribute('data-value');
    const picker = button.closest('[data-picker]')?.getAttribute('data-picker');
    if (press) void deps.actions().press(pane, message, press);
    else if (vote) void deps.actions().react(pane, message, vote);
    else if (picker && value) void deps.actions().press(pane, message, picker, [value]);
    else if (button.hasAttribute('data-previews')) deps.openPreviewDialog(message, pane.person);
  }

  function onCheck(target: HTMLInputElement): void {
    const message = target.closest('[data-message]')?.getAttribute('data-message');
    const picker = target.closest('[data-picker]');
    const press = picker?.getAttribute('data-picker');
    if (!message || !picker || !press) return;
    const values = [...picker.querySelectorAll('input')].flatMap((box) =>
      box.checked ? box.value : [],
    );
    store.update(({ picks }) => picks.set(message, values));
    void deps.actions().press(pane, message, press, values);
  }

  function draw(): void {
    const person = findPerson(state, pane);
    if (!person) return;
    root.classList.toggle('shown', state.visiblePane === pane.id);
    name.textContent = t('demo-pane-name', { name: person.name, room: roomName(pane.room) });
    drawHead();
    const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < nearEndPixels;
    const shouldScrollToEnd = isAtEnd || Math.abs(log.scrollTop - lastScrollTop) < 2;
    const messages = listMessages(state, pane);
    const nameOf = (id: string) => state.people.find((each) => each.id === id)?.name ?? id;
    patch(
      log,
      messages.length === 0
        ? [h('p', { class: 'empty' }, t(`demo-room-${pane.room}-empty`))]
        : messages.map((message) =>
            drawMessage(message, {
              person: pane.person,
              pane: pane.id,
              isBusy: state.busy.has(message.id),
              picks: state.picks.get(message.id) ?? null,
              nameOf,
              hasPreviews: state.previewPlatforms.length > 0,
              texts,
            }),
          ),
    );
    log.setAttribute('aria-label', t('demo-pane-messages', { room: roomName(pane.room) }));
    const now = `${pane.person} ${pane.room}`;
    if (shouldScrollToEnd || now !== drawnKey) scrollToEnd();
    drawnKey = now;
  }

  /** Scrolls to the end, but not past the beginning of the newest message. */
  function scrollToEnd(): void {
    const { lastElementChild: last } = log;
    const top = last instanceof HTMLElement ? last.offsetTop - log.offsetTop - gapPixels : 0;
    log.scrollTop = Math.min(log.scrollHeight - log.clientHeight, Math.max(0, top));
    lastScrollTop = log.scrollTop;
  }

  function drawHead(): void {
    const person = findPerson(state, pane);
    markRead(state, pane);
    patch(head, [
      h(
        'label',
        {},
        h('span', {}, t('demo-pane-person')),
        h(
          'select',
          {},
          ...state.people.map(({ id, name: each }) =>
            h('option', { value: id, 'data-key': id, selected: id === pane.person }, each),
          ),
        ),
      ),
      h('p', { class: 'about' }, person ? t(`demo-person-${person.role}`) : ''),
      h(
        'nav',
        { 'aria-label': t('demo-pane-rooms') },
        ...(person?.rooms ?? []).map((room) => {
          const count = countUnread(state, pane.person, room);
          return h(
            'button',
            {
              type: 'button',
              'data-key': room,
              'data-room': room,
              'aria-current': room === pane.room ? 'true' : null,
            },
            roomName(room),
            count > 0 &&
              h(
                'span',
                { class: 'badge' },
                String(count),
                h('span', { class: 'hidden' }, ` ${t('demo-room-new-messages')}`),
              ),
          );
        }),
      ),
    ]);
    const select = head.querySelector('select');
    if (select && select.value !== pane.person) select.value = pane.person;
  }

  function toast(text: string): void {
    const toastElement = h('p', {}, text);
    toasts.append(toastElement);
    while (toasts.children.length > 3) toasts.firstElementChild?.remove();
    window.setTimeout(() => toastElement.remove(), toastMs);
  }
}

function toRoom(text: string | null | undefined): WireRoom | null {
  return text === 'general' || text === 'approvals' || text === 'direct' ? text : null;
}
