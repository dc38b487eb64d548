import { describe, expect, it } from 'vitest';
import following from '../../../../commands/titles/following.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { Subscription } from '../../../../src/domain/notifications/subscription.ts';
import type { Space } from '../../../../src/domain/spaces/space.ts';
import type {
  FollowChoice,
  FollowedSeries,
} from '../../../../src/usecases/notifications/following.ts';
import { createCommandFixture } from '../../../support/command-fixture.ts';
import { anId, aSeries, aSpace, aSubscription } from '../../../support/factories.ts';
import { findButtonId, listVerbs, toViewText } from '../../../support/reply-view.ts';
import { t } from '../../../support/text.ts';

const series = aSeries(30);

function createFollowingCommand(all: readonly Subscription[], space: Space | null = null) {
  let rows = all;
  const choices: FollowChoice[] = [];
  const find = (id: string) => {
    const subscription = all.find((each) => each.id === id);
    if (!subscription) throw new AppError('not-found');
    return subscription;
  };
  const toSeries = (id: string): FollowedSeries => ({
    subscription: find(id),
    title: series,
    missing: series.seasons.map(({ number }) => number),
  });
  const fixture = createCommandFixture(following, {
    space,
    useCases: {
      following: {
        list: async (_actor, { take, skip }) => ({
          rows: rows.slice(skip, skip + take),
          total: rows.length,
        }),
        read: async (_actor, id) => toSeries(id),
        async choose(_actor, id, toChoice) {
          const choice = toChoice(toSeries(id));
          choices.push(choice);
          return { ...toSeries(id), isFollowed: choice.kind !== 'future' || choice.isOn };
        },
        async end(_actor, id) {
          const ended = find(id);
          rows = rows.filter((row) => row !== ended);
          return ended;
        },
        async resume(_actor, id) {
          rows = all;
          return find(id);
        },
      },
    },
  });
  return { ...fixture, choices };
}

const movie = aSubscription();
const followed = aSubscription({
  key: series,
  title: 'Breaking Bad (2008)',
  seasons: [3],
  futureAfter: 30,
});

describe('/following', () => {
  it('says so when there is nothing', async () => {
    expect(toViewText(await createFollowingCommand([]).view())).toContain(t('following-none'));
  });

  it('shows what is followed of each title', async () => {
    const view = await createFollowingCommand([movie, followed]).view();
    const text = toViewText(view);
    for (const part of ['Dune (2021)', 'Breaking Bad (2008)', t('follow-future', { season: 30 })]) {
      expect(text).toContain(part);
    }
    expect(listVerbs(view)).toEqual(['following-end', 'following-end', 'follow-seasons']);
  });

  it('names the server if there are several', async () => {
    const elsewhere = aSubscription({ title: 'Lost (2004)', serviceId: anId<'service'>() });
    const isNamed = async (rows: readonly Subscription[]) =>
      toViewText(await createFollowingCommand(rows).view()).includes('Seerr');
    expect(await isNamed([movie])).toBe(false);
    expect(await isNamed([movie, elsewhere])).toBe(true);
  });

  it('shows five on a page, with buttons to the other pages', async () => {
    const twelve = Array.from({ length: 12 }, () => aSubscription());
    const fixture = createFollowingCommand(twelve);
    const first = await fixture.view({ page: 99 });
    expect(toViewText(first)).toContain(t('page-count', { page: 3, pages: 3 }));
    const second = await fixture.pressView(findButtonId(first, 'following-page'));
    expect(listVerbs(second).filter((verb) => verb === 'following-page')).toHaveLength(2);
  });

  it('ends what is followed, and brings it back', async () => {
    const fixture = createFollowingCommand([movie]);
    const ended = await fixture.pressView(findButtonId(await fixture.view(), 'following-end'));
    expect(toViewText(ended)).toContain(t('follow-ended', { title: 'Dune (2021)' }));
    const again = await fixture.pressView(findButtonId(ended, 'following-again'));
    expect(listVerbs(again)).toEqual(['following-end']);
  });

  it('does not turn the pages of another user', async () => {
    const fixture = createFollowingCommand([movie]);
    const others = `following-page:${'A'.repeat(21)}Q:0`;
    await fixture.press(others);
    expect(fixture.choices).toEqual([]);
  });
});

describe('the seasons of a followed series', () => {
  const open = async () => {
    const fixture = createFollowingCommand([followed]);
    const reply = await fixture.press(findButtonId(await fixture.view(), 'follow-seasons'));
    if (reply.kind !== 'message') throw new Error('no message');
    return { fixture, view: reply.view };
  };

  it('are picked on several pages, and keep what was picked elsewhere', async () => {
    const { fixture, view } = await open();
    expect(view.picker?.options).toHaveLength(25);
    const next = await fixture.pressView(findButtonId(view, 'follow-page'));
    expect(next.picker?.options).toHaveLength(5);
    await fixture.press(next.picker?.press ?? '', ['27']);
    expect(fixture.choices).toEqual([{ kind: 'seasons', seasons: [3, 27] }]);
  });

  it('are all followed with one press, with or without new ones', async () => {
    const { fixture, view } = await open();
    await fixture.press(findButtonId(view, 'follow-all'));
    const ended = await fixture.pressView(findButtonId(view, 'follow-new'));
    expect(fixture.choices).toEqual([{ kind: 'all' }, { kind: 'future', isOn: false }]);
    expect(listVerbs(ended)).toEqual(['follow-again']);
  });

  it('are not followed anymore after one press, until another brings them back', async () => {
    const { fixture, view } = await open();
    const ended = await fixture.pressView(findButtonId(view, 'stop-following'));
    expect(toViewText(ended)).toContain(t('follow-ended', { title: 'Breaking Bad (2008)' }));
    const again = await fixture.pressView(findButtonId(ended, 'follow-again'));
    expect(toViewText(again)).toContain(t('follow-resumed', { title: 'Breaking Bad (2008)' }));
  });

  it('is refused where others can read the reply', async () => {
    const view = await createFollowingCommand([movie], aSpace()).view();
    expect(toViewText(view)).toContain(t('error-private-only'));
  });
});
