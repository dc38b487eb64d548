import { type Call, crash, errorReply, ok, type Reply, type Route, toPage } from '../http/http.ts';
import { hasAny } from '../permissions.ts';
import { findUserShape, type Shape, toMediaShape } from '../shapes.ts';
import type { Issue, IssueComment } from '../state.ts';
import { toIssueNotification } from '../webhook/notifications.ts';
import type { World } from '../world.ts';

const open = 1;
const resolved = 2;

function find(world: World, call: Call): Issue | undefined {
  return world.state.issues.find((issue) => issue.id === Number(call.params['issueId']));
}

const notFound = errorReply(500, 'Issue not found.');

function columns(issue: Issue): Shape {
  const { mediaId: _m, createdById: _c, modifiedById: _b, comments: _k, ...rest } = issue;
  return { ...rest };
}

function commentShape(world: World, comment: IssueComment, withSettings: boolean): Shape {
  return {
    id: comment.id,
    message: comment.message,
    createdAt: comment.createdAt,
    updatedAt: comment.createdAt,
    user: findUserShape(world, comment.userId, withSettings),
  };
}

interface Joins {
  readonly settings: boolean;
  readonly seasons: boolean;
  readonly modifiedBy: boolean;
}

function shape(world: World, issue: Issue, joins: Joins): Shape {
  const media = world.mediaById(issue.mediaId);
  return {
    ...columns(issue),
    comments: issue.comments.map((comment) => commentShape(world, comment, joins.settings)),
    createdBy: findUserShape(world, issue.createdById, joins.settings),
    ...(joins.modifiedBy
      ? { modifiedBy: findUserShape(world, issue.modifiedById, joins.settings) }
      : {}),
    media: media ? toMediaShape(world, media, joins.seasons) : null,
  };
}

function row(world: World, issue: Issue): Shape {
  const joined = shape(world, issue, { settings: false, seasons: false, modifiedBy: true });
  const comments = issue.comments.map(({ userId: _u, ...comment }) => ({
    ...comment,
    updatedAt: comment.createdAt,
  }));
  return { ...joined, comments };
}

function canSeeAll(call: Call): boolean {
  return hasAny(call.user.permissions, ['manageIssues', 'viewIssues']);
}

function list(world: World, call: Call): Reply {
  const { filter, createdBy } = call.query;
  const rows = world.state.issues
    .filter((issue) => canSeeAll(call) || issue.createdById === call.user.id)
    .filter((issue) => createdBy === undefined || issue.createdById === Number(createdBy))
    .filter((issue) => filter !== 'open' || issue.status === open)
    .filter((issue) => filter !== 'resolved' || issue.status === resolved)
    .toSorted((a, b) => b.id - a.id);
  const page = toPage(rows, call.query, 10);
  return ok({ ...page, results: page.results.map((issue) => row(world, issue)) });
}

function count(world: World): Reply {
  const { issues } = world.state;
  const number = (test: (issue: Issue) => boolean): number => issues.filter(test).length;
  return ok({
    total: issues.length,
    video: number((issue) => issue.issueType === 1),
    audio: number((issue) => issue.issueType === 2),
    subtitles: number((issue) => issue.issueType === 3),
    others: number((issue) => issue.issueType === 4),
    open: number((issue) => issue.status === open),
    closed: number((issue) => issue.status === resolved),
  });
}

async function create(world: World, call: Call): Promise<Reply> {
  const { issueType, message, mediaId, problemSeason, problemEpisode } = call.body;
  if (typeof message !== 'string' || typeof issueType !== 'number') {
    return crash('POST /issue without message or issueType');
  }
  const media = world.mediaById(Number(mediaId));
  if (!media) return errorReply(404, 'Media does not exist.');
  const now = world.state.now();
  const comment: IssueComment = {
    id: world.state.nextId('issue_comment'),
    userId: call.user.id,
    message,
    createdAt: now,
  };
  const issue: Issue = {
    id: world.state.nextId('issue'),
    issueType,
    status: open,
    problemSeason: Number(problemSeason ?? 0),
    problemEpisode: Number(problemEpisode ?? 0),
    mediaId: media.id,
    createdById: call.user.id,
    modifiedById: null,
    comments: [comment],
    createdAt: now,
    updatedAt: now,
  };
  world.state.issues.push(issue);
  await world.webhook.send(toIssueNotification(world, 'ISSUE_CREATED', issue));
  return ok(shape(world, issue, { settings: true, seasons: true, modifiedBy: false }));
}

