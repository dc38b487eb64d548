import type { RemoteUserId } from '../../domain/accounts/account.ts';
import { AppError, isAppError } from '../../domain/app-error.ts';
import type { IssueStatus } from '../../domain/issues/issue.ts';
import type { IssueInput, RemoteIssue } from '../../domain/issues/remote-issue.ts';
import type { RemoteIssues } from '../../ports/issues/remote-issues.ts';
import type { Titles } from '../titles.ts';
import type { Api } from '../transport/api.ts';
import type { Call } from '../transport/caller.ts';
import type { HttpResponse } from '../transport/http-client.ts';
import { wireIssue, wireIssues } from './issue-schemas.ts';
import { issueTypeNumbers, toRemoteIssue } from './translate-issue.ts';

const listedIssues = 100;

/** The verbs of the server (docs/overseerr-api.md, "Issues"). */
const statusVerbs = { open: 'open', resolved: 'resolved' } as const satisfies Record<
  IssueStatus,
  string
>;

/** Creates, reads, and changes issues. */
export function createIssues(options: {
  readonly api: Api;
  readonly titles: Pick<Titles, 'mediaId'>;
}): RemoteIssues {
  const { api, titles } = options;

  return {
    async createIssue(input, as) {
      const mediaId = await titles.mediaId(input.key);
      if (mediaId === null) throw new AppError('issue-title-unavailable');
      const body = toBody(input, mediaId);
      const call = { method: 'POST', path: '/issue', body, as, urgency: 'person' } as const;
      try {
        return await change(call);
      } catch (error) {
        if (isAppError(error, 'no-permission')) throw new AppError('no-issue-permission');
        if (isAppError(error, 'not-found')) throw new AppError('issue-title-unavailable');
        throw error;
      }
    },

    async findIssue(remoteId) {
      const path = `/issue/${remoteId}`;
      const call = { method: 'GET', path, as: 'key', urgency: 'sync' } as const;
      const issue = await api.readIfFound(call, wireIssue);
      return issue ? toRemoteIssue(issue) : null;
    },

    async listIssues(filter, as) {
      const query = { take: listedIssues, skip: 0, sort: 'added', filter };
      const call = { method: 'GET', path: '/issue', query, as: as ?? 'key', isList: true } as const;
      try {
        const { results } = await api.read({ ...call, urgency: 'sync' }, wireIssues);
        return results.map(toRemoteIssue);
      } catch (error) {
        // Versions before Overseerr 1.27 have no issues.
        if (isAppError(error, 'not-overseerr') && error.detail['status'] === 404) return [];
        throw error;
      }
    },

    commentOnIssue(remoteId, message, as) {
      const path = `/issue/${remoteId}/comment`;
      return change({ method: 'POST', path, body: { message }, ...asPerson(as) });
    },

    setIssueStatus(remoteId, status, as) {
      const path = `/issue/${remoteId}/${statusVerbs[status]}`;
      return change({ method: 'POST', path, ...asPerson(as) });
    },
  };

  /** Every change is answered with 200 and the whole issue (docs/overseerr-api.md, "Issues"). */
  async function change(call: Call): Promise<RemoteIssue> {
    const response = await api.send(call);
    if (response.status < 200 || response.status > 299) throw await api.toError(response, call);
    return readIssue(response);
  }
}

function readIssue(response: HttpResponse): RemoteIssue {
  const parsed = wireIssue.safeParse(response.body);
  if (parsed.success) return toRemoteIssue(parsed.data);
  throw new AppError('outcome-unknown', { detail: { reason: 'unreadable response' } });
}

function asPerson(as: RemoteUserId | null) {
  return { as: as ?? 'key', urgency: 'person' } as const;
}

/** Without `message` or `issueType` the server crashes (docs/overseerr-api.md, "Calls that crash the server"). */
function toBody({ type, message, season, episode }: IssueInput, mediaId: number): object {
  return {
    issueType: issueTypeNumbers[type],
    message,
    mediaId,
    problemSeason: season ?? 0,
    problemEpisode: season === null ? 0 : (episode ?? 0),
  };
}
