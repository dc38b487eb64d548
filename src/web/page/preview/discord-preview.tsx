import type { ComponentChild, ComponentChildren } from 'preact';
import { formatTime } from '../dom/format-time.ts';
import type { PageTexts } from '../dom/texts.ts';
import { type Json, toList, toObject, toPoster, toText } from './json.ts';

/** A message as Discord shows it, from the payload that Discord is sent. */
export function DiscordPreview(props: { readonly payload: unknown; readonly texts: PageTexts }) {
  const { t, locale } = props.texts;
  const { content, embeds, components } = toObject(props.payload);
  return (
    <div class="discord">
      <p class="author">
        <b>{t('demo-message-author')}</b>
        <span class="tag">{t('demo-message-app-tag')}</span>
      </p>
      {toText(content) && <div>{renderParagraphs(toText(content), locale)}</div>}
      {toList(embeds).map((embed) => renderEmbed(toObject(embed), locale))}
      {toList(components).map((row) => renderRow(toObject(row)))}
    </div>
  );
}

function renderEmbed(embed: Json, locale: string): ComponentChild {
  const { color, title, url, description, fields, thumbnail, image, footer } = embed;
  const poster = toPoster(toObject(thumbnail)['url']) ?? toPoster(toObject(image)['url']);
  const cssColor = typeof color === 'number' ? color : 0x5b6ee1;
  const footerText = toText(toObject(footer)['text']);
  return (
    // Preact sets it by script, because the content security policy forbids style attributes.
    <div
      class="embed"
      style={{ borderInlineStartColor: `#${cssColor.toString(16).padStart(6, '0')}` }}
    >
      {poster && <img src={poster} alt="" width={80} height={120} />}
      {toText(title) && (
        <p class={url ? 'title link' : 'title'}>{renderMarkup(toText(title), locale)}</p>
      )}
      {renderParagraphs(toText(description), locale)}
      <dl>
        {toList(fields).map((field) => {
          const { name, value } = toObject(field);
          return (
            <div key={toText(name)}>
              <dt>{renderMarkup(toText(name), locale)}</dt>
              <dd>{renderMarkup(toText(value), locale)}</dd>
            </div>
          );
        })}
      </dl>
      {footerText && <p class="small">{footerText}</p>}
    </div>
  );
}

/** Component types: 1 a row, 2 a button, 3 a select (Discord's documentation: "Component Reference"). */
function renderRow(row: Json): ComponentChild {
  const elements = toList(row['components']).map((each) => {
    const { type, label, style, disabled, placeholder, options } = toObject(each);
    if (type === 3) {
      const selected = toList(options).flatMap((option) => {
        const { label: name, default: isSelected } = toObject(option);
        return isSelected === true ? [toText(name)] : [];
      });
      return <span class="choice">{selected.join(', ') || toText(placeholder)} ▾</span>;
    }
    const kind = `press style-${toText(style)}${disabled === true ? ' off' : ''}`;
    return (
      <span class={kind}>
        {toText(label)}
        {style === 5 && ' ↗'}
      </span>
    );
  });
  return <div class="row">{elements}</div>;
}

function renderParagraphs(text: string, locale: string): ComponentChildren {
  if (!text) return null;
  return text.split('\n').map((line) => {
    const isSmall = line.startsWith('-# ');
    return (
      <p class={isSmall ? 'small' : undefined}>
        {renderMarkup(isSmall ? line.slice(3) : line, locale)}
      </p>
    );
  });
}

const markup =
  /\\([^A-Za-z0-9\s])|\*\*(.+?)\*\*(?!\*)|(?<!\w)[*_](.+?)[*_](?!\w)|\[((?:\\.|[^\]\\])+)\]\(<?([^)>]+)>?\)|<t:(-?\d+):(\w)>|<@!?(\d+)>/su;

/** The part of Discord's markup that our renderer uses. */
export function renderMarkup(text: string, locale: string): readonly ComponentChild[] {
  const match = markup.exec(text);
  if (!match) return [text];
  const before = text.slice(0, match.index);
  const rest = renderMarkup(text.slice(match.index + match[0].length), locale);
  return [before, renderMatch(match, locale), ...rest];
}

function renderMatch(match: RegExpExecArray, locale: string): ComponentChild {
  const [, escaped, bold, italic, label, , seconds, style, person] = match;
  if (escaped) return escaped;
  if (bold) return <strong>{renderMarkup(bold, locale)}</strong>;
  if (italic) return <em>{renderMarkup(italic, locale)}</em>;
  if (label) return <span class="link">{renderMarkup(label, locale)}</span>;
  if (seconds) {
    const iso = new Date(Number(seconds) * 1000).toISOString();
    const format = style === 'R' ? 'relative' : 'date';
    return <span class="moment">{formatTime(iso, format, locale)}</span>;
  }
  return <span class="mention">{`@${person ?? ''}`}</span>;
}
