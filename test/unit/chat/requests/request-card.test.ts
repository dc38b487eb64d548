import { describe, expect, it } from 'vitest';
import { loadTranslations } from '../../../../src/chat/i18n/translations.ts';
import { requestCard } from '../../../../src/chat/requests/request-card.ts';
import type { MediaRequest, Outcome } from '../../../../src/domain/requests/request.ts';
import { requestStates } from '../../../../src/domain/requests/request.ts';
import { aRequest, aSeries } from '../../../support/factories.ts';

const t = loadTranslations().forLocale('en');
const outcome: Outcome = {
  created: [],
  skipped: [],
  existingRequester: null,
  quotaResetsAt: null,
  quota: null,
};

function privateText(more: Partial<MediaRequest>): string {
  const view = requestCard(aRequest(more), {
    role: 'private',
    recipients: [],
    t,
    subscribeButtonId: 'follow:x',
  });
  return JSON.stringify(view);
}

describe('a request as a card', () => {
  it.each(requestStates)('can be shown in state %s', (state) => {
    for (const role of ['public', 'private', 'notification'] as const) {
      const view = requestCard(aRequest({ state, remoteId: 7 }), {
        role,
        recipients: [],
        t,
        subscribeButtonId: null,
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
      remoteId: 7,
      seasons: [2, 3],
      outcome: { ...outcome, created: [2, 3], skipped: [1] },
    });
    expect(text).toContain('Requested: seasons 2–3.');
    expect(text).toContain('Season 1 was there already.');
  });

  it('names who was first, and offers to hear of the title', () => {
    const text = privateText({
      state: 'failed',
      cause: 'already-requested',
      outcome: { ...outcome, existingRequester: 'alice' },
    });
    expect(text).toContain('Already requested by alice. Want to hear when it arrives?');
    expect(text).toContain('follow:x');
    expect(text).toContain('Not requested');
  });

  it('says how much of a quota is left and until when', () => {
    const quotaResetsAt = new Date('2026-12-01T00:00:00Z');
    const text = privateText({
      state: 'failed',
      cause: 'quota-movie',
      outcome: { ...outcome, quota: { limit: 1, used: 1 }, quotaResetsAt },
    });
    expect(text).toContain('Your quota: 0 of 1 left.');
    expect(text).toContain(JSON.stringify(quotaResetsAt));
  });

  it('notifies only those a notice is for', () => {
    const recipients = [{ platform: 'discord', platformUserId: '1' }] as const;
    const notification = requestCard(aRequest({ state: 'available' }), {
      role: 'notification',
      recipients,
      t,
      subscribeButtonId: null,
    });
    expect(notification.mentions).toEqual(recipients);
    const live = requestCard(aRequest(), {
      role: 'public',
      recipients,
      t,
      subscribeButtonId: null,
    });
    expect(live.mentions).toBeUndefined();
  });
});
