import { describe, expect, it } from 'vitest';
import { readLocation } from '../../../src/console/app/location.ts';

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
