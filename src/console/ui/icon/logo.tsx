/** The mark of the product: a nest that holds a play button. Also in public/icon.svg. */
export function Logo({ size = 28 }: { readonly size?: number }) {
  return (
    <svg class="logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        class="logo-egg"
        d="M11.8 5.2c0-1.9 2-3 3.6-2.1l8.2 4.8c1.6.9 1.6 3.2 0 4.2l-8.2 4.8c-1.6.9-3.6-.2-3.6-2.1z"
      />
      <path class="logo-nest" d="M3 16.5c1.2 7.2 6.4 12 13 12s11.8-4.8 13-12" />
      <path class="logo-twig" d="M8.6 18.6c1.4 3.2 4.1 5.1 7.4 5.1s6-1.9 7.4-5.1" />
    </svg>
  );
}
