import { expect, it } from 'vitest';
import type { ServiceId, UserId } from '../../src/domain/id.ts';
import type { Issue } from '../../src/domain/issues/issue.ts';
import type { IssueComment } from '../../src/domain/issues/issue-comment.ts';
import type { IssueCommentRepository } from '../../src/ports/issues/issue-comment-repository.ts';
import type { IssueRepository } from '../../src/ports/issues/issue-repository.ts';
import { anId, aRemoteUserId } from '../support/factories.ts';
import { anIssueComment, anIssue as createIssue } from '../support/issue-factories.ts';

/** The repositories, and functions that create what issues belong to. */
export interface IssueRepositoryFixture {
  readonly issues: IssueRepository;
  readonly comments: IssueCommentRepository;
  readonly createServer: () => Promise<ServiceId>;
  readonly createUser: () => Promise<UserId>;
}

const now = new Date('2026-11-29T12:00:00Z');
const later = new Date('2026-11-29T12:05:00Z');

/** What both repositories promise, whether they store issues in PostgreSQL or in memory. */
export function promiseIssueRepositories(open: () => Promise<IssueRepositoryFixture>): void {
  async function setUp() {
    const { issues, comments, createServer, createUser } = await open();
    const serviceId = await createServer();
    const userId = await createUser();
    let remoteId = 0;
    const anIssue = (parts: Partial<Issue> = {}): Issue =>
      createIssue({
        serviceId,
        userId,
        draftId: anId<'issue-draft'>(),
        title: {
          mediaType: 'tv',
          tmdbId: 1396,
          name: 'Breaking Bad',
          year: 2008,
          posterPath: null,
        },
        createdAt: now,
        stateChangedAt: now,
        ...parts,
      });
    const aComment = (issueId: Issue['id'], parts: Partial<IssueComment> = {}): IssueComment =>
      anIssueComment({ issueId, createdAt: now, ...parts });
    const add = (parts: Partial<Issue> = {}, own: readonly IssueComment[] = []) =>
      issues.create(anIssue(parts), { comments: own, isShowDue: true });
    const addOpen = (parts: Partial<Issue> = {}) => {
      remoteId += 1;
      return add({ state: 'open', remoteId, ...parts });
    };
    return {
      issues,
      comments,
      serviceId,
      userId,
      createServer,
      createUser,
      anIssue,
      aComment,
      add,
      addOpen,
    };
  }

  it('keeps every part of an issue', async () => {
    const { issues, anIssue, userId } = await setUp();
    const full = anIssue({
      title: {
        mediaType: 'tv',
        tmdbId: 246,
        name: 'Avatar',
        year: null,
        posterPath: '/a.jpg',
        seasonNames: { language: 'en', names: { 2: 'Book Two: Earth' } },
      },
      type: 'subtitles',
      season: 2,
      episode: 3,
      message: 'Two lines\n*of* <b>text</b> 🎞️',
      state: 'resolved',
      cause: 'overseerr-failed',
      causeQuote: 'no',
      remoteId: 901,
      triedAt: later,
      changedBy: { userId, name: 'Bob' },
      source: 'telegram',
      origin: { platform: 'telegram', kind: 'channel', address: '-100', topic: '9' },
      locale: 'pl',
      stateChangedAt: later,
    });
    expect(await issues.create(full, { comments: [], isShowDue: false })).toStrictEqual(full);
    expect(await issues.find(full.id)).toStrictEqual(full);
    expect(await issues.find(anId<'issue'>())).toBeNull();
  });

  it('creates the issue of a draft once', async () => {
    const { issues, add, anIssue } = await setUp();
    const first = await add();
    const second = anIssue({ draftId: first.draftId, message: 'Pressed again' });
    expect(await issues.create(second, { comments: [], isShowDue: true })).toStrictEqual(first);
    expect(await issues.find(second.id)).toBeNull();
    const withoutDraft = [await add({ draftId: null }), await add({ draftId: null })];
    expect(new Set(withoutDraft.map(({ id }) => id)).size).toBe(2);
  });

  it('finds an issue by its number on its own server only', async () => {
    const { issues, addOpen, createServer, serviceId } = await setUp();
    const issue = await addOpen();
    const other = await createServer();
    const namesake = await addOpen({ serviceId: other, remoteId: issue.remoteId });
    expect(await issues.findByRemoteId(serviceId, issue.remoteId ?? 0)).toStrictEqual(issue);
    expect(await issues.findByRemoteId(other, issue.remoteId ?? 0)).toStrictEqual(namesake);
    expect(await issues.findByRemoteId(serviceId, 999)).toBeNull();
  });

  it('lists the reports for a title whose outcome is unknown', async () => {
    const { issues, add, serviceId, createServer } = await setUp();
    const key = { mediaType: 'tv', tmdbId: 1396 } as const;
    const sent = await add();
    await add();
    await issues.markTried(sent.id, later);
    await issues.markTried((await add({ serviceId: await createServer() })).id, later);
    const other = { mediaType: 'movie', tmdbId: 1396 } as const;
    const movie = { ...other, name: 'Mirror', year: 1975, posterPath: null };
    await issues.markTried((await add({ title: movie })).id, later);
    expect(await issues.listUnconfirmed(serviceId, key)).toStrictEqual([
      { ...sent, triedAt: later },
    ]);
    await issues.markTried(sent.id, null);
    expect(await issues.listUnconfirmed(serviceId, key)).toEqual([]);
    await issues.markTried(sent.id, later);
    await issues.update(sent.id, { state: 'open', remoteId: 7, triedAt: null });
    expect(await issues.listUnconfirmed(serviceId, key)).toEqual([]);
  });

  it('gives each change a new version, but not the record that it was sent', async () => {
    const { issues, add } = await setUp();
    const { id } = await add();
    await issues.markTried(id, later);
    expect(await issues.find(id)).toMatchObject({ version: 1, triedAt: later });
    const changedBy = { userId: null, name: 'Erin' };
    const changed = await issues.update(id, {
      state: 'resolved',
      changedBy,
      stateChangedAt: later,
    });
    expect(changed).toMatchObject({ version: 2, state: 'resolved', changedBy, triedAt: later });
    expect(await issues.update(id, { changedBy: null })).toMatchObject({
      version: 3,
      state: 'resolved',
      changedBy: null,
    });
    await expect(issues.update(anId<'issue'>(), { state: 'open' })).rejects.toThrow('not-found');
  });

  it('lists the newest first, by user and by state, with their number', async () => {
    const { issues, add, addOpen, serviceId, userId, createUser, createServer } = await setUp();
    const queued = await add();
    const resolved = await addOpen({ state: 'resolved' });
    const open = await addOpen({ userId: await createUser() });
    await addOpen({ serviceId: await createServer() });
    const ids = async (filter: { userId: UserId | null; isOpen: boolean }, skip = 0) => {
      const { rows, total } = await issues.list({ serviceId, ...filter }, { take: 2, skip });
      return [rows.map(({ id }) => id), total];
    };
    expect(await ids({ userId: null, isOpen: false })).toEqual([[open.id, resolved.id], 3]);
    expect(await ids({ userId: null, isOpen: false }, 2)).toEqual([[queued.id], 3]);
    expect(await ids({ userId: null, isOpen: true })).toEqual([[open.id, queued.id], 2]);
    expect(await ids({ userId, isOpen: true })).toEqual([[queued.id], 1]);
  });

  it('lists what is compared with the server: open issues, and those that it names', async () => {
    const { issues, comments, add, addOpen, aComment, serviceId, createServer } = await setUp();
    const open = await addOpen();
    const resolved = await addOpen({ state: 'resolved' });
    await addOpen({ state: 'resolved' });
    await add();
    await addOpen({ serviceId: await createServer() });
    await comments.add(open.id, [
      aComment(open.id, { remoteId: 11 }),
      aComment(open.id, { remoteId: 12 }),
      aComment(open.id),
    ]);
    const numbers = (of: Issue) => of.remoteId ?? 0;
    const listed = await issues.listFollowed(serviceId, [numbers(resolved)]);
    const sorted = listed
      .map((each) => ({ ...each, commentIds: each.commentIds.toSorted() }))
      .toSorted((one, other) => one.remoteId - other.remoteId);
    expect(sorted).toEqual([
      { remoteId: numbers(open), isOpen: true, commentIds: [11, 12] },
      { remoteId: numbers(resolved), isOpen: false, commentIds: [] },
    ]);
    expect(await issues.listFollowed(serviceId, [])).toHaveLength(1);
  });

  it('keeps comments in order, and each remote one once', async () => {
    const { issues, comments, anIssue, aComment, userId } = await setUp();
    const issue = anIssue();
    const first = aComment(issue.id, { remoteId: 1, isTold: true });
    await issues.create(issue, { comments: [first], isShowDue: true });
    const own = aComment(issue.id, {
      userId,
      authorName: 'Bob',
      isByReporter: true,
      sentAs: aRemoteUserId(3),
      message: 'Still?',
      source: 'telegram',
    });
    const again = aComment(issue.id, { remoteId: 1, message: 'Read twice' });
    await comments.add(issue.id, [own, again]);
    expect(await comments.list(issue.id)).toStrictEqual([first, own]);
    expect((await issues.find(issue.id))?.version).toBe(2);
    await comments.add(issue.id, [again]);
    await comments.add(issue.id, [own]);
    await comments.add(issue.id, []);
    expect((await issues.find(issue.id))?.version).toBe(2);
    expect(await comments.list(anId<'issue'>())).toEqual([]);
  });

  it('records that a comment was sent, and what became of it', async () => {
    const { issues, comments, add, aComment } = await setUp();
    const { id: issueId } = await add();
    const [sent, refused] = [aComment(issueId), aComment(issueId)];
    await comments.add(issueId, [sent, refused]);
    await comments.markTried(sent.id, later);
    expect(await comments.list(issueId)).toMatchObject([{ triedAt: later }, { triedAt: null }]);
    expect((await issues.find(issueId))?.version).toBe(2);
    await comments.settle(sent, { remoteId: 5, cause: null });
    await comments.settle(refused, { remoteId: null, cause: 'issue-deleted' });
    expect(await comments.list(issueId)).toMatchObject([
      { remoteId: 5, cause: null, triedAt: null },
      { remoteId: null, cause: 'issue-deleted' },
    ]);
    expect((await issues.find(issueId))?.version).toBe(4);
  });

  it('lists at most the last 200 comments', async () => {
    const { comments, add, aComment } = await setUp();
    const { id } = await add();
    const many = Array.from({ length: 203 }, (_, index) => aComment(id, { message: `${index}` }));
    await comments.add(id, many);
    const listed = await comments.list(id);
    expect([listed.length, listed[0]?.message, listed.at(-1)?.message]).toEqual([200, '3', '202']);
  });
}
