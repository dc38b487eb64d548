import type { ComponentChild } from 'preact';
import type { WireInline, WireLine, WireMessage, WirePicker, WireView } from '../../wire.ts';
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
  readonly onPress: (id: string, values?: readonly string[]) => void;
  readonly onReact: (vote: 'yes' | 'no') => void;
  readonly onPreview: () => void;
}

interface CardProps {
  readonly context: CardContext;
}

const reactionButtons = [
  ['yes', '👍', 'demo-message-thumbs-up'],
  ['no', '👎', 'demo-message-thumbs-down'],
] as const;

/** A message of the bot with its buttons and reactions. */
export function MessageCard({ message, context }: CardProps & { readonly message: WireMessage }) {
  const { id, command, reader, room, at, view } = message;
  const { t, split, locale } = context.texts;
  const isPrivate = reader !== null && room !== 'direct';
  const isMentioned = view.mentions.includes(context.person);
  const titleId = `${context.pane}-${id}`;
  const classes = `message${isPrivate ? ' private' : ''}${isMentioned ? ' mentioned' : ''}`;
  return (
    <article data-message={id} class={classes} aria-labelledby={titleId} aria-busy={context.isBusy}>
      {command && (
        <p class="command">
          {split<ComponentChild>('demo-message-command', {
            name: <b>{command.by}</b>,
            command: <code>{command.text}</code>,
          })}
        </p>
      )}
      <header>
        <h3 id={titleId}>{t('demo-message-author')}</h3>
        <time dateTime={at}>{formatTime(at, 'hour', locale)}</time>
        {isPrivate && <span class="only">{t('demo-message-private')}</span>}
      </header>
      <CardView view={view} context={context} />
      <footer>
        {reactionButtons.map(([vote, emoji, key]) => {
          const label = t(key);
          const people = message.reactions[vote];
          const names = people.map(context.nameOf).join(', ');
          const count = people.length;
          return (
            <button
              key={vote}
              type="button"
              class="button button-plain reaction"
              aria-pressed={people.includes(context.person)}
              aria-label={names ? t('demo-message-reactions', { label, count, names }) : label}
              title={names || label}
              onClick={() => context.onReact(vote)}
            >
              <span aria-hidden="true">{emoji}</span>
              {count > 0 && ` ${count}`}
            </button>
          );
        })}
        {context.hasPreviews && (
          <button type="button" class="button button-quiet" onClick={context.onPreview}>
            {t('demo-message-preview')}
          </button>
        )}
      </footer>
    </article>
  );
}

/** The card of a message. */
export function CardView({ view, context }: CardProps & { readonly view: WireView }) {
  const { tone, locale, title, url, image, lines, fields, footer, picker, buttons } = view;
  return (
    <div class={`card ${tone}`}>
      {image && <img src={image} alt="" width={100} height={150} class="poster" />}
      <div class="words">
        {title && (
          <h4>
            {url ? (
              <a href={url} target="_blank" rel="noopener">
                {title}
              </a>
            ) : (
              title
            )}
          </h4>
        )}
        {lines.map((line, index) => (
          <p key={index}>{renderLine(line, context, locale)}</p>
        ))}
        {fields.length > 0 && (
          <dl>
            {fields.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{renderLine(value, context, locale)}</dd>
              </div>
            ))}
          </dl>
        )}
        {footer && <p class="small">{footer}</p>}
      </div>
      {picker && <Picker picker={picker} context={context} />}
      {buttons.map((row, index) => (
        <div key={index} class="row">
          {row.map((button) =>
            'url' in button ? (
              <a
                key={button.url}
                class="button button-plain"
                href={button.url}
                target="_blank"
                rel="noopener"
              >
                {button.label}
              </a>
            ) : (
              <button
                key={button.press}
                type="button"
                class={`button button-${button.style}`}
                aria-disabled={button.isDisabled || undefined}
                onClick={() => {
                  if (!button.isDisabled) context.onPress(button.press);
                }}
              >
                {button.label}
              </button>
            ),
          )}
        </div>
      ))}
    </div>
  );
}

function Picker({ picker, context }: CardProps & { readonly picker: WirePicker }) {
  const { placeholder, isMultiple, press, options } = picker;
  const selected =
    context.picks ?? options.flatMap((each) => (each.isSelected ? [each.value] : []));
  const toggle = (value: string, isChecked: boolean) => {
    const values = options
      .map((each) => each.value)
      .filter((each) => (each === value ? isChecked : selected.includes(each)));
    context.onPress(press, values);
  };
  return (
    <fieldset class={isMultiple ? 'picker multiple' : 'picker'}>
      <legend>{placeholder}</legend>
      {options.map(({ value, label, detail }) =>
        isMultiple ? (
          <label key={value}>
            <input
              type="checkbox"
              value={value}
              checked={selected.includes(value)}
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
            <span>
              {label}
              <small>{detail}</small>
            </span>
          </label>
        ) : (
          <button
            key={value}
            type="button"
            class="button button-plain"
            onClick={() => context.onPress(press, [value])}
          >
            <span>
              {label}
              <small>{detail}</small>
            </span>
          </button>
        ),
      )}
    </fieldset>
  );
}

function renderLine(line: WireLine, context: CardContext, locale: string): ComponentChild[] {
  return line.map((inline) => renderInline(inline, context, locale));
}

function renderInline(inline: WireInline, context: CardContext, locale: string): ComponentChild {
  if (typeof inline === 'string') return inline;
  if ('bold' in inline) return <strong>{inline.bold}</strong>;
  if ('quiet' in inline) return <em>{inline.quiet}</em>;
  if ('link' in inline) {
    return (
      <a href={inline.url} target="_blank" rel="noopener">
        {inline.link}
      </a>
    );
  }
  if ('mention' in inline) {
    const isYou = inline.mention === context.person;
    return <span class={isYou ? 'mention you' : 'mention'}>{`@${inline.name}`}</span>;
  }
  return <time dateTime={inline.when}>{formatTime(inline.when, inline.style, locale)}</time>;
}
