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
import { isFallback, toFallbackKey } from '../../domain/notifications/card.ts';
import { isSamePlace, type Place, toDirectPlace } from '../../domain/place.ts';
import type { UserRepository } from '../../ports/accounts/user-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DatabaseRetry } from '../../ports/database-retry.ts';
import type { IssueCardPublisher, ShownIssue } from '../../ports/issues/issue-card-publisher.ts';
import type { IssueCardRepository } from '../../ports/issues/issue-card-repository.ts';
import type { IssueCommentRepository } from '../../ports/issues/issue-comment-repository.ts';
import type { IssueRepository } from '../../ports/issues/issue-repository.ts';
import type { JobDelay } from '../../ports/job-queue.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Log } from '../../ports/log.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import { createCardPosting, wasPosted } from '../notifications/card-posting.ts';
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
  readonly jobs: JobDelay;
  readonly locks: Locks;
  readonly retry: DatabaseRetry;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
}) {
  const { issueRepository, issueComments, issueCards, targets, servers, publisher } = deps;
  const { jobs, locks, clock, newId, log } = deps;
  const posting = createCardPosting({ ...deps, cards: issueCards });

  return {
    /**
     * Posts or edits every message that shows an older version of an issue, and creates those that are missing. Throws
     * the first retryable error after all were tried.
     */
    showIssue: (id: IssueId): Promise<void> =>
      locks.withLock(`show-issue:${id}`, async () => {
        const issue = await issueRepository.find(id);
        if (!issue) return;
        const [comments, before] = await Promise.all([
          issueComments.list(id),
          issueCards.listByIssue(id),
        ]);
        await createManagerCards(issue, before);
        const waitMs = await tellNews(issue, comments, before);
        await updateCards({ issue, comments, url: await findUrl(issue) });
        if (waitMs === null) return issueCards.markIssueShown(id, issue.version);
        const job = { kind: 'show-issue', payload: { issueId: id } } as const;
        await jobs.enqueueLater(job, Math.ceil(waitMs / 1000));
      }),
  };

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

  async function updateCards(shown: ShownIssue): Promise<void> {
    const stale = (await issueCards.listByIssue(shown.issue.id)).filter((card) =>
      isStale(card, shown.issue),
    );
    const results = await Promise.allSettled(stale.map((card) => updateCard(card, shown)));
    for (const result of results) if (result.status === 'rejected') throw result.reason;
  }

  async function updateCard(card: IssueCard, shown: ShownIssue): Promise<void> {
    const lost = await posting.post(card, shown.issue.version, (each) =>
      publisher.publish(each, shown),
    );
    if (lost && isAppError(lost, 'channel-not-found', 'channel-forbidden') && !wasPosted(card))
      await replaceLost(card, shown, lost);
  }

  /** Sends what could not be posted in a channel to the people whom it is for. */
  async function replaceLost(
    card: IssueCard,
    shown: ShownIssue,
    { code }: AppError,
  ): Promise<void> {
    const { platform, address } = card.message.place;
    log.error({ platform, address, code, issue: shown.issue.id }, 'Could not post about an issue');
    if (isFallback(card) || card.key.endsWith(directMark)) return;
    const replacements = card.role === 'card' ? await listFallbacks(shown.issue) : toDirect(card);
    if (replacements.length === 0) return;
    await issueCards.create(shown.issue.id, replacements);
    const created = (await issueCards.listByIssue(shown.issue.id)).filter(({ id }) =>
      replacements.some((each) => each.id === id),
    );
    for (const each of created) {
      await posting.post(each, shown.issue.version, (next) => publisher.publish(next, shown));
    }
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

function toPlaceKey({ platform, address, topic }: Place): string {
  return `${platform}:${address}:${topic ?? ''}`;
}

/** A notification is posted once; all other messages follow the issue. */
function isStale(card: IssueCard, issue: Issue): boolean {
  return card.role === 'notification' ? card.shownVersion === 0 : card.shownVersion < issue.version;
}
