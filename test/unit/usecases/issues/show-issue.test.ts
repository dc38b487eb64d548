import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../../src/domain/app-error.ts';
import { createIssueSetup, reporterPermissions } from '../../../support/in-memory/issue-setup.ts';

let setup: ReturnType<typeof createIssueSetup>;
beforeEach(() => {
  setup = createIssueSetup();
  setup.places.push({ address: 'desk' });
});
const addresses = (role: string) =>
  setup.cards.filter((card) => card.role === role).map(({ message }) => message.place.address);

function anIssueOfMember(parts: Parameters<typeof setup.addIssue>[0] = {}) {
  const { actor, account } = setup.addUser(reporterPermissions, 3);
  const issue = setup.addIssue({ userId: actor.userId, accountId: account.id, ...parts });
  return { issue, actor, chat: `chat-${actor.userId}` };
}

describe('the card of an issue', () => {
  it('is posted once for those who manage issues, and edited when something changes', async () => {
    const issue = setup.addIssue();
    await setup.showing.showIssue(issue.id);
    await setup.showing.showIssue(issue.id);
    expect(addresses('card')).toEqual(['desk']);
    expect(setup.published).toHaveLength(1);
    setup.issues.set(issue.id, { ...issue, version: 2 });
    await setup.showing.showIssue(issue.id);
    expect(setup.published.map(({ version }) => version)).toEqual([1, 2]);
    expect(setup.shown.get(issue.id)).toBe(2);
  });

  it('is not posted before the server has the issue', async () => {
    const issue = setup.addIssue({ state: 'queued', remoteId: null });
    await setup.showing.showIssue(issue.id);
    expect(setup.cards).toEqual([]);
  });

  it('goes to the managers themselves if it cannot be posted in its channel', async () => {
    setup.managers.push({ platformUserId: '6' });
    const issue = setup.addIssue();
    const { publish } = setup.publisher;
    setup.publisher.publish = async (card, shown) => {
      if (card.message.place.address === 'desk') throw new AppError('channel-forbidden');
      return publish(card, shown);
    };
    await setup.showing.showIssue(issue.id);
    await setup.showing.showIssue(issue.id);
    expect(addresses('card')).toEqual(['desk', '6']);
    expect(setup.published.map(({ card }) => card.message.place.address)).toEqual(['6']);
  });

  it('is posted to them once, by a job, because they may be on another platform', async () => {
    setup.places.splice(0, 1, { address: '-5', platform: 'telegram' });
    setup.managers.push({ platformUserId: '6' });
    const issue = setup.addIssue();
    const { publish } = setup.publisher;
    setup.publisher.publish = async (card, shown) => {
      if (card.message.place.platform === 'telegram') throw new AppError('channel-forbidden');
      return publish(card, shown);
    };
    await setup.showing.showIssue(issue.id);
    expect(setup.published).toEqual([]);
    expect(setup.jobs).toEqual([{ kind: 'show-issue', payload: { issueId: issue.id } }]);
    expect(setup.shown.size).toBe(0);
    await Promise.all([setup.showing.showIssue(issue.id), setup.showing.showIssue(issue.id)]);
    expect(setup.published.map(({ card }) => card.message.place.address)).toEqual(['6']);
    expect(setup.shown.get(issue.id)).toBe(1);
  });

  it('goes on elsewhere while Telegram holds back a message, which is posted once', async () => {
    setup.places.push({ address: '-5', platform: 'telegram' });
    const issue = setup.addIssue();
    const { promise: isReleased, resolve: release } = Promise.withResolvers<void>();
    const { publish } = setup.publisher;
    setup.publisher.publish = async (card, shown) => {
      if (card.message.place.platform === 'telegram') await isReleased;
      return publish(card, shown);
    };
    const readShown = () => setup.cards.map(({ shownVersion }) => shownVersion);
    const first = setup.showing.showIssue(issue.id);
    await vi.waitFor(() => expect(readShown()).toEqual([1, 0]));
    setup.issues.set(issue.id, { ...issue, version: 2 });
    const second = setup.showing.showIssue(issue.id);
    await vi.waitFor(() => expect(readShown()).toEqual([2, 0]));
    expect(setup.shown.size).toBe(0);
    release();
    await Promise.all([first, second]);
    expect(readShown()).toEqual([2, 2]);
    expect(setup.shown.get(issue.id)).toBe(2);
    const posted = setup.published.filter(({ card }) => card.message.messageId === null);
    expect(posted.map(({ card }) => card.message.place.address)).toEqual(['desk', '-5']);
    expect(new Set(setup.locked)).toEqual(
      new Set([`show:${issue.id}`, `show:${issue.id}:telegram`]),
    );
  });

  it('is tried again while the chat does not respond', async () => {
    const issue = setup.addIssue();
    setup.publisher.publish = async () => {
      throw new AppError('platform-unavailable');
    };
    await expect(setup.showing.showIssue(issue.id)).rejects.toMatchObject({
      code: 'platform-unavailable',
    });
    expect(setup.shown.size).toBe(0);
  });
});

