import type { ComponentChildren } from 'preact';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import { isWebAddress } from './external-link.tsx';

/** How much a button stands out: one `main` button per view at most. */
export type ButtonStyle = 'main' | 'plain' | 'quiet' | 'danger';

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly style?: ButtonStyle;
  readonly size?: 'small' | 'medium';
  readonly icon?: IconName;
  readonly type?: 'button' | 'submit';
  readonly isDisabled?: boolean;
  /** What it started is running: it shows that, and cannot be pressed. */
  readonly isBusy?: boolean;
  readonly isWide?: boolean;
}

/** A button with a text. */
export function Button(props: ButtonProps) {
  const { children, onClick, style = 'plain', size = 'medium', icon, type = 'button' } = props;
  const { isDisabled = false, isBusy = false, isWide = false } = props;
  const classes = `button button-${style} button-${size}${isWide ? ' button-wide' : ''}`;
  return (
    <button
      type={type}
      class={classes}
      disabled={isDisabled}
      // Stays focusable, so that the keyboard does not lose its place.
      aria-disabled={isBusy}
      aria-busy={isBusy}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      {isBusy ? (
        <span class="spinner" aria-hidden="true" />
      ) : (
        icon && <Icon name={icon} size={16} />
      )}
      <span>{children}</span>
    </button>
  );
}

/** A button with an icon only. `label` says what it does. */
export function IconButton(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly isDisabled?: boolean;
  readonly isExpanded?: boolean;
}) {
  const { icon, label, onClick, isDisabled = false, isExpanded } = props;
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      disabled={isDisabled}
      aria-expanded={isExpanded}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink(props: {
  readonly href: string;
  readonly children: ComponentChildren;
  readonly style?: ButtonStyle;
  readonly size?: 'small' | 'medium';
  readonly icon?: IconName;
  /** Downloads instead of opening. */
  readonly isDownload?: boolean;
  /** Opens in a new tab. Left out if it is no address of the web. */
  readonly isExternal?: boolean;
}) {
  const { href, children, style = 'plain', size = 'medium', icon } = props;
  const { isDownload = false, isExternal = false } = props;
  if (isExternal && !isWebAddress(href)) return null;
  const target = isExternal ? { target: '_blank', rel: 'noreferrer' } : {};
  const download = isDownload ? { download: '' } : {};
  return (
    <a class={`button button-${style} button-${size}`} href={href} {...target} {...download}>
      {icon && <Icon name={icon} size={16} />}
      <span>{children}</span>
    </a>
  );
}
