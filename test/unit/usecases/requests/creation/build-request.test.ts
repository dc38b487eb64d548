import { expect, it } from 'vitest';
import { toDirectPlace } from '../../../../../src/domain/place.ts';
import { createRequestBuilder } from '../../../../../src/usecases/requests/creation/build-request.ts';
import { aDraft, anAccount, anActor, anId } from '../../../../support/factories.ts';

const build = createRequestBuilder({ clock: () => new Date('2026-11-29T12:00:00Z'), newId: anId });
const input = { draft: aDraft(), is4k: true, locale: 'en', answer: null, origin: null };

it("a user's own request has no maker, no audit line, and no card for a member", () => {
  const actor = anActor();
  const entry = build(actor, input, { requester: anAccount(), memberPlace: null });
  expect(entry.request).toMatchObject({ userId: actor.userId, madeBy: null, is4k: true });
  expect(entry.audit).toBeUndefined();
  expect(entry.cards).toEqual([]);
});

it("a request for a member is in the member's language, if it is known", () => {
  const actor = anActor();
  const account = { ...anAccount(), verifiedBy: 'plex' } as const;
  const requester = {
    userId: anId<'user'>(),
    name: 'Bob',
    locale: 'de',
    account,
    maker: anAccount(),
  };
  const memberPlace = toDirectPlace({ platform: 'discord', platformUserId: '7' });
  const entry = build(actor, input, { requester, memberPlace });
  expect(entry.request).toMatchObject({ userId: requester.userId, locale: 'de' });
  expect(entry.cards).toMatchObject([{ key: 'member', locale: 'de' }]);
});
