import { describe, expect, it } from 'vitest';
import { requestCard } from '../../../../src/chat/requests/request-card.ts';
import type { MediaRequest, Outcome } from '../../../../src/domain/requests/request.ts';
import { downloadStages, requestStates } from '../../../../src/domain/requests/request.ts';
import { anId, aRequest, aSeries } from '../../../support/factories.ts';
import { t } from '../../../support/text.ts';

const now = new Date('2026-11-23T12:00:00Z');
const outcome: Outcome = {
  created: [],
  skipped: [],
  available: null,
  existingRequester: null,
  quotaResetsAt: null,
  quota: null,
};

function privateText(
  more: Partial<MediaRequest>,
  subscribeButtonId: string | null = 'follow:x',
): string {
  const view = requestCard(aRequest(more), {
    role: 'private',
    recipients: [],
    t,
    server: 'Seerr',
    now,
    subscribeButtonId,
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
        server: 'Seerr',
        now,
        subscribeButtonId: null,
      });
      expect(JSON.stringify(view)).toContain('Dune');
      expect(JSON.stringify(view)).not.toMatch(/state-|notification-|field-|error-/);
    }
  });

  it('says why a download does not go on, and when one that does will end', () => {
    const endsAt = new Date('2026-11-23T16:00:00Z');
    for (const stage of downloadStages) {
      const text = privateText({ state: 'processing', progress: { stage, percent: 45, endsAt } });
      const isLoading = stage === 'downloading';
      expect(text).toContain(
        isLoading ? t('state-processing-percent', { percent: 45 }) : t(`download-${stage}`),
      );
      expect(text.includes(t('field-eta'))).toBe(isLoading);
    }
    const progress = { stage: 'stuck', percent: 45, endsAt } as const;
    const partial = privateText({ state: 'partial', progress });
    expect(partial).toContain(`${t('state-partial')} · ${t('download-stuck')}`);
    expect(privateText({ state: 'approved', progress })).not.toContain(t('download-stuck'));
  });

  it('says when a title comes out for as long as that explains why nothing happens', () => {
    const releases = [
      { kind: 'digital', at: new Date('2027-02-03T00:00:00Z') },
      { kind: 'cinema', at: new Date('2026-12-12T00:00:00Z') },
    ] as const;
    const isShown = (more: Partial<MediaRequest>) =>
      privateText({ releases, ...more }).includes(t('field-release'));
    expect(requestStates.filter((state) => isShown({ state }))).toEqual([
      'pending',
      'approved',
      'processing',
    ]);
    const progress = { stage: 'queued', percent: 0, endsAt: null } as const;
    expect(isShown({ state: 'processing', progress })).toBe(false);
    expect(isShown({ state: 'approved', releases: [{ kind: 'disc', at: now }] })).toBe(false);
    const text = privateText({ state: 'approved', releases });
    expect(text.indexOf(t('release-cinema'))).toBeLessThan(text.indexOf(t('release-digital')));
  });

  it('opens the title where it can be watched, once some of it is there', () => {
    const watchUrl = 'https://app.plex.tv/1';
    const states = requestStates.filter((state) =>
      (['public', 'private', 'notification'] as const).every((role) => {
        const options = { role, recipients: [], t, server: 'Seerr', now, subscribeButtonId: null };
        const { buttons = [] } = requestCard(aRequest({ state, watchUrl }), options);
        return buttons.flat().some((button) => 'url' in button && button.url === watchUrl);
      }),
    );
    expect(states).toEqual(['partial', 'available']);
    expect(privateText({ state: 'available' })).not.toContain(t('button-watch'));
  });

  it('says that it waits while the server does not respond', () => {
    expect(privateText({ cause: 'overseerr-unreachable' })).toContain(t('state-queued-waiting'));
  });

  it('says what an admin has to do before it can be sent, without contradicting itself', () => {
    const text = privateText({ cause: 'overseerr-key-rejected' });
    expect(text).toContain(t('state-queued-waiting'));
    expect(text).toContain(t('error-overseerr-key-rejected', { server: 'Seerr' }));
    expect(text).not.toContain(t('state-queued'));
  });

  it('says which seasons were actually requested', () => {
    const seasons = (count: number, numbers: string) =>
      t('seasons-named', { count, seasons: numbers });
    const { mediaType, tmdbId, name, year, posterPath } = aSeries(3);
    const text = privateText({
      title: { mediaType, tmdbId, name, year, posterPath },
      state: 'pending',
      remoteId: 7,
      seasons: [2, 3],
      outcome: { ...outcome, created: [2, 3], skipped: [1] },
    });
    expect(text).toContain(t('request-sent-seasons', { seasons: seasons(2, '2–3') }));
    expect(text).toContain(t('request-seasons-skipped', { seasons: seasons(1, '1') }));
  });

  it('distinguishes available seasons from seasons that are only requested', () => {
    const { mediaType, tmdbId, name, year, posterPath } = aSeries(3);
    const text = privateText({
      title: { mediaType, tmdbId, name, year, posterPath },
      state: 'pending',
      remoteId: 7,
      seasons: [3],
      outcome: { ...outcome, created: [3], skipped: [1, 2], available: [1] },
    });
    const season = (number: string) => t('seasons-named', { count: 1, seasons: number });
    expect(text).toContain(t('request-seasons-available', { seasons: season('1') }));
    expect(text).toContain(t('request-seasons-requested', { seasons: season('2') }));
  });

  it('names the first requester, and offers a subscription', () => {
    const text = privateText({
      state: 'failed',
      cause: 'already-requested',
      outcome: { ...outcome, existingRequester: 'alice' },
    });
    expect(text).toContain(t('request-already-by', { name: 'alice' }));
    expect(text).toContain('follow:x');
    expect(text).toContain(t('state-rejected'));
  });

  it.each(['no-seasons-left', 'already-requested'] as const)(
    'asks whether to notify after %s only together with the button',
    (cause) => {
      const refused = {
        state: 'failed',
        cause,
        outcome: { ...outcome, existingRequester: 'alice' },
      } as const;
      expect(privateText(refused)).toContain('follow:x');
      const without = privateText(refused, null);
      expect(without).not.toContain(t('request-already-by', { name: 'alice' }));
      expect(without).toContain(t('request-known-by', { name: 'alice' }));
      expect(privateText({ state: 'failed', cause, outcome })).not.toContain('follow:x');
    },
  );

  it('says that more seasons were requested than the quota has left', () => {
    const failed = {
      title: aSeries(3),
      seasons: [1, 2, 3],
      state: 'failed',
      cause: 'series-quota-exceeded',
      outcome: { ...outcome, quota: { limit: 2, used: 0 } },
    } as const;
    const tooMany = { count: 3, left: 2 };
    expect(privateText(failed)).toContain(t('quota-too-many-seasons', tooMany));
    expect(privateText(failed)).not.toContain(t('error-series-quota-exceeded'));
    const madeBy = { userId: anId<'user'>(), accountId: anId<'account'>(), name: 'Ada' };
    const cause = 'member-quota-exceeded';
    const text = privateText({ ...failed, cause, madeBy });
    expect(text).toContain(t('quota-too-many-seasons-member', tooMany));
    const used = { ...outcome, quota: { limit: 2, used: 2 } };
    expect(privateText({ ...failed, outcome: used })).toContain(t('error-series-quota-exceeded'));
  });

  it('says how much of a quota is left and until when', () => {
    const quotaResetsAt = new Date('2026-12-01T00:00:00Z');
    const text = privateText({
      state: 'failed',
      cause: 'movie-quota-exceeded',
      outcome: { ...outcome, quota: { limit: 1, used: 1 }, quotaResetsAt },
    });
    expect(text).toContain(t('quota-left', { left: 0, limit: 1 }));
    expect(text).toContain(JSON.stringify(quotaResetsAt));
  });

  it('notifies only the recipients of a notification', () => {
    const account = { platform: 'discord', platformUserId: '1' } as const;
    const recipients = [{ ...account, name: 'Bob' }];
    const notification = requestCard(aRequest({ state: 'available' }), {
      role: 'notification',
      recipients,
      t,
      server: 'Seerr',
      now,
      subscribeButtonId: null,
    });
    expect(notification.mentions).toEqual([account]);
    const live = requestCard(aRequest(), {
      role: 'public',
      recipients,
      t,
      server: 'Seerr',
      now,
      subscribeButtonId: null,
    });
    expect(live.mentions).toBeUndefined();
  });

  it.each([
    ['by their own name, not by the requester’s', 'Bob'],
    ['without a name if theirs was not stored', null],
  ])('greets the recipients of a notification %s', (_how, name) => {
    const mention = { platform: 'telegram', platformUserId: '4242' } as const;
    const view = requestCard(aRequest({ state: 'available', requesterName: 'Alice' }), {
      role: 'notification',
      recipients: [{ ...mention, name }],
      t,
      server: 'Seerr',
      now,
      subscribeButtonId: null,
    });
    const text = t('notification-available', { title: 'Dune (2021)' });
    expect(view.lines).toEqual([name === null ? [text] : [{ mention, name }, ' ', text]]);
    expect(view.mentions).toEqual([mention]);
  });

  it.each([
    ['cancelled', 'request-deleted', t('error-request-deleted', { server: 'Seerr' })],
    ['cancelled', 'no-tvdb-id', t('error-no-tvdb-id')],
    ['declined', 'removed-from-radarr', t('error-removed-from-radarr')],
  ] as const)('that the server ended (%s, %s) says why', (state, cause, reason) => {
    const request = aRequest({ state, cause, remoteId: null });
    for (const role of ['public', 'private', 'notification'] as const) {
      const view = requestCard(request, {
        role,
        recipients: [],
        t,
        server: 'Seerr',
        now,
        subscribeButtonId: null,
      });
      expect(JSON.stringify(view)).toContain(reason);
      expect(JSON.stringify(view)).not.toContain(
        t('notification-declined', { title: 'Dune (2021)' }),
      );
    }
  });
});
