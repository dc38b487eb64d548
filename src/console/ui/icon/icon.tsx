import { type IconName, iconPaths } from './icon-paths.ts';

/** An icon in the color of the text around it. Decoration only: a label must say the same. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={iconPaths[name]} />
    </svg>
  );
}
