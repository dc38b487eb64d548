import type { WireInline, WireLine, WireMessage, WirePicker, WireView } from '../../wire.ts';
import { h } from '../dom/dom.ts';
import { formatTime } from '../dom/format-time.ts';
import type { PageTexts } from '../dom/texts.ts';

/** What a card needs to know about the pane that shows it. */
export interface CardContext {
  readonly person: string;
  readonly pane: string;
  readonly isBusy: boolean;
  /** The checked values while a press is pending; null means those of the view. */
  readonly picks: readonly string[] | null;
  readonly nameOf: (person: string) => string;
  readonly hasPreviews: boolean;
  readonly texts: PageTexts;
}

const reactionButtons = [
  ['yes', '👍', 'demo-message-thumbs-up'],
  ['no', '👎', 'demo-message-thumbs-down'],
] as const;

/** Draws a message of the bot with its buttons and reactions. */
export function drawMessage(message: WireMessage, context: CardContext): HTMLElement {
  const { id, command, reader, room, at, view } = message;
  const { t, split, locale } = context.texts;
  const isPrivate = reader !== null && room !== 'direct';
  const isMentioned = view.mentions.includes(context.person);
  const titleId = `${context.pane}-${id}`;
  return h(
    'article',
    {
      'data-key': id,
      'data-message': id,
      class: `message${isPrivate ? ' private' : ''}${isMentioned ? ' mentioned' : ''}`,
      'aria-labelledby': titleId,
      'aria-busy': context.isBusy ? 'true' : null,
    },
    command &&
      h(
        'p',
        { class: 'command' },
        ...split('demo-message-command', {
          name: h('b', {}, command.by),
          command: h('code', {}, command.text),
        }),
      ),
    h(
      'header',
      {},
      h('h3', { id: titleId }, t('demo-message-author')),
      h('time', { datetime: at }, formatTime(at, 'hour', locale)),
      isPrivate && h('span', { class: 'only' }, t('demo-message-private')),
    ),
    drawView(view, context),
    h(
      'footer',
      {},
      ...reactionButtons.map(([vote, emoji, key]) => {
        const label = t(key);
        const people = message.reactions[vote];
        const names = people.map(context.nameOf).join(', ');
        return h(
          'button',
          {
            type: 'button',
            class: 'reaction',
            'data-vote': vote,
            'aria-pressed': String(people.includes(context.person)),
            'aria-label': names
              ? t('demo-message-reactions', { label, count: people.length, names })
              : label,
            title: names || label,
          },
          h('span', { 'aria-hidden': 'true' }, emoji),
          people.length > 0 ? ` ${people.length}` : null,
        );
      }),
      context.hasPreviews &&
        h(
          'button',
          { type: 'button', class: 'quiet', 'data-previews': true },
          t('demo-message-preview'),
        ),
    ),
  );
}

/** Draws the card of a message. */
export function drawView(view: WireView, context: CardContext): HTMLElement {
  const { tone, locale, title, url, image, lines, fields, footer, picker, buttons } = view;
  return h(
    'div',
    { class: `card ${tone}` },
    image && h('img', { src: image, alt: '', width: 100, height: 150, class: 'poster' }),
    h(
      'div',
      { class: 'words' },
      title &&
        h('h4', {}, url ? h('a', { href: url, target: '_blank', rel: 'noopener' }, title) : title),
      ...lines.map((line) => h('p', {}, ...drawLine(line, context, locale))),
      fields.length > 0 &&
        h(
          'dl',
          {},
          ...fields.map(({ name, value }) =>
            h('div', {}, h('dt', {}, name), h('dd', {}, ...drawLine(value, context, locale))),
          ),
        ),
      footer && h('p', { class: 'small' }, footer),
    ),
    picker && drawPicker(picker, context),
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
                  'aria-disabled': button.isDisabled ? 'true' : null,
                },
                button.label,
              ),
        ),
      ),
    ),
  );
}

function drawPicker({ placeholder, isMultiple, press, options }: WirePicker, context: CardContext) {
  const selected =
    context.picks ?? options.flatMap((each) => (each.isSelected ? [each.value] : []));
  return h(
    'fieldset',
    { class: isMultiple ? 'picker multiple' : 'picker', 'data-picker': press },
    h('legend', {}, placeholder),
    ...options.map(({ value, label, detail }) =>
      isMultiple
        ? h(
            'label',
            { 'data-key': value },
            h('input', { type: 'checkbox', value, checked: selected.includes(value) }),
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

function drawLine(line: WireLine, context: CardContext, locale: string): (Node | string)[] {
  return line.map((inline) => drawInline(inline, context, locale));
}

function drawInline(inline: WireInline, context: CardContext, locale: string): Node | string {
  if (typeof inline === 'string') return inline;
  if ('bold' in inline) return h('strong', {}, inline.bold);
  if ('quiet' in inline) return h('em', {}, inline.quiet);
  if ('link' in inline) {
    return h('a', { href: inline.url, target: '_blank', rel: 'noopener' }, inline.link);
  }
  if ('mention' in inline) {
    const isYou = inline.mention === context.person;
    return h('span', { class: isYou ? 'mention you' : 'mention' }, `@${inline.name}`);
  }
  return h('time', { datetime: inline.when }, formatTime(inline.when, inline.style, locale));
}
