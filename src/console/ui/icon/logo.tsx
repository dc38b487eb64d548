/** The mark of the product: a nest that holds a play button. Also in public/icon.svg. */
export function Logo({ size = 28 }: { readonly size?: number }) {
  return (
    <svg class="logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        class="logo-egg"
        d="M11.6 5.6c0-2 2.2-3.3 3.9-2.3l7.6 4.5c1.7 1 1.7 3.5 0 4.5l-7.6 4.5c-1.7 1-3.9-.2-3.9-2.3z"
      />
      <path class="logo-nest" d="M2.6 15.2c.9 8 6.4 13.3 13.4 13.3s12.5-5.3 13.4-13.3" />
      <path class="logo-twig" d="M7.6 17.6c1.1 4 4.4 6.4 8.4 6.4s7.3-2.4 8.4-6.4" />
    </svg>
  );
}
