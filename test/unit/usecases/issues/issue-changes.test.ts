import { beforeEach, describe, expect, it } from 'vitest';
import type { UserActor } from '../../../../src/domain/actor.ts';
import { AppError } from '../../../../src/domain/app-error.ts';
import type { IssueId } from '../../../../src/domain/id.ts';
import type { MessageRef } from '../../../../src/domain/place.ts';
import {
  aRemoteIssue,
  createIssueSetup,
  managerPermissions,
  reporterPermissions,
} from '../../../support/in-memory/issue-setup.ts';

let setup: ReturnType<typeof createIssueSetup>;
beforeEach(() => {
  setup = createIssueSetup();
});

describe('a comment', () => {
  it('is recorded together with the job that sends it', async () => {
    const { actor } = setup.addUser(managerPermissions, 6);
    const issue = setup.addIssue();
    const comment = { id: setup.changes.newCommentId(), text: ' Fixed. ' };
    await setup.changes.comment(actor, issue.id, comment);
    expect(setup.comments).toMatchObject([
      { message: 'Fixed.', sentAs: 6, isByReporter: false, remoteId: null },
    ]);
    expect(setup.jobs).toEqual([{ kind: 'send-issue', payload: { issueId: issue.id } }]);
  });

  it('that is repeated, after its answer was lost, is the same one', async () => {
    const { actor } = setup.addUser(managerPermissions, 6);
    const issue = setup.addIssue();
    const comment = { id: setup.changes.newCommentId(), text: 'Fixed.' };
    await setup.changes.comment(actor, issue.id, comment);
    await setup.changes.comment(actor, issue.id, comment);
    expect(setup.comments).toHaveLength(1);
  });

  it('is refused for strangers, without text, and before the server has the issue', async () => {
    const stranger = setup.addUser(reporterPermissions, 4);
    const manager = setup.addUser(managerPermissions, 6);
    const issue = setup.addIssue();
    const queued = setup.addIssue({ state: 'queued', remoteId: null });
    const deleted = setup.addIssue({ state: 'deleted', remoteId: null });
    const { newCommentId } = setup.changes;
    const comment = (by: UserActor, id: IssueId, text: string) =>
      setup.changes.comment(by, id, { id: newCommentId(), text });
    await expect(comment(stranger.actor, issue.id, 'x')).rejects.toMatchObject({
      code: 'not-issue-manager',
    });
    await expect(comment(manager.actor, issue.id, ' ')).rejects.toMatchObject({
      code: 'no-issue-message',
    });
    await expect(comment(manager.actor, queued.id, 'x')).rejects.toMatchObject({
      code: 'issue-not-sent',
    });
    await expect(comment(manager.actor, deleted.id, 'x')).rejects.toMatchObject({
      code: 'issue-deleted',
    });
    expect(setup.comments).toEqual([]);
  });
});

describe('the status', () => {
  it('is changed as the account, with who did it and an audit line', async () => {
    const { actor } = setup.addUser(managerPermissions, 6, { name: 'Erin' });
    const issue = setup.addIssue();
    const calls: unknown[] = [];
    setup.server.setIssueStatus = async (...call) => {
      calls.push(call);
      return aRemoteIssue({ status: 'resolved' });
    };
    const changed = await setup.changes.setStatus(actor, issue.id, 'resolved');
    expect(calls).toEqual([[1, 'resolved', 6]]);
    expect(changed).toMatchObject({ state: 'resolved', changedBy: { name: 'Erin' } });
    expect(setup.audit).toMatchObject([{ action: 'issue.resolve', subjectId: issue.id }]);
    await setup.changes.setStatus(actor, issue.id, 'resolved');
    expect(setup.audit).toHaveLength(1);
  });

  it('is changed by the reporter as well, and by nobody else', async () => {
    const { actor, account } = setup.addUser(reporterPermissions, 3);
    const stranger = setup.addUser(reporterPermissions, 4);
    const issue = setup.addIssue({
      userId: actor.userId,
      accountId: account.id,
      state: 'resolved',
      toldStatus: 'resolved',
    });
    const changing = setup.changes.setStatus(stranger.actor, issue.id, 'open');
    await expect(changing).rejects.toMatchObject({ code: 'not-issue-manager' });
    setup.server.setIssueStatus = async () => aRemoteIssue();
    expect((await setup.changes.setStatus(actor, issue.id, 'open')).state).toBe('open');
  });

  it('of an issue that was deleted on the server cannot be changed', async () => {
    const { actor } = setup.addUser(managerPermissions, 6);
    const issue = setup.addIssue();
    setup.server.setIssueStatus = async () => {
      throw new AppError('not-found');
    };
    const changing = setup.changes.setStatus(actor, issue.id, 'resolved');
    await expect(changing).rejects.toMatchObject({ code: 'issue-deleted' });
    expect(setup.issues.get(issue.id)?.state).toBe('deleted');
  });
});

