import { describe, expect, it } from 'vitest';
import { createRouteFinder, done, type Route } from '../../../../fakes/discord/http/route.ts';

const aRoute = (method: Route['method'], template: string): Route => ({
  method,
  template,
  auth: 'bot',
  handle: () => done,
});
const find = createRouteFinder([
  aRoute('GET', '/users/@me'),
  aRoute('GET', '/users/{user_id}'),
  aRoute('PATCH', '/channels/{channel_id}/messages/{message_id}'),
]);

describe('the route of a call', () => {
  it('is the one with the method and the template, with its parameters', () => {
    const found = find('PATCH', ['channels', '1', 'messages', '2']);
    expect(found?.name).toBe('PATCH /channels/{channel_id}/messages/{message_id}');
    expect(Object.fromEntries(found?.params ?? [])).toEqual({ channel_id: '1', message_id: '2' });
  });

  it('is the first one that fits', () => {
    expect(find('GET', ['users', '@me'])?.name).toBe('GET /users/@me');
    expect(find('GET', ['users', '7'])?.name).toBe('GET /users/{user_id}');
  });

  it('is missing for another method, length, or text', () => {
    expect(find('POST', ['users', '7'])).toBeUndefined();
    expect(find('GET', ['users'])).toBeUndefined();
    expect(find('PATCH', ['channels', '1', 'pins', '2'])).toBeUndefined();
  });
});
