import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  alice,
  type BothChats,
  bob,
  carol,
  erin,
  findId,
  shows,
  startBothChats,
} from '../../support/both-chats.ts';
import { t } from '../../support/text.ts';
import { waitUntil } from '../../support/wait-until.ts';

const matrix = { mediaType: 'movie', tmdbId: 603 } as const;
const series = { mediaType: 'tv', tmdbId: 9_100_009 } as const;

let chats: BothChats;
beforeAll(async () => {
  chats = await startBothChats((overseerr) => {
    overseerr.driver.setPermissions(2, ['request', 'autoApprove', 'createIssues']);
    overseerr.driver.setPermissions(3, ['request', 'createIssues']);
  });
  await chats.overseerr.driver.makeAvailable(matrix);
  await chats.overseerr.driver.makeAvailable(series, { seasons: [1, 2] });
});
afterEach(() => {
  expect(chats.discord.ruleViolations).toEqual([]);
  expect(chats.telegram.ruleViolations).toEqual([]);
  expect(chats.telegram.unanswered()).toEqual([]);
  expect(chats.overseerr.crashes).toEqual([]);
});
afterAll(() => chats.stop());

const lastIssue = () => chats.overseerr.state.issues.at(-1);
const waitForIssues = (count: number) =>
  waitUntil(() => chats.overseerr.state.issues.length === count, `${count} issues`);

// Each test goes on with the reports and messages of the one before.
describe('problems with titles', { shuffle: false }, () => {
  describe('in Discord', () => {
    it('a member reports with a form, and a manager comments and resolves with the card', async () => {
      const person = chats.discord.as(alice);
      const types = await person
        .command(chats.channel, 'issue', { title: 'movie:603' })
        .waitFor(shows(t('issue-choose-type')));
      const form = person.press(types, findId(types, 'issue-type:[^"]*:audio'));
      await form.ack;
      const message = 'Out of sync *from* the start <b>';
      await person.submitModal(form, { message }).waitFor(shows(t('issue-kind-audio')));
      await waitForIssues(1);
      expect(lastIssue()).toMatchObject({ createdById: 2, issueType: 2, status: 1 });

      const manager = chats.discord.as(erin);
      const card = await chats.waitForDiscord(chats.approvals, 'The Matrix', t('issue-state-open'));
      const comment = manager.press(card, findId(card, 'issue-comment:'));
      await comment.ack;
      manager.submitModal(comment, { comment: 'A better file is on its way.' });
      await chats.waitForDiscord(chats.approvals, 'A better file is on its way.');
      const commented = await chats.waitForDiscord(chats.approvals, 'The Matrix');
      manager.press(commented, findId(commented, 'issue-resolve'));
      await chats.waitForDiscord(chats.approvals, t('issue-state-resolved'));
      await waitUntil(() => lastIssue()?.status === 2, 'the issue to be resolved');
    });

    it('a member without the permission who presses the button of a public card is told why', async () => {
      const person = chats.discord.as(alice);
      const card = await person
        .command(chats.channel, 'request', { title: 'movie:438631' })
        .waitFor(shows('Dune (2021)'));
      await person.press(card, findId(card, 'request:')).waitFor();
      await chats.waitForDiscord(chats.channel, 'Dune (2021)');
      await chats.overseerr.driver.makeAvailable({ mediaType: 'movie', tmdbId: 438_631 });
      const shown = await chats.waitForDiscord(chats.channel, 'Dune (2021)', 'report-issue');
      const before = chats.overseerr.state.issues.length;
      const refusal = await chats.discord
        .as(carol)
        .press(shown, findId(shown, 'report-issue'))
        .waitFor(shows(t('error-no-issue-permission', { server: 'Seerr' })));
      // Only carol sees it, and the card stays as it is.
      expect(refusal.flags).toBe(64);
      expect(refusal.id).not.toBe(shown.id);
      expect(chats.overseerr.state.issues).toHaveLength(before);
    });
  });

  describe('in Telegram', () => {
    it('a member reports with replies, and reads what became of it', async () => {
      const person = chats.telegram.as(bob);
      const before = chats.overseerr.state.issues.length;
      person.say(bob, `/issue tv:${series.tmdbId}`);
      const seasons = await chats.waitForTelegram('issue-season', t('issue-choose-season'));
      await chats.pressTelegram(seasons, 'issue-season:[^"]*~2');
      const part = t('issue-choose-episode', { part: 'The Return' });
      await chats.pressTelegram(
        await chats.waitForTelegram('issue-episode', part),
        'issue-episode:[^"]*~3',
      );
      const affected = t('issue-episode', { season: 'The Return', episode: '3' });
      const types = await chats.waitForTelegram('issue-type', affected);
      await chats.pressTelegram(types, 'issue-type:[^"]*:subtitles');
      await chats.waitForTelegram('', t('issue-report-title'), t('question-hint').slice(0, 10));
      person.say(bob, 'No subtitles <i>at all</i> & *nothing*');
      await waitForIssues(before + 1);
      expect(lastIssue()).toMatchObject({
        createdById: 3,
        issueType: 3,
        problemSeason: 2,
        problemEpisode: 3,
      });
      await chats.waitForTelegram('issue-comment', t('issue-state-open'), affected);

      const id = lastIssue()?.id ?? 0;
      const { overseerr } = chats;
      await fetch(`${overseerr.url}/api/v1/issue/${id}/comment`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': overseerr.apiKey },
        body: JSON.stringify({ message: 'Which language?' }),
      });
      const news = await chats.waitForTelegram('issue-comment', 'Which language?');
      await chats.pressTelegram(news, 'issue-comment:');
      await chats.waitForTelegram('', t('issue-comment-title'));
      person.say(bob, 'Polish');
      await waitUntil(
        () => JSON.stringify(overseerr.state.issues).includes('Polish'),
        'the comment on the server',
      );
      person.say(bob, '/issues');
      await chats.waitForTelegram('', t('issues-title'), 'The Return');
    });
  });
});
