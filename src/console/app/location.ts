import { useEffect, useState } from 'preact/hooks';

/** The path at which the console is served. */
export const basePath = '/console/';

/** Where in the console the person is: `/console/settings/tokens?q=x` → page `settings`, rest `['tokens']`. */
export interface Location {
  readonly page: string;
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
}

/** Sent on `window` after every change of the address. */
const changed = 'medianest-navigate';

/** Reads the address of the browser. */
export function readLocation(
  { pathname, search }: { readonly pathname: string; readonly search: string } = window.location,
): Location {
  const [page = '', ...rest] = pathname.slice(basePath.length).split('/').filter(Boolean);
  return { page: page || 'overview', rest: rest.map(decode), query: new URLSearchParams(search) };
}

/** Goes to an address within the console: `navigate('/console/requests?state=pending')`. */
export function navigate(href: string, options: { readonly replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', href);
  else history.pushState(null, '', href);
  window.dispatchEvent(new Event(changed));
}

/** Parameters of an address to change; null and '' remove one. */
type QueryChanges = Readonly<Record<string, string | null>>;

/** An address with changed parameters: `toHref('/console/people', query, { group: 'linked' })`. */
export function toHref(path: string, query: URLSearchParams, changes: QueryChanges = {}): string {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value) changed.set(name, value);
    else changed.delete(name);
  }
  return changed.size > 0 ? `${path}?${changed}` : path;
}

/** Changes parameters of the address, so that Back returns to those before. */
export function setQuery(changes: QueryChanges): void {
  changeQuery(changes, null);
}

/** The same for what is being typed. Everything that is typed into one field is one entry of the history. */
export function typeQuery(name: string, value: string): void {
  changeQuery({ [name]: value }, name);
}

function changeQuery(changes: QueryChanges, typed: string | null): void {
  const { pathname, search } = window.location;
  const href = toHref(pathname, new URLSearchParams(search), changes);
  if (href === `${pathname}${search}`) return;
  const state = typed === null ? null : { typed };
  if (typed !== null && isTyped(history.state, typed)) history.replaceState(state, '', href);
  else history.pushState(state, '', href);
  window.dispatchEvent(new Event(changed));
}

function isTyped(state: unknown, name: string): boolean {
  return typeof state === 'object' && state !== null && 'typed' in state && state.typed === name;
}

/** The place in the console; the component is drawn again when it changes. */
export function useLocation(): Location {
  const [location, setLocation] = useState(() => readLocation());
  useEffect(() => {
    const update = () => setLocation(readLocation());
    window.addEventListener('popstate', update);
    window.addEventListener(changed, update);
    return () => {
      window.removeEventListener('popstate', update);
      window.removeEventListener(changed, update);
    };
  }, []);
  return location;
}

/** Lets plain links within the console change the page without loading it again. Returns how to stop. */
export function interceptLinks(): () => void {
  const onClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || link.target || link.hasAttribute('download')) return;
    if (link.origin !== window.location.origin || !link.pathname.startsWith(basePath)) return;
    if (link.hash && link.pathname === window.location.pathname) return;
    event.preventDefault();
    navigate(`${link.pathname}${link.search}${link.hash}`);
    window.scrollTo(0, 0);
  };
  document.addEventListener('click', onClick);
  return () => document.removeEventListener('click', onClick);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
