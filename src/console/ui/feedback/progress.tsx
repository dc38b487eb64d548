/** How far something is: a share between 0 and 1, or null if that is not known. */
export function Progress(props: { readonly label: string; readonly share: number | null }) {
  const { label, share } = props;
  const value = share === null ? {} : { value: Math.min(1, Math.max(0, share)) };
  return <progress class="progress" aria-label={label} max={1} {...value} />;
}
