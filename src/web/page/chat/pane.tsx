import { useLayoutEffect, useRef } from 'preact/hooks';
import type { WireRoom } from '../../wire.ts';
import { useDemo } from '../demo.ts';
import { openPreviewDialog } from '../preview/preview-dialog.tsx';
import { MessageCard } from './card.tsx';
import { Composer } from './composer.tsx';
import {
  countUnread,
  findPerson,
  listMessages,
  markRead,
  type Pane,
  switchPerson,
} from './state.ts';

interface PaneProps {
  readonly pane: Pane;
}

const nearEndPixels = 80;
const gapPixels = 12;

/** One of the two panes: a person in a room. */
export function PaneView({ pane }: PaneProps) {
  const { texts, state } = useDemo();
  const { t } = texts;
  const person = findPerson(state, pane);
  const nameId = `${pane.id}-name`;
  const isShown = state.visiblePane === pane.id;
  return (
    <section id={pane.id} class={isShown ? 'pane shown' : 'pane'} aria-labelledby={nameId}>
      {person && (
        <>
          <h2 class="hidden" id={nameId}>
            {t('demo-pane-name', { name: person.name, room: t(`demo-room-${pane.room}`) })}
          </h2>
          <PaneHead pane={pane} />
          <MessageLog pane={pane} />
          <div class="toasts" role="status">
            {state.toasts
              .filter((toast) => toast.pane === pane.id)
              .map(({ id, text }) => (
                <p key={id}>{text}</p>
              ))}
          </div>
          <Composer pane={pane} />
        </>
      )}
    </section>
  );
}

/** Who acts in the pane, and the rooms. */
function PaneHead({ pane }: PaneProps) {
  const { texts, state, store } = useDemo();
  const { t } = texts;
  const person = findPerson(state, pane);
  markRead(state, pane);
  const openRoom = (room: WireRoom) =>
    store.update(() => {
      pane.room = room;
    });
  return (
    <header class="who">
      <label>
        <span>{t('demo-pane-person')}</span>
        <select
          value={pane.person}
          onChange={({ currentTarget }) => {
            const { value } = currentTarget;
            store.update((now) => switchPerson(now, pane, value));
          }}
        >
          {state.people.map(({ id, name }) => (
            <option key={id} value={id} selected={id === pane.person}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p class="about">{person ? t(`demo-person-${person.role}`) : ''}</p>
      <nav aria-label={t('demo-pane-rooms')}>
        {(person?.rooms ?? []).map((room) => {
          const count = countUnread(state, pane.person, room);
          return (
            <button
              key={room}
              type="button"
              class="button button-quiet"
              aria-current={room === pane.room ? 'true' : undefined}
              onClick={() => openRoom(room)}
            >
              {t(`demo-room-${room}`)}
              {count > 0 && (
                <span class="unread">
                  {count}
                  <span class="hidden"> {t('demo-room-new-messages')}</span>
                </span>
              )}
            </button>
          );
        })}
      </nav>
    </header>
  );
}

/** The messages. It stays at the end, unless the reader has scrolled up. */
function MessageLog({ pane }: PaneProps) {
  const demo = useDemo();
  const { texts, state, store, actions } = demo;
  const { t } = texts;
  const log = useRef<HTMLDivElement>(null);
  const drawn = useRef({ key: '', scrollTop: 0, isAtEnd: true });
  const messages = listMessages(state, pane);
  const key = `${pane.person} ${pane.room}`;

  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return;
    const { current } = drawn;
    const hasNotMoved = Math.abs(element.scrollTop - current.scrollTop) < 2;
    if (current.isAtEnd || hasNotMoved || current.key !== key) {
      // To the end, but not past the beginning of the newest message.
      const { lastElementChild: last } = element;
      const top = last instanceof HTMLElement ? last.offsetTop - element.offsetTop - gapPixels : 0;
      element.scrollTop = Math.min(element.scrollHeight - element.clientHeight, Math.max(0, top));
      current.scrollTop = element.scrollTop;
    }
    current.key = key;
    current.isAtEnd = isNearEnd(element);
  });

  const nameOf = (id: string) => state.people.find((each) => each.id === id)?.name ?? id;
  return (
    <div
      ref={log}
      class="log"
      role="log"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
      tabIndex={0}
      aria-relevant="additions"
      aria-label={t('demo-pane-messages', { room: t(`demo-room-${pane.room}`) })}
      id={`${pane.id}-log`}
      onScroll={({ currentTarget }) => {
        drawn.current.isAtEnd = isNearEnd(currentTarget);
      }}
    >
      {messages.length === 0 && <p class="empty">{t(`demo-room-${pane.room}-empty`)}</p>}
      {messages.map((message) => (
        <MessageCard
          key={message.id}
          message={message}
          context={{
            person: pane.person,
            pane: pane.id,
            isBusy: state.busy.has(message.id),
            picks: state.picks.get(message.id) ?? null,
            nameOf,
            hasPreviews: state.previewPlatforms.length > 0,
            texts,
            onPress(id, values) {
              if (values) store.update(({ picks }) => picks.set(message.id, values));
              void actions.press(pane, message.id, id, values);
            },
            onReact: (vote) => void actions.react(pane, message.id, vote),
            onPreview: () => void openPreviewDialog(demo, message.id, pane.person),
          }}
        />
      ))}
    </div>
  );
}

function isNearEnd(log: HTMLElement): boolean {
  return log.scrollHeight - log.scrollTop - log.clientHeight < nearEndPixels;
}
