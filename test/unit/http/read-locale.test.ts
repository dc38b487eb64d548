import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { readLocale } from '../../../src/http/read-locale.ts';

it.each([
  ['de-AT,de;q=0.9,en;q=0.8', 'de-AT'],
  ['fr;q=0.9', 'fr'],
  ['x'.repeat(30), 'x'.repeat(20)],
  [null, null],
])('of the languages %s, the browser prefers %s', async (header, locale) => {
  const app = new Hono().get('/', (c) => c.json(readLocale(c)));
  const headers = header === null ? {} : { 'accept-language': header };
  expect(await (await app.request('/', { headers })).json()).toBe(locale);
});
