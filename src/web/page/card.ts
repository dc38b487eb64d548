import type { WireInline, WireLine, WireMessage, WirePicker, WireView } from '../wire.ts';
import { h } from './dom.ts';
import { momentText } from './moment.ts';

/** What a card needs to know of the pane it is drawn in. */
export interface CardSetting {
  readonly person: string;
  readonly pane: string;
  readonly isBusy: boolean;
  /** What is ticked for the moment; null follows the view. */
  readonly picks: readonly string[] | null;
  readonly nameOf: (person: string) => string;
  readonly hasDrawings: boolean;
}

const signs = [
  ['yes', '👍', 'Thumbs up'],
  ['no', '👎', 'Thumbs down'],
] as const;

/** A message of the bot, with all that can be pressed on it. */
export function drawMessage(message: WireMessage, setting: CardSetting): HTMLElement {
  const { id, asked, reader, room, at, view } = message;
  const isWhisper = reader !== null && room !== 'direct';
  const isPinged = view.pings.includes(setting.person);
  const titleId = `${setting.pane}-${id}`;
  return h(
    'article',
    {
      'data-key': id,
      'data-message': id,
      class: `message${isWhisper ? ' whisper' : ''}${isPinged ? ' pinged' : ''}`,
      'aria-labelledby': titleId,
      'aria-busy': setting.isBusy ? 'true' : null,
    },
    asked && h('p', { class: 'asked' }, h('b', {}, asked.by), ' used ', h('code', {}, asked.text)),
    h(
      'header',
      {},
      h('h3', { id: titleId }, 'MediaNest'),
      h('time', { datetime: at }, momentText(at, 'hour')),
      isWhisper && h('span', { class: 'only' }, 'Only you can see this'),
    ),
    drawView(view, setting),
    h(
      'footer',
      {},
      ...signs.map(([sign, emoji, label]) => {
        const people = message.signs[sign];
        const names = people.map(setting.nameOf).join(', ');
        return h(
          'button',
          {
            type: 'button',
            class: 'sign',
            'data-sign': sign,
            'aria-pressed': String(people.includes(setting.person)),
            'aria-label': names ? `${label}, ${people.length}: ${names}` : label,
            title: names || label,
          },
          h('span', { 'aria-hidden': 'true' }, emoji),
          people.length > 0 ? ` ${people.length}` : null,
        );
      }),
      setting.hasDrawings &&
        h('button', { type: 'button', class: 'quiet', 'data-elsewhere': true }, 'On other chats'),
    ),
  );
}

/** The card itself. */
export function drawView(view: WireView, setting: CardSetting): HTMLElement {
  const { tone, title, url, image, lines, fields, footer, picker, buttons } = view;
  return h(
    'div',
    { class: `card ${tone}` },
    image && h('img', { src: image, alt: '', width: 100, height: 150, class: 'poster' }),
    h(
      'div',
      { class: 'words' },
      title &&
        h('h4', {}, url ? h('a', { href: url, target: '_blank', rel: 'noopener' }, title) : title),
      ...lines.map((line) => h('p', {}, ...drawLine(line, setting))),
      fields.length > 0 &&
        h(
          'dl',
          {},
          ...fields.map(({ name, value }) =>
            h('div', {}, h('dt', {}, name), h('dd', {}, ...drawLine(value, setting))),
          ),
        ),
      footer && h('p', { class: 'small' }, footer),
    ),
    picker && drawPicker(picker, setting),
    ...buttons.map((row) =>
      h(
        'div',
        { class: 'row' },
        ...row.map((button) =>
          'url' in button
            ? h(
                'a',
                { class: 'button', href: button.url, target: '_blank', rel: 'noopener' },
                button.label,
              )
            : h(
                'button',
                {
                  type: 'button',
                  class: button.style,
                  'data-press': button.press,
                  'aria-disabled': button.isOff ? 'true' : null,
                },
                button.label,
              ),
        ),
      ),
    ),
  );
}

function drawPicker({ placeholder, many, press, options }: WirePicker, setting: CardSetting) {
  const picked = setting.picks ?? options.flatMap((each) => (each.isPicked ? [each.value] : []));
  return h(
    'fieldset',
    { class: many ? 'picker many' : 'picker', 'data-picker': press },
    h('legend', {}, placeholder),
    ...options.map(({ value, label, detail }) =>
      many
        ? h(
            'label',
            { 'data-key': value },
            h('input', { type: 'checkbox', value, checked: picked.includes(value) }),
            h('span', {}, label, h('small', {}, detail)),
          )
        : h(
            'button',
            { type: 'button', 'data-key': value, 'data-value': value },
            label,
            h('small', {}, detail),
          ),
    ),
  );
}

function drawLine(line: WireLine, setting: CardSetting): (Node | string)[] {
  return line.map((inline) => drawInline(inline, setting));
}

function drawInline(inline: WireInline, setting: CardSetting): Node | string {
  if (typeof inline === 'string') return inline;
  if ('bold' in inline) return h('strong', {}, inline.bold);
  if ('quiet' in inline) return h('em', {}, inline.quiet);
  if ('link' in inline) {
    return h('a', { href: inline.url, target: '_blank', rel: 'noopener' }, inline.link);
  }
  if ('mention' in inline) {
    const isYou = inline.mention === setting.person;
    return h('span', { class: isYou ? 'mention you' : 'mention' }, `@${inline.name}`);
  }
  return h('time', { datetime: inline.when }, momentText(inline.when, inline.style));
}