describe('an answer that shows an issue', () => {
  const place = { platform: 'discord', kind: 'channel', address: '1' } as const;
  const message: MessageRef = { place, messageId: 'm' };
  /** Only one person sees it. */
  const privateReply: MessageRef = {
    place: { platform: 'discord', kind: 'reply', address: '1:token of the press' },
    messageId: null,
  };

  /** An answer that was tracked, and shows version 5. */
  async function addTracked(answer: MessageRef) {
    const issue = setup.addIssue({ version: 5 });
    await setup.changes.trackAnswer(issue.id, answer, 'en');
    setup.publisher.publish = async () => answer;
    await setup.showing.showIssue(issue.id);
    setup.jobs.length = 0;
    setup.locked.length = 0;
    return issue;
  }

  it('is tracked once, unless it has no place to be edited', async () => {
    const issue = setup.addIssue();
    expect(await setup.changes.trackAnswer(issue.id, message, 'en')).toBe(true);
    expect(await setup.changes.trackAnswer(issue.id, message, 'en')).toBe(true);
    expect(await setup.changes.trackAnswer(issue.id, { place, messageId: null }, 'en')).toBe(false);
    expect(setup.cards).toHaveLength(1);
  });

  it('is beside a card of the issue in the same chat, and a notification is no card', async () => {
    const issue = setup.addIssue();
    const text = { place, messageId: null };
    expect(await setup.changes.hasCardBeside(issue.id, text)).toBe(false);
    await setup.changes.trackAnswer(issue.id, message, 'en');
    expect(await setup.changes.hasCardBeside(issue.id, text)).toBe(true);
    expect(await setup.changes.hasCardBeside(issue.id, message)).toBe(false);
    setup.cards.splice(
      0,
      1,
      ...setup.cards.map((card) => ({ ...card, role: 'notification' as const })),
    );
    expect(await setup.changes.hasCardBeside(issue.id, text)).toBe(false);
  });

  it.each([
    ['a message', message],
    ['a reply that only one person sees', privateReply],
  ])('in %s is shown again when it has covered a newer state', async (_, answer) => {
    const issue = await addTracked(answer);
    await setup.changes.recheck({ id: issue.id, version: 4 }, answer);
    expect(setup.cards).toMatchObject([{ shownVersion: 4 }]);
    expect(setup.jobs).toEqual([{ kind: 'show-issue', payload: { issueId: issue.id } }]);
  });

  it('is looked at under the lock of its platform', async () => {
    const inTelegram = { place: { ...place, platform: 'telegram' }, messageId: 'm' } as const;
    const issue = await addTracked(inTelegram);
    await setup.changes.recheck({ id: issue.id, version: 4 }, inTelegram);
    expect(setup.locked).toEqual([`show:${issue.id}:telegram`]);
  });

  it('waits for nobody when nothing has happened since', async () => {
    const issue = await addTracked(message);
    await setup.changes.recheck(issue, message);
    await setup.changes.recheck({ id: issue.id, version: 4 }, null);
    expect(setup.locked).toEqual([]);
    expect(setup.jobs).toEqual([]);
  });

  it('changes nothing when it is none of the cards of the issue', async () => {
    const issue = await addTracked(message);
    await addTracked(privateReply);
    await setup.changes.recheck({ id: issue.id, version: 4 }, privateReply);
    await setup.changes.recheck({ id: issue.id, version: 4 }, { place, messageId: null });
    expect(setup.jobs).toEqual([]);
  });
});

it('somebody who manages issues may write a comment', async () => {
  const { actor } = setup.addUser(managerPermissions, 6);
  const issue = setup.addIssue();
  expect(await setup.changes.assertCanChange(actor, issue.id)).toMatchObject({ id: issue.id });
});