describe('showing the cards of recent issues again', () => {
  async function addShown() {
    setup.places.push({ address: '-5', platform: 'telegram' });
    const { issue } = anIssueOfMember({
      state: 'resolved',
      changedBy: { userId: null, name: 'x' },
    });
    // The reporter is told by a message, which is no card.
    setup.issues.set(issue.id, { ...issue, state: 'open', toldStatus: 'resolved' });
    await setup.showing.showIssue(issue.id);
    expect(addresses('notification')).toHaveLength(1);
    setup.published.length = 0;
    setup.locked.length = 0;
    return issue;
  }
  const showAgain = () => setup.showing.showAgain(new Date(0));

  it('edits what was shown, under the lock of each platform', async () => {
    const issue = await addShown();
    await showAgain();
    expect(setup.published.map(({ card }) => card.message.place.address)).toEqual(['desk', '-5']);
    expect(setup.published.every(({ card }) => card.message.messageId !== null)).toBe(true);
    expect(setup.locked).toEqual([`show:${issue.id}`, `show:${issue.id}:telegram`]);
  });

  it('leaves what has not changed since, and what is behind, which has its job', async () => {
    const issue = await addShown();
    await setup.showing.showAgain(issue.stateChangedAt);
    setup.issues.set(issue.id, { ...issue, version: issue.version + 1 });
    await showAgain();
    expect(setup.published).toEqual([]);
  });

  it('leaves a card as it is that cannot be edited now, and goes on', async () => {
    await addShown();
    const { publish } = setup.publisher;
    setup.publisher.publish = async (card, shown) => {
      if (card.message.place.platform === 'discord') throw new AppError('channel-forbidden');
      return publish(card, shown);
    };
    await showAgain();
    expect(setup.published.map(({ card }) => card.message.place.address)).toEqual(['-5']);
    expect(setup.lost.size).toBe(0);
  });
});

describe('the reporter', () => {
  it('is told about comments of others and the status once', async () => {
    const { issue, chat } = anIssueOfMember({
      state: 'resolved',
      changedBy: { userId: null, name: 'erin' },
    });
    setup.addComment(issue);
    setup.addComment(issue, { remoteId: 3, message: 'Fixed.' });
    await setup.showing.showIssue(issue.id);
    await setup.showing.showIssue(issue.id);
    expect(addresses('notification')).toEqual([chat]);
    const [card] = setup.cards.filter(({ role }) => role === 'notification');
    expect(card?.news).toMatchObject({ status: 'resolved' });
    expect(card?.news?.commentIds).toHaveLength(2);
  });

  it('has peace for five minutes, and is then told everything at once', async () => {
    const { issue } = anIssueOfMember();
    setup.addComment(issue);
    await setup.showing.showIssue(issue.id);
    setup.addComment(issue, { remoteId: 3 });
    setup.addComment(issue, { remoteId: 4 });
    setup.issues.set(issue.id, { ...issue, version: 3 });
    setup.passSeconds(60);
    await setup.showing.showIssue(issue.id);
    expect(addresses('notification')).toHaveLength(1);
    expect(setup.later).toMatchObject([{ job: { kind: 'show-issue' }, seconds: 240 }]);
    expect(setup.shown.get(issue.id)).toBe(1);
    setup.passSeconds(240);
    await setup.showing.showIssue(issue.id);
    const cards = setup.cards.filter(({ role }) => role === 'notification');
    expect(cards.map(({ news }) => news?.commentIds.length)).toEqual([1, 2]);
  });

  it('is not told what they did themselves, but those who manage issues are', async () => {
    const { issue, actor } = anIssueOfMember({
      changedBy: null,
      state: 'open',
      toldStatus: 'resolved',
    });
    setup.issues.set(issue.id, { ...issue, changedBy: { userId: actor.userId, name: 'bob' } });
    setup.addComment(issue, { isByReporter: true });
    await setup.showing.showIssue(issue.id);
    expect(addresses('notification')).toEqual(['desk']);
    expect(setup.issues.get(issue.id)?.toldStatus).toBe('open');
  });

  it('who resolves an issue tells nobody', async () => {
    const { issue, actor } = anIssueOfMember({ state: 'resolved' });
    setup.issues.set(issue.id, { ...issue, changedBy: { userId: actor.userId, name: 'bob' } });
    await setup.showing.showIssue(issue.id);
    expect(addresses('notification')).toEqual([]);
    expect(setup.issues.get(issue.id)?.toldStatus).toBe('resolved');
  });

  it('is not told about comments that the server does not have', async () => {
    const { issue } = anIssueOfMember();
    setup.addComment(issue, { remoteId: null });
    await setup.showing.showIssue(issue.id);
    expect(addresses('notification')).toEqual([]);
  });
});
