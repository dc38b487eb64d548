import type { ComponentChildren } from 'preact';

/** What a color says. */
export type Tone = 'neutral' | 'busy' | 'good' | 'warn' | 'bad';

/** A state in one or two words. The color repeats what the text says. */
export function Badge(props: { readonly tone: Tone; readonly children: ComponentChildren }) {
  return <span class={`badge tone-${props.tone}`}>{props.children}</span>;
}

/** A notice above or within a page. */
export function Banner(props: {
  readonly tone: Tone;
  readonly children: ComponentChildren;
  readonly action?: ComponentChildren;
}) {
  const { tone, children, action } = props;
  return (
    <div class={`banner tone-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <div class="banner-text">{children}</div>
      {action}
    </div>
  );
}
