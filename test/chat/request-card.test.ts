import { describe, expect, it } from 'vitest';
import { requestCard } from '../../src/chat/request-card.ts';
import { loadTexts } from '../../src/chat/text/catalogue.ts';
import type { MediaRequest, Outcome } from '../../src/core/request.ts';
import { requestStates } from '../../src/core/request.ts';
import { aRequest, aSeries } from '../support/factories.ts';

const t = loadTexts().in('en');
const outcome: Outcome = { created: [], leftOut: [], heldBy: null, freeAt: null, quota: null };

function privateText(more: Partial<MediaRequest>): string {
  const view = requestCard(aRequest(more), { role: 'private', tells: [], t, followId: 'follow:x' });
  return JSON.stringify(view);
}

describe('a request as a card', () => {
  it.each(requestStates)('can be shown in state %s', (state) => {
    for (const role of ['public', 'private', 'notice'] as const) {
      const view = requestCard(aRequest({ state, number: 7 }), {
        role,
        tells: [],
        t,
        followId: null,
      });
      expect(JSON.stringify(view)).toContain('Dune');
      expect(JSON.stringify(view)).not.toMatch(/state-|notice-|field-|fault-/);
    }
  });

  it('says that it waits while the server is away', () => {
    expect(privateText({ cause: 'service-unreachable' })).toContain(
      'as soon as the server answers',
    );
  });

  it('says which seasons were really requested', () => {
    const { mediaType, tmdbId, name, year, posterPath } = aSeries(3);
    const text = privateText({
      title: { mediaType, tmdbId, name, year, posterPath },
      state: 'pending',
      number: 7,
      seasons: [2, 3],
      outcome: { ...outcome, created: [2, 3], leftOut: [1] },
    });
    expect(text).toContain('Requested: seasons 2–3.');
    expect(text).toContain('Season 1 was there already.');
  });

  it('names who was first, and offers to hear of the title', () => {
    const text = privateText({
      state: 'failed',
      cause: 'already-requested',
      outcome: { ...outcome, heldBy: 'alice' },
    });
    expect(text).toContain('Already requested by alice. Want to hear when it arrives?');
    expect(text).toContain('follow:x');
    expect(text).toContain('Not requested');
  });

  it('says how much of a quota is left and until when', () => {
    const freeAt = new Date('2026-12-01T00:00:00Z');
    const text = privateText({
      state: 'failed',
      cause: 'quota-movie',
      outcome: { ...outcome, quota: { limit: 1, used: 1 }, freeAt },
    });
    expect(text).toContain('Your quota: 0 of 1 left.');
    expect(text).toContain(JSON.stringify(freeAt));
  });

  it('notifies only those a notice is for', () => {
    const tells = [{ platform: 'discord', platformUserId: '1' }] as const;
    const notice = requestCard(aRequest({ state: 'available' }), {
      role: 'notice',
      tells,
      t,
      followId: null,
    });
    expect(notice.pings).toEqual(tells);
    const live = requestCard(aRequest(), { role: 'public', tells, t, followId: null });
    expect(live.pings).toBeUndefined();
  });
});
