import { type AppError, isAppError, toAppError } from '../../domain/app-error.ts';
import type { CardId, IssueId } from '../../domain/id.ts';
import { type Issue, isOnServer } from '../../domain/issues/issue.ts';
import {
  type IssueCard,
  type NewIssueCard,
  newsAudiences,
  toNewsPrefix,
} from '../../domain/issues/issue-card.ts';
import type { IssueComment } from '../../domain/issues/issue-comment.ts';
import { collectNews, isEmptyNews } from '../../domain/issues/issue-news.ts';
import type { Job } from '../../domain/job.ts';
import { isFallback, toFallbackKey } from '../../domain/notifications/card.ts';
import { isSamePlace, toDirectPlace, toPlaceKey } from '../../domain/place.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DatabaseRetry } from '../../ports/database-retry.ts';
import type { IssueCardPublisher, ShownIssue } from '../../ports/issues/issue-card-publisher.ts';
import type { IssueCardRepository } from '../../ports/issues/issue-card-repository.ts';
import type { IssueCommentRepository } from '../../ports/issues/issue-comment-repository.ts';
import type { IssueRepository } from '../../ports/issues/issue-repository.ts';
import type { JobDelay, JobQueue } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { type LockedCards, toCardLockKey } from '../notifications/card-lock.ts';
import { awayMs, createCardPosting, wasPosted } from '../notifications/card-posting.ts';
import { editCards, isShown, isStale } from '../notifications/edit-cards.ts';
import type { IssueTarget, IssueTargets } from './issue-targets.ts';

/** How long people have peace after a notification about an issue. What happens meanwhile is told in one message. */
const pauseMs = 5 * 60_000;

