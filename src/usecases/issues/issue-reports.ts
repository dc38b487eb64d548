import type { Actor } from '../../domain/actor.ts';
import { AppError } from '../../domain/app-error.ts';
import type { IssueDraftId, IssueId, ServiceId } from '../../domain/id.ts';
import {
  type AffectedPart,
  type Issue,
  type IssueType,
  toIssueMessage,
} from '../../domain/issues/issue.ts';
import type { IssueDraft } from '../../domain/issues/issue-draft.ts';
import type { Place } from '../../domain/place.ts';
import {
  type Season,
  type TitleDetails,
  type TitleKey,
  type TitleSummary,
  toTitleSummary,
} from '../../domain/titles/title.ts';
import type { Clock } from '../../ports/clock.ts';
import type { IssueDraftRepository } from '../../ports/issues/issue-draft-repository.ts';
import type { IssueRepository } from '../../ports/issues/issue-repository.ts';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { RequestRepository } from '../../ports/requests/request-repository.ts';
import type { OverseerrServers } from '../../ports/services/overseerr-servers.ts';
import type { IssueAccess } from './issue-access.ts';

export type IssueReports = ReturnType<typeof createIssueReports>;

/** More than a month, so that a month-old button still works. */
const lifetimeMs = 40 * 86_400_000;
const recentRequests = 50;
const recentTitles = 20;

/** What a report says. */
export interface ReportInput {
  readonly draft: IssueDraft;
  readonly type: IssueType;
  readonly message: string;
  /** Where the reporter is told what is new; null: in a private chat. */
  readonly origin: Place | null;
  readonly locale: string;
}

/** Lets members report problems with titles. */
export function createIssueReports(deps: {
  readonly issueRepository: Pick<IssueRepository, 'create'>;
  readonly issueDraftRepository: IssueDraftRepository;
  readonly requestRepository: Pick<RequestRepository, 'listByUser'>;
  readonly access: Pick<IssueAccess, 'authorizeReport' | 'canReport'>;
  readonly servers: Pick<OverseerrServers, 'get'>;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly newId: () => string;
}) {
  const { issueRepository, issueDraftRepository, requestRepository, access } = deps;
  const { servers, jobs, clock, newId } = deps;

  return {
    canReport: access.canReport,

    /**
     * Starts a report. Throws what `authorizeReport` throws, `title-not-found`, and `issue-title-unavailable` for titles
     * that are not in the library.
     */
    async start(
      actor: Actor,
      serviceId: ServiceId,
      { key, language }: { readonly key: TitleKey; readonly language: string },
    ): Promise<{ readonly draft: IssueDraft; readonly seasons: readonly Season[] }> {
      const { remoteUserId: as } = await access.authorizeReport(actor, serviceId);
      const details = await servers.get(serviceId).getTitleDetails(key, language, { as });
      if (!isInLibrary(details)) throw new AppError('issue-title-unavailable');
      const title = toTitleSummary(details, language);
      const id = newId() as IssueDraftId;
      const draft = { id, userId: actor.userId, serviceId, title, season: null, episode: null };
      await issueDraftRepository.create(draft, new Date(clock().getTime() + lifetimeMs));
      return { draft, seasons: listAffectable(details) };
    },

    /** Reads one of the actor's drafts. Throws `draft-expired`, and `not-yours` for the draft of another user. */
    getDraft,

    /** The seasons of a draft's series that can be affected. */
    async listSeasons(
      { serviceId, title }: IssueDraft,
      language: string,
    ): Promise<readonly Season[]> {
      if (title.mediaType === 'movie') return [];
      return listAffectable(await servers.get(serviceId).getTitleDetails(title, language));
    },

    /** Says which part of a series is affected. */
    async choosePart(draft: IssueDraft, part: AffectedPart): Promise<IssueDraft> {
      const chosen = { ...draft, ...part };
      await issueDraftRepository.update(chosen);
      return chosen;
    },

    /**
     * Records a report together with the job that sends it. Returns the issue of an earlier press on the same draft.
     * Throws what `authorizeReport` throws, and `no-issue-message`.
     */
    async report(actor: Actor, input: ReportInput): Promise<Issue> {
      const message = toIssueMessage(input.message);
      if (message === '') throw new AppError('no-issue-message');
      const { draft, type, origin, locale } = input;
      const account = await access.authorizeReport(actor, draft.serviceId);
      const now = clock();
      const issue: Issue = {
        id: newId() as IssueId,
        serviceId: draft.serviceId,
        userId: actor.userId,
        accountId: account.id,
        spaceId: actor.space?.id ?? null,
        draftId: draft.id,
        reporterName: actor.name,
        title: draft.title,
        type,
        season: draft.season,
        episode: draft.episode,
        message,
        state: 'queued',
        cause: null,
        causeQuote: null,
        remoteId: null,
        triedAt: null,
        changedBy: null,
        toldStatus: 'open',
        source: actor.source,
        origin,
        locale,
        version: 1,
        createdAt: now,
        stateChangedAt: now,
      };
      const created = await issueRepository.create(issue, { comments: [], isShowDue: true });
      const payload = { issueId: created.id };
      await jobs.enqueue([{ kind: 'send-issue', payload }]);
      return created;
    },

    /** What the actor requested and can watch now, newest first. */
    async listRecentTitles(actor: Actor, serviceId: ServiceId): Promise<TitleSummary[]> {
      const page = { take: recentRequests, skip: 0 };
      const { rows } = await requestRepository.listByUser(actor.userId, page);
      const available = rows.filter(
        (request) =>
          request.serviceId === serviceId &&
          (request.state === 'available' || request.state === 'partial'),
      );
      const titles = new Map(
        available.map(({ title }) => [`${title.mediaType}:${title.tmdbId}`, title]),
      );
      return [...titles.values()].slice(0, recentTitles);
    },
  };

  async function getDraft(actor: Actor, id: IssueDraftId): Promise<IssueDraft> {
    const draft = await issueDraftRepository.find(id);
    if (!draft) throw new AppError('draft-expired');
    if (draft.userId !== actor.userId) throw new AppError('not-yours');
    return draft;
  }
}

function isInLibrary({ standard, in4k }: TitleDetails): boolean {
  return [standard, in4k].some((each) => each === 'available' || each === 'partial');
}

/** Overseerr has no way to name the specials: their number stands for all seasons (docs/overseerr-api.md, "Issues"). */
function listAffectable({ mediaType, seasons }: TitleDetails): readonly Season[] {
  if (mediaType === 'movie') return [];
  const numbered = seasons.filter(({ number }) => number > 0);
  const present = numbered.filter(({ standard, in4k }) =>
    [standard, in4k].some((each) => each === 'available' || each === 'partial'),
  );
  // The server knows the status of seasons only once it has scanned the library.
  return present.length > 0 ? present : numbered;
}
