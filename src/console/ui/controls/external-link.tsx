import type { ComponentChildren } from 'preact';

/** A link to another site, in a new tab. An address that is none of the web, such as `javascript:`, makes no link. */
export function ExternalLink(props: {
  readonly href: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}) {
  const { href, children } = props;
  if (!isWebAddress(href)) return <span>{children}</span>;
  return (
    <a class={props.class} href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

/** Whether an address from a server may be opened. */
export function isWebAddress(href: string): boolean {
  return /^https?:\/\//i.test(href) && URL.canParse(href);
}