function get(world: World, call: Call): Reply {
  const issue = find(world, call);
  if (!issue) return notFound;
  if (!canSeeAll(call) && issue.createdById !== call.user.id) {
    return errorReply(403, 'You do not have permission to view this issue.');
  }
  return ok(shape(world, issue, { settings: false, seasons: false, modifiedBy: false }));
}

async function comment(world: World, call: Call): Promise<Reply> {
  const issue = find(world, call);
  if (!issue) return notFound;
  const isManager = hasAny(call.user.permissions, ['manageIssues']);
  if (!isManager && issue.createdById !== call.user.id) {
    return errorReply(403, 'You do not have permission to comment on this issue.');
  }
  const added: IssueComment = {
    id: world.state.nextId('issue_comment'),
    userId: call.user.id,
    message: String(call.body['message']),
    createdAt: world.state.now(),
  };
  issue.comments.push(added);
  await world.webhook.send(toIssueNotification(world, 'ISSUE_COMMENT', issue, added));
  return ok(shape(world, issue, { settings: true, seasons: true, modifiedBy: true }));
}

async function setStatus(world: World, call: Call): Promise<Reply> {
  const issue = find(world, call);
  if (!issue) return notFound;
  const isManager = hasAny(call.user.permissions, ['manageIssues']);
  if (!isManager && issue.createdById !== call.user.id) {
    return errorReply(401, 'You do not have permission to modify this issue.');
  }
  const status = call.params['status'] === 'resolved' ? resolved : open;
  const isChanged = issue.status !== status;
  issue.status = status;
  issue.modifiedById = call.user.id;
  if (isChanged) {
    const type = status === resolved ? 'ISSUE_RESOLVED' : 'ISSUE_REOPENED';
    await world.webhook.send(toIssueNotification(world, type, issue));
  }
  return ok(shape(world, issue, { settings: true, seasons: true, modifiedBy: true }));
}

function remove(world: World, call: Call): Reply {
  const issue = find(world, call);
  if (!issue) return notFound;
  const isManager = hasAny(call.user.permissions, ['manageIssues']);
  const isOwnAndFresh = issue.createdById === call.user.id && issue.comments.length <= 1;
  if (!isManager && !isOwnAndFresh) {
    return errorReply(401, 'You do not have permission to delete this issue.');
  }
  world.state.issues = world.state.issues.filter((one) => one !== issue);
  return { status: 204 };
}

const readers = ['manageIssues', 'viewIssues', 'createIssues'] as const;
const writers = ['manageIssues', 'createIssues'] as const;

/** Routes of issues. */
export const issueRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/issue',
    access: readers,
    query: {
      take: 'number,null',
      skip: 'number,null',
      sort: ['added', 'modified'],
      filter: ['all', 'open', 'resolved'],
      createdBy: 'number,null',
    },
    handle: list,
  },
  {
    method: 'POST',
    path: '/issue',
    access: writers,
    body: { fields: { issueType: 'number', message: 'string', mediaId: 'number' } },
    handle: create,
  },
  { method: 'GET', path: '/issue/count', access: readers, handle: count },
  { method: 'GET', path: '/issue/:issueId', access: readers, handle: get },
  { method: 'DELETE', path: '/issue/:issueId', access: writers, handle: remove },
  {
    method: 'POST',
    path: '/issue/:issueId/comment',
    access: writers,
    body: { required: ['message'], fields: { message: 'string' } },
    handle: comment,
  },
  {
    method: 'POST',
    path: '/issue/:issueId/:status',
    access: 'user',
    params: { status: ['open', 'resolved'] },
    handle: setStatus,
  },
];
