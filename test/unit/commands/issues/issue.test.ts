import { describe, expect, it } from 'vitest';
import issue from '../../../../commands/issues/issue.ts';
import { id } from '../../../../src/chat/argument.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { IssueDraft } from '../../../../src/domain/issues/issue-draft.ts';
import type { SearchHit } from '../../../../src/domain/titles/title.ts';
import { createCommandFixture } from '../../../support/command-fixture.ts';
import { anAccount, anId, aSeries, aTitle } from '../../../support/factories.ts';
import { createIssueSetup } from '../../../support/in-memory/issue-setup.ts';
import {
  findButtonId,
  getView,
  listButtonIds,
  listVerbs,
  toViewText,
} from '../../../support/reply-view.ts';
import { t } from '../../../support/text.ts';

const serviceId = anId<'service'>();
const pageSize = 2;
const dune: SearchHit = { ...aTitle(), status: 'available' };

function createFixture({
  hits = [dune] as readonly SearchHit[],
  seasons = 0,
  isAllowed = true,
  isGuess = false,
} = {}) {
  const reported: unknown[] = [];
  const stored = createIssueSetup().addIssue({ state: 'queued', remoteId: null });
  let draft: IssueDraft = {
    id: anId(),
    userId: anId(),
    serviceId,
    title: seasons > 0 ? aSeries(seasons) : aTitle(),
    season: null,
    episode: null,
  };
  const list = aSeries(seasons).seasons.map((season) => ({ ...season, episodes: 30 }));
  const fixture = createCommandFixture(issue, {
    useCases: {
      services: { resolveServiceId: async () => serviceId, resolveOrigin: () => null },
      members: {
        resolveKnownAccount: async () => ({ account: anAccount({ serviceId }), isGuest: false }),
      },
      titleSearch: {
        search: async (_account, _words, _language, page = 0) => ({
          hits: hits.slice(page * pageSize, (page + 1) * pageSize),
          groups: [],
          page,
          isLast: hits.length <= (page + 1) * pageSize,
          isGuess,
        }),
        suggest: async () => ({ hits, groups: [] }),
      },
      issueReports: {
        canReport: async () => isAllowed,
        listRecentTitles: async () => [...hits],
        async start() {
          if (!isAllowed) throw new AppError('no-issue-permission');
          return { draft, seasons: list };
        },
        getDraft: async () => draft,
        listSeasons: async () => list,
        async choosePart(_, part) {
          draft = { ...draft, ...part };
          return draft;
        },
        async report(_, input) {
          reported.push(input);
          return stored;
        },
      },
      issueChanges: { trackAnswer: async () => true, recheck: async () => undefined },
      issueList: { get: async () => ({ issue: stored, comments: [] }) },
    },
    answer: { place: { platform: 'discord', kind: 'channel', address: '1' }, messageId: 'm' },
  });
  return { ...fixture, reported };
}

