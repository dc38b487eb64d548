import { describe, expect, it } from 'vitest';
import history from '../../../commands/history.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { HistoryEntry } from '../../../src/domain/requests/history.ts';
import type { MediaRequest } from '../../../src/domain/requests/request.ts';
import { createCommandFixture } from '../../support/command-fixture.ts';
import { anId, aRequest } from '../../support/factories.ts';
import { findButtonId, getView, listButtonIds, toViewText } from '../../support/reply-view.ts';
import { t } from '../../support/text.ts';

const events: HistoryEntry[] = [
  {
    event: 'request',
    from: null,
    to: 'queued',
    actor: 'Ada',
    source: 'discord',
    at: new Date('2026-11-23T10:00:00Z'),
    detail: null,
  },
];

function createHistory(found: readonly MediaRequest[], canRead = true) {
  const searches: unknown[] = [];
  const fixture = createCommandFixture(history, {
    useCases: {
      services: { resolveServiceId: async () => anId<'service'>() },
      history: {
        async findRequests(_actor, _serviceId, search) {
          searches.push(search);
          return [...found];
        },
        async getRequestHistory(_actor, requestId) {
          const request = found.find((each) => each.id === requestId);
          if (!request || !canRead) throw new AppError('not-found');
          return { request, events };
        },
      },
    },
  });
  return { ...fixture, searches };
}

describe('/history', () => {
  it('shows the only match at once', async () => {
    const text = toViewText(await createHistory([aRequest()]).view({ request: 'dune' }));
    expect(text).toContain('Dune (2021)');
    expect(text).toContain('Ada');
  });

  it('offers a choice between several matches, at most five', async () => {
    const found = Array.from({ length: 7 }, () => aRequest());
    const fixture = createHistory(found);
    const view = await fixture.view({ request: 'dune' });
    expect(toViewText(view)).toContain(t('history-choose'));
    expect(listButtonIds(view)).toHaveLength(5);
    const chosen = await fixture.pressView(findButtonId(view, 'history'));
    expect(toViewText(chosen)).toContain('Ada');
  });

  it('says so when nothing matches', async () => {
    const view = await createHistory([]).view({ request: 'dune' });
    expect(toViewText(view)).toContain(t('history-none'));
  });

  it('does not show a request that the actor may not see, not even with its button', async () => {
    const request = aRequest();
    const view = await createHistory([request, aRequest()]).view({ request: 'dune' });
    const hidden = createHistory([request], false);
    const reply = await hidden.press(findButtonId(view, 'history'));
    expect(toViewText(getView(reply))).toContain(t('error-not-found'));
  });

  it('suggests requests while typing, and tells the use case that it does', async () => {
    const request = aRequest({ requesterName: 'bob' });
    const fixture = createHistory([request]);
    const [suggestion] = await fixture.suggest('request', ' du ');
    expect(suggestion?.value).toBe(request.id);
    expect(suggestion?.label).toContain('bob');
    expect(fixture.searches).toEqual([{ query: 'du', isTyping: true }]);
  });
});
