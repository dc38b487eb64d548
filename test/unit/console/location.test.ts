import { afterEach, describe, expect, it, vi } from 'vitest';
import { readLocation, setQuery, typeQuery } from '../../../src/console/app/location.ts';

describe('the address in the console', () => {
  it.each([
    ['/console', '', 'overview', []],
    ['/console/', '', 'overview', []],
    ['/console/requests', '?state=pending', 'requests', []],
    ['/console/settings/tokens', '', 'settings', ['tokens']],
    ['/console/people/a%20b/', '', 'people', ['a b']],
    ['/console/people/%', '', 'people', ['%']],
  ])('%s%s is the page %s', (pathname, search, page, rest) => {
    const location = readLocation({ pathname, search });
    expect(location).toMatchObject({ page, rest });
    expect(location.query.toString()).toBe(search.slice(1));
  });
});

describe('filters in the address', () => {
  const entries: { href: string; state: unknown }[] = [];

  function open(href: string): void {
    entries.splice(0, entries.length, { href, state: null });
    const current = () => entries.at(-1) ?? { href, state: null };
    vi.stubGlobal('window', {
      get location() {
        const [pathname, search] = current().href.split('?');
        return { pathname, search: search ? `?${search}` : '' };
      },
      dispatchEvent: () => true,
    });
    vi.stubGlobal('history', {
      get state() {
        return current().state;
      },
      pushState: (state: unknown, _: string, to: string) => entries.push({ href: to, state }),
      replaceState: (state: unknown, _: string, to: string) =>
        entries.splice(-1, 1, { href: to, state }),
    });
  }

  afterEach(() => vi.unstubAllGlobals());

  const hrefs = () => entries.map(({ href }) => href);

  it('are entries of the history, so that Back returns to those before', () => {
    open('/console/requests?state=pending');
    setQuery({ type: 'movie' });
    setQuery({ state: null });
    expect(hrefs()).toEqual([
      '/console/requests?state=pending',
      '/console/requests?state=pending&type=movie',
      '/console/requests?type=movie',
    ]);
  });

  it('are one entry for everything that is typed into a field', () => {
    open('/console/people');
    for (const typed of ['a', 'ad', 'ada']) typeQuery('search', typed);
    setQuery({ platform: 'discord' });
    typeQuery('search', 'bob');
    expect(hrefs()).toEqual([
      '/console/people',
      '/console/people?search=ada',
      '/console/people?search=ada&platform=discord',
      '/console/people?search=bob&platform=discord',
    ]);
  });

  it('are no entry if nothing changes', () => {
    open('/console/audit?action=user-block');
    setQuery({ action: 'user-block', person: '' });
    typeQuery('person', '');
    expect(hrefs()).toEqual(['/console/audit?action=user-block']);
  });
});
