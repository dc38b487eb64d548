import { expect, it } from 'vitest';
import { issueNotification } from '../../../../src/chat/issues/issue-notification.ts';
import { greeting } from '../../../../src/chat/notifications/greeting.ts';
import { render } from '../../../../src/telegram/render/render.ts';
import { anIssue } from '../../../support/issue-factories.ts';
import { t } from '../../../support/text.ts';

const mention = { platform: 'telegram', platformUserId: '4242' } as const;

it('names only those whose name is known', () => {
  expect(greeting([{ ...mention, name: null }])).toEqual([]);
  expect(greeting([{ ...mention, name: 'Bob' }])).toEqual([{ mention, name: 'Bob' }, ' ']);
});

it.each([
  ['the name of their chat account', 'Bob', /<a href="tg:\/\/user\?id=4242">Bob<\/a> /],
  ['no name if it was not stored', null, /<a href="tg:\/\/user\?id=4242">\u200b<\/a>$/],
])('shows %s to somebody who is told about their issue', (_what, name, expected) => {
  const view = issueNotification(anIssue({ reporterName: 'The Reporter' }), {
    comments: [],
    url: null,
    ids: { comment: String, resolve: String, reopen: String },
    t,
    server: 'Seerr',
    news: { status: 'resolved', commentIds: [] },
    recipients: [{ ...mention, name }],
  });
  const { text } = render(view, { locale: 'en', now: new Date(0) });
  expect(text).toMatch(expected);
  expect(text).not.toContain('The Reporter');
});
