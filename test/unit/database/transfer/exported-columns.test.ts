import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { userFile } from '../../../../src/database/transfer/user-file.ts';

const schema = readFileSync(new URL('../../../../prisma/schema.prisma', import.meta.url), 'utf8');

/** Columns that a file does not have, and why. */
const leftOut = {
  'IDs that differ elsewhere; names take their place': [
    'AuditLog.userId',
    'ChatAccount.id',
    'ChatAccount.userId',
    'Request.accountId',
    'Request.serviceId',
    'Request.spaceId',
    'Request.userId',
    'RequestEvent.requestId',
    'RequestEvent.userId',
    'Subscription.id',
    'Subscription.serviceId',
    'Subscription.userId',
  ],
  'in another part of the file': ['User.preferences'],
  'set by ADMINS': ['User.isListed'],
  'how far the bot has got with a row': [
    'AuditLog.foldKey',
    'Request.answerLostAt',
    'Request.decision',
    'Request.downloadChoice',
    'Request.madeBy',
    'Request.draftId',
    'Request.movedAt',
    'Request.notificationDue',
    'Request.retryAt',
    'Request.retryCount',
    'Request.stalledAt',
    'Request.syncedAt',
    'Request.updatedAt',
    'Request.version',
    'Subscription.arrivedSeasons',
    'Subscription.checkedAt',
    'Subscription.dueAt',
    'Subscription.isSending',
    'Subscription.noticedAt',
    'User.updatedAt',
  ],
  'read from the server again': ['Request.problem', 'Request.progress'],
};

const { user, chatAccounts, requests, subscriptions, audit } = userFile.shape;
const parts = {
  User: user,
  ChatAccount: chatAccounts.element,
  Request: requests.element,
  RequestEvent: requests.element.shape.history.element,
  Subscription: subscriptions.element,
  AuditLog: audit.element,
} as const;

/** The fields of a model in the schema, except relations. */
function listColumns(model: string): string[] {
  const [, body = ''] = new RegExp(`^model ${model} \\{\n(.*?)^\\}`, 'ms').exec(schema) ?? [];
  const columns = [...body.matchAll(/^ {2}(\w+) +(\w+)/gm)].filter(
    ([, , type]) => !schema.includes(`\nmodel ${type} {`),
  );
  expect(columns.length).toBeGreaterThan(5);
  return columns.map(([, name = '']) => name);
}

it('exported files have every column of a person, except those that are left out on purpose', () => {
  const missing = Object.entries(parts).flatMap(([model, part]) =>
    listColumns(model)
      .filter((column) => !(column in part.shape))
      .map((column) => `${model}.${column}`),
  );
  expect(missing.sort()).toEqual(Object.values(leftOut).flat().sort());
});
