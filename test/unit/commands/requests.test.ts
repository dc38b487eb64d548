import { describe, expect, it } from 'vitest';
import requests from '../../../commands/requests.ts';
import { id } from '../../../src/chat/argument.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import type { RequestId } from '../../../src/domain/id.ts';
import type { MediaRequest } from '../../../src/domain/requests/request.ts';
import type { Space } from '../../../src/domain/spaces/space.ts';
import { createCommandFixture } from '../../support/command-fixture.ts';
import { anId, aRequest, aSpace } from '../../support/factories.ts';
import { findButtonId, listButtonIds, listVerbs, toViewText } from '../../support/reply-view.ts';
import { t } from '../../support/text.ts';

function createRequestsCommand(all: readonly MediaRequest[], space: Space | null = null) {
  const canceled: RequestId[] = [];
  const fixture = createCommandFixture(requests, {
    space,
    useCases: {
      requests: {
        listByUser: async (_actor, { take, skip }) => ({
          rows: all.slice(skip, skip + take),
          total: all.length,
        }),
        async cancel(_actor, requestId) {
          if (!all.some((each) => each.id === requestId)) throw new AppError('not-yours');
          canceled.push(requestId);
          return aRequest({ state: 'cancelled' });
        },
      },
    },
  });
  return { ...fixture, canceled };
}

const twelve = Array.from({ length: 12 }, (_, index) =>
  aRequest({ title: { ...aRequest().title, name: `Movie ${index + 1}` }, state: 'available' }),
);

describe('/requests', () => {
  it('says so when there are none', async () => {
    expect(toViewText(await createRequestsCommand([]).view())).toContain(t('requests-none'));
  });

  it('shows title, seasons, quality, and state of each request', async () => {
    const request = aRequest({ state: 'pending', seasons: [1, 2, 4], is4k: true });
    const text = toViewText(await createRequestsCommand([request]).view());
    for (const part of ['Dune (2021)', '1–2, 4', t('quality-4k'), t('state-pending')]) {
      expect(text).toContain(part);
    }
  });

  it('shows five on a page, with buttons to the other pages', async () => {
    const fixture = createRequestsCommand(twelve);
    const first = await fixture.view();
    expect(toViewText(first)).toContain(t('page-count', { page: 1, pages: 3 }));
    expect(listButtonIds(first)).toHaveLength(1);
    const second = await fixture.pressView(findButtonId(first, 'requests-page'));
    expect(toViewText(second)).toContain('Movie 6');
    expect(listVerbs(second)).toEqual(['requests-page', 'requests-page']);
  });

  it('shows the last page if the page number is too high', async () => {
    const view = await createRequestsCommand(twelve).view({ page: 99 });
    expect(toViewText(view)).toContain(t('page-count', { page: 3, pages: 3 }));
    expect(toViewText(view)).toContain('Movie 12');
  });

  it('offers to cancel only what can still be canceled', async () => {
    const states = ['queued', 'pending', 'approved', 'declined', 'available'] as const;
    const all = states.map((state) => aRequest({ state }));
    const view = await createRequestsCommand(all).view();
    expect(listVerbs(view)).toEqual(['cancel-request', 'cancel-request']);
  });

  it('cancels a request and shows the list again', async () => {
    const pending = aRequest({ state: 'pending' });
    const fixture = createRequestsCommand([pending]);
    const button = findButtonId(await fixture.view(), 'cancel-request');
    const reply = await fixture.press(button);
    expect(reply.kind).toBe('update');
    expect(fixture.canceled).toEqual([pending.id]);
  });

  it('is refused where others can read the reply', async () => {
    const view = await createRequestsCommand(twelve, aSpace()).view();
    expect(toViewText(view)).toContain(t('error-private-only'));
  });

  it('still cancels with a list that was posted where others can read it, and shows no others', async () => {
    const pending = aRequest({ state: 'pending' });
    const fixture = createRequestsCommand([pending, ...twelve], aSpace());
    const button = `cancel-request:${id<'request'>().write(pending.id)}:0`;
    const reply = await fixture.press(button);
    expect(fixture.canceled).toEqual([pending.id]);
    const text = reply.kind === 'update' ? toViewText(reply.view) : '';
    expect(text).toContain(t('state-cancelled'));
    expect(text).not.toContain('Movie 1');
  });

  it('refuses the request and the list of another user', async () => {
    const fixture = createRequestsCommand([aRequest({ state: 'pending' })]);
    const other = id<'request'>().write(anId<'request'>());
    await fixture.press(`cancel-request:${other}:0`);
    await fixture.press(`requests-page:${id<'user'>().write(anId<'user'>())}:0`);
    expect(fixture.denials).toEqual(['not-yours', 'not-yours']);
    expect(fixture.canceled).toEqual([]);
  });
});
