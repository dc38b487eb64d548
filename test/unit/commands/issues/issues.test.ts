import { describe, expect, it } from 'vitest';
import issues from '../../../../commands/issues/issues.ts';
import type { Space } from '../../../../src/domain/spaces/space.ts';
import { createCommandFixture } from '../../../support/command-fixture.ts';
import { anId, aSpace } from '../../../support/factories.ts';
import { createIssueSetup } from '../../../support/in-memory/issue-setup.ts';
import { findButtonId, listButtonIds, toViewText } from '../../../support/reply-view.ts';
import { t } from '../../../support/text.ts';

function createFixture(count: number, isAll = false, space: Space | null = null) {
  const setup = createIssueSetup();
  const all = Array.from({ length: count }, (_, index) =>
    setup.addIssue({ reporterName: `person ${index + 1}`, remoteId: index + 1 }),
  );
  const [first] = all;
  const comment = first && setup.addComment(first, { message: 'We look at it.' });
  const filters: boolean[] = [];
  const fixture = createCommandFixture(issues, {
    space,
    useCases: {
      services: { resolveServiceId: async () => anId<'service'>() },
      issueList: {
        async list(_, __, { isOpen, take, skip }) {
          filters.push(isOpen);
          return { rows: all.slice(skip, skip + take), total: all.length, isAll };
        },
        async get(_, id) {
          const issue = all.find((each) => each.id === id);
          if (!issue) throw new Error('unknown');
          return { issue, comments: comment ? [comment] : [] };
        },
      },
    },
  });
  return { ...fixture, filters };
}

describe('/issues', () => {
  it('says so when there are none', async () => {
    const view = await createFixture(0).view();
    expect(toViewText(view)).toContain(t('issues-none-open'));
    expect(toViewText(view)).toContain(t('issues-title'));
  });

  it('shows five on a page, those that are open first, and all on request', async () => {
    const fixture = createFixture(7, true);
    const first = await fixture.view();
    expect(toViewText(first)).toContain(t('issues-title-all'));
    expect(toViewText(first)).toContain('The Matrix (1999)');
    const second = await fixture.pressView(findButtonId(first, 'issues-page'));
    expect(toViewText(second)).toContain('person 6');
    await fixture.pressView(
      listButtonIds(second).findLast((id) => id.startsWith('issues-page')) ?? '',
    );
    expect(fixture.filters).toEqual([true, true, false]);
    expect(toViewText(await fixture.view({ page: 99 }))).toContain('person 6');
  });

  it('opens an issue with its comments and buttons', async () => {
    const fixture = createFixture(1);
    const opened = await fixture.pressView(findButtonId(await fixture.view(), 'issues-open'));
    expect(toViewText(opened)).toContain('We look at it.');
    expect(listButtonIds(opened).map((id) => id.split(':')[0])).toEqual([
      'issue-comment',
      'issue-resolve',
    ]);
  });

  it('does not turn pages for others', async () => {
    const fixture = createFixture(7);
    const other = createFixture(7);
    const page = findButtonId(await other.view(), 'issues-page');
    expect(toViewText(await fixture.pressView(page))).toContain(t('error-not-yours'));
  });

  it('is refused where others can read the reply', async () => {
    const view = await createFixture(1, true, aSpace()).view();
    expect(toViewText(view)).toContain(t('error-private-only'));
  });
});
