import type { ComponentChildren } from 'preact';
import type { Tone } from '../feedback/badge.tsx';

/** A figure with its name, as a link to where it comes from. */
export function Stat(props: {
  readonly label: string;
  readonly value: ComponentChildren;
  readonly note?: ComponentChildren;
  readonly tone?: Tone;
  readonly href?: string;
}) {
  const { label, value, note, tone = 'neutral', href } = props;
  const content = (
    <>
      <span class="stat-label">{label}</span>
      <span class="stat-value">{value}</span>
      {note && <span class="stat-note">{note}</span>}
    </>
  );
  const classes = `stat tone-${tone}`;
  return href ? (
    <a class={classes} href={href}>
      {content}
    </a>
  ) : (
    <div class={classes}>{content}</div>
  );
}

/** A part of a page with a heading. */
export function Card(props: {
  readonly title: string;
  readonly children: ComponentChildren;
  /** At the end of the heading. */
  readonly action?: ComponentChildren;
  /** Without space around the content, for tables. */
  readonly isFlush?: boolean;
}) {
  const { title, children, action, isFlush = false } = props;
  return (
    <section class={isFlush ? 'card card-flush' : 'card'}>
      <header class="card-head">
        <h2>{title}</h2>
        {action}
      </header>
      <div class="card-body">{children}</div>
    </section>
  );
}

/** Names and values, one pair in a row. */
export function Facts(props: {
  readonly facts: readonly { readonly name: string; readonly value: ComponentChildren }[];
}) {
  return (
    <dl class="facts">
      {props.facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