describe('/issue', () => {
  it('asks for the type and the text, and reports it', async () => {
    const fixture = createFixture();
    const asked = await fixture.view({ title: 'movie:438631' });
    expect(listVerbs(asked)).toEqual([
      'issue-type',
      'issue-type',
      'issue-type',
      'issue-type',
      'issue-cancel',
    ]);
    const audio = listButtonIds(asked).find((id) => id.endsWith(':audio')) ?? '';
    const form = await fixture.press(audio);
    if (form.kind !== 'form') throw new Error('no form');
    const reply = await fixture.submit(form.form.submit, { message: 'No sound' });
    expect(reply.kind).toBe('update');
    expect(fixture.reported).toMatchObject([{ type: 'audio', message: 'No sound' }]);
  });

  it('asks for season and episode of a series, on several pages if there are many', async () => {
    const fixture = createFixture({ seasons: 2 });
    const season = await fixture.view({ title: 'tv:1396' });
    expect(listVerbs(season)).toContain('issue-season');
    const episodes = await fixture.pressView(findButtonId(season, 'issue-season'), ['2']);
    expect(episodes.picker?.options).toHaveLength(25);
    const second = await fixture.pressView(findButtonId(episodes, 'issue-episodes'));
    expect(second.picker?.options.map(({ value }) => value)).toEqual([
      '26',
      '27',
      '28',
      '29',
      '30',
    ]);
    const types = await fixture.pressView(findButtonId(second, 'issue-episode'), ['30']);
    expect(toViewText(types)).toContain(t('issue-episode', { season: '2', episode: '30' }));
    const form = await fixture.press(findButtonId(types, 'issue-type'));
    if (form.kind !== 'form') throw new Error('no form');
    await fixture.submit(form.form.submit, { message: 'x' });
    expect(fixture.reported).toMatchObject([{ draft: { season: 2, episode: 30 } }]);
  });

  it('can be about a whole series, and does not take made-up episodes', async () => {
    const fixture = createFixture({ seasons: 2 });
    const season = await fixture.view({ title: 'tv:1396' });
    const types = await fixture.pressView(findButtonId(season, 'issue-whole'));
    expect(listVerbs(types)).toContain('issue-type');
    const episodes = await fixture.pressView(findButtonId(season, 'issue-season'), ['1']);
    const refused = await fixture.pressView(findButtonId(episodes, 'issue-episode'), ['31']);
    expect(toViewText(refused)).toContain(t('error-invalid-input'));
  });

  it.each([
    ['is the only one with this name', 'dune', [dune, { ...dune, tmdbId: 841, status: 'unknown' }]],
    ['is the only one that was found', 'dunne', [dune]],
  ] as const)('names and opens the only title in the library if it %s', async (_, title, hits) => {
    const asked = await createFixture({ hits }).view({ title });
    expect(asked.title).toBe('Dune (2021)');
    expect(listVerbs(asked)).toContain('issue-type');
  });

  it.each([
    ['another title has the name', 'dune part two', false],
    ['a link may mean another title', 'dune', true],
  ] as const)('asks about the only title in the library if %s', async (_, title, isGuess) => {
    const fixture = createFixture({
      hits: [{ ...dune, name: 'Dune: Part Two', tmdbId: 693134, status: 'unknown' }, dune],
      isGuess,
    });
    const list = await fixture.view({ title });
    expect(toViewText(list)).toContain(t('issue-choose-only'));
    expect(list.picker?.options.map(({ value }) => value)).toEqual(['m438631']);
  });

  it('finds titles in the library behind others on further pages', async () => {
    const others = Array.from({ length: 4 }, (_, index): SearchHit => {
      return { ...dune, tmdbId: index + 1, status: 'unknown' };
    });
    const fixture = createFixture({ hits: [dune, ...others, { ...dune, tmdbId: 841 }] });
    const list = await fixture.view({ title: 'dune' });
    expect(list.picker?.options.map(({ value }) => value)).toEqual(['m438631', 'm841']);
  });

  it('offers several to choose from, also without a title', async () => {
    const fixture = createFixture({ hits: [dune, { ...dune, tmdbId: 841 }] });
    for (const list of [await fixture.view({ title: 'dune' }), await fixture.view()]) {
      expect(list.picker?.options.map(({ value }) => value)).toEqual(['m438631', 'm841']);
      const asked = await fixture.pressView(list.picker?.press ?? '', ['m841']);
      expect(listVerbs(asked)).toContain('issue-type');
    }
  });

  it('says so if nothing is in the library, or nothing was found', async () => {
    const missing = createFixture({ hits: [{ ...dune, status: 'processing' }] });
    const text = toViewText(await missing.view({ title: 'dune' }));
    expect(text).toContain(t('error-issue-title-unavailable', { server: 'Seerr' }));
    const none = createFixture({ hits: [] });
    expect(toViewText(await none.view())).toContain(t('issue-none-recent'));
    expect(await none.suggest('title', 'dune')).toEqual([]);
  });

  it('can be canceled', async () => {
    const fixture = createFixture();
    const canceled = await fixture.pressView(
      findButtonId(await fixture.view({ title: 'movie:1' }), 'issue-cancel'),
    );
    expect(toViewText(canceled)).toContain(t('issue-report-canceled'));
  });

  it('is listed and allowed only with the permission', async () => {
    const fixture = createFixture({ isAllowed: false });
    expect(await fixture.isListed()).toBe(false);
    expect(await createFixture().isListed()).toBe(true);
    await fixture.view({ title: 'movie:438631' });
    expect(fixture.denials).toEqual(['no-issue-permission']);
  });
});

describe('a comment in writing', () => {
  it.each([
    ['beside the card of its issue is repeated', true],
    ['elsewhere is answered with the card', false],
  ])('%s', async (_, isBeside) => {
    const stored = createIssueSetup().addIssue();
    const fixture = createCommandFixture(issue, {
      useCases: {
        issueChanges: {
          newCommentId: () => anId(),
          comment: async () => stored,
          hasCardBeside: async () => isBeside,
        },
        issueList: { get: async () => ({ issue: stored, comments: [] }) },
      },
    });
    const submit = `issue-comment-send:${id<'issue'>().write(stored.id)}`;
    const reply = await fixture.submit(submit, { comment: 'Still no sound' });
    const text = toViewText(getView(reply));
    expect(reply.kind === 'message' && reply.onPosted !== undefined).toBe(!isBeside);
    expect(text.includes('Still no sound')).toBe(isBeside);
  });
});