/** Keeps the messages about issues up to date, and tells people what is new. */
export function createIssueShowing(deps: {
  readonly issueRepository: Pick<IssueRepository, 'find'>;
  readonly issueComments: Pick<IssueCommentRepository, 'list'>;
  readonly issueCards: IssueCardRepository;
  readonly users: Pick<UserRepository, 'setDirectMessagesClosed'>;
  readonly targets: IssueTargets;
  readonly servers: Pick<OverseerrServers, 'get'>;
  readonly publisher: IssueCardPublisher;
  readonly jobs: JobDelay & Pick<JobQueue, 'enqueue'>;
  readonly locks: Locks;
  readonly retry: DatabaseRetry;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
}) {
  const { issueRepository, issueComments, issueCards, targets, servers, publisher } = deps;
  const { jobs, locks, retry, clock, newId, log } = deps;
  const posting = createCardPosting<IssueCard>({
    ...deps,
    cards: issueCards,
    updateLater: ({ issueId }) => jobs.enqueue([toShowJob(issueId)]),
  });

  return {
    /**
     * Posts or edits every message that shows an older version of an issue, and creates those that are missing. Throws
     * the first retryable error after all were tried.
     */
    async showIssue(id: IssueId): Promise<void> {
      const created = await locks.withLock(toCardLockKey(id, 'elsewhere'), () => createCards(id));
      if (!created) return;
      const { version, waitMs } = created;
      if (waitMs !== null) await jobs.enqueueLater(toShowJob(id), Math.ceil(waitMs / 1000));
      let isReplaced = false;
      await editCards<ShownIssue, IssueCard>({
        withCards: (which, work) => withCards(id, which, work),
        isChosen: (card, { issue }) => isStale(card, issue.version),
        async edit(card, shown) {
          if (await updateCard(card, shown)) isReplaced = true;
        },
      });
      if (waitMs === null && !isReplaced) await issueCards.markIssueShown(id, version);
    },

    /**
     * Edits the messages about issues that have changed since then once more, although they were edited: a process that
     * was killed may have sent the answer to a press after that, and not looked behind it (`recheck`). A message that
     * cannot be edited now stays as it is. Throws what reading throws.
     */
    async showAgain(since: Date): Promise<void> {
      const ids = await retry(() => issueCards.listRecentlyChanged(since), awayMs);
      for (const id of ids) {
        await retry(() => showAgain(id), awayMs).catch((error: unknown) =>
          log.warn({ error, issue: id }, 'Could not show cards again'),
        );
      }
    },
  };

  function showAgain(id: IssueId): Promise<void> {
    return editCards<ShownIssue, IssueCard>({
      withCards: (which, work) => withCards(id, which, work),
      isChosen: (card, { issue }) => isShown(card, issue.version),
      edit: (card, shown) => posting.postAgain(card, (each) => publisher.publish(each, shown)),
    });
  }

  /** Creates what is missing. Returns after how many milliseconds there is more to tell; null if nothing is left. */
  async function createCards(
    id: IssueId,
  ): Promise<{ readonly version: number; readonly waitMs: number | null } | null> {
    const [issue, comments, cards] = await read(id);
    if (!issue) return null;
    await createManagerCards(issue, cards);
    return { version: issue.version, waitMs: await tellNews(issue, comments, cards) };
  }

  /** Runs work with an issue and all its cards, as they are once the lock of some of them is held. */
  function withCards(
    id: IssueId,
    which: LockedCards,
    work: (shown: ShownIssue | null, all: readonly IssueCard[]) => Promise<void>,
  ): Promise<void> {
    return locks.withLock(toCardLockKey(id, which), async () => {
      const [issue, comments, all] = await read(id);
      await work(issue && { issue, comments, url: await findUrl(issue) }, all);
    });
  }

  function read(id: IssueId) {
    return Promise.all([
      issueRepository.find(id),
      issueComments.list(id),
      issueCards.listByIssue(id),
    ]);
  }

  /** Once the server has it: before, nobody could do anything with it. */
  async function createManagerCards(issue: Issue, cards: readonly IssueCard[]): Promise<void> {
    const isKnown = cards.some(({ key }) => key.startsWith(managerKey));
    if (issue.state !== 'open' || isKnown) return;
    const places = await targets.listManagers(issue);
    await issueCards.create(
      issue.id,
      places.map((target) => toManagerCard(target, managerKey + toPlaceKey(target.place))),
    );
  }

  /** Returns after how many milliseconds there is something to tell; null: nothing is left. */
  async function tellNews(
    issue: Issue,
    comments: readonly IssueComment[],
    cards: readonly IssueCard[],
  ): Promise<number | null> {
    const { byAudience, silentStatus } = collectNews(issue, comments);
    if (silentStatus !== null) {
      await issueCards.recordTold(issue.id, { cards: [], commentIds: [], status: silentStatus });
    }
    let waitMs: number | null = null;
    for (const audience of newsAudiences) {
      const news = byAudience[audience];
      if (isEmptyNews(news)) continue;
      const prefix = toNewsPrefix(audience);
      const last = cards.findLast(({ key }) => key.startsWith(prefix));
      const dueInMs = last ? last.createdAt.getTime() + pauseMs - clock().getTime() : 0;
      if (dueInMs > 0) {
        waitMs = Math.min(waitMs ?? dueInMs, dueInMs);
        continue;
      }
      const audienceTargets = await targets.listAudience(issue, audience);
      const notifications = audienceTargets.map(
        ({ place, locale, recipients }): NewIssueCard => ({
          id: newId() as CardId,
          role: 'notification',
          key: `${prefix}${issue.version}:${toPlaceKey(place)}`,
          message: { place, messageId: null },
          recipients,
          news,
          locale,
        }),
      );
      await issueCards.recordTold(issue.id, { cards: notifications, ...news });
    }
    return waitMs;
  }

  /** Whether other messages were created in its place. */
  async function updateCard(card: IssueCard, shown: ShownIssue): Promise<boolean> {
    const lost = await posting.post(card, shown.issue.version, (each) =>
      publisher.publish(each, shown),
    );
    const isReplaceable =
      lost && isAppError(lost, 'channel-not-found', 'channel-forbidden') && !wasPosted(card);
    return isReplaceable ? replaceLost(card, shown.issue, lost) : false;
  }

  /**
   * Sends what could not be posted in a channel to the people whom it is for. They may be on another platform, whose
   * cards have another lock, so a job posts them.
   */
  async function replaceLost(card: IssueCard, issue: Issue, { code }: AppError): Promise<boolean> {
    const { platform, address } = card.message.place;
    log.error({ platform, address, code, issue: issue.id }, 'Could not post about an issue');
    if (isFallback(card) || card.key.endsWith(directMark)) return false;
    const replacements = card.role === 'card' ? await listFallbacks(issue) : toDirect(card);
    if (replacements.length === 0) return false;
    await issueCards.create(issue.id, replacements);
    await jobs.enqueue([toShowJob(issue.id)]);
    return true;
  }

  async function listFallbacks(issue: Issue): Promise<NewIssueCard[]> {
    const cards = await issueCards.listByIssue(issue.id);
    const chats = await targets.listPrivateChats(issue);
    return chats
      .filter(({ place }) => !cards.some(({ message }) => isSamePlace(place)(message.place)))
      .map((target) => toManagerCard(target, toFallbackKey(target.place)));
  }

  function toDirect(card: IssueCard): NewIssueCard[] {
    const { role, key, news, locale } = card;
    return card.recipients.map((account) => ({
      id: newId() as CardId,
      role,
      key: `${key}${directMark}`,
      message: { place: toDirectPlace(account), messageId: null },
      recipients: [account],
      news,
      locale,
    }));
  }

  function toManagerCard({ place, locale }: IssueTarget, key: string): NewIssueCard {
    const message = { place, messageId: null };
    return {
      id: newId() as CardId,
      role: 'card',
      key,
      message,
      recipients: [],
      news: null,
      locale,
    };
  }

  /** The page of the issue; null while the server cannot say where it is. */
  async function findUrl(issue: Issue): Promise<string | null> {
    if (!isOnServer(issue)) return null;
    try {
      const { publicUrl } = await servers.get(issue.serviceId).getInfo();
      return publicUrl && `${publicUrl}/issues/${issue.remoteId}`;
    } catch (error) {
      if (toAppError(error).code === 'internal') throw error;
      return null;
    }
  }
}

const managerKey = 'manager:';
const directMark = ':direct';

function toShowJob(issueId: IssueId): Job {
  return { kind: 'show-issue', payload: { issueId } };
}
