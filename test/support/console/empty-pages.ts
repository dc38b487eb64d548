import { AppError } from '../../../src/domain/app-error.ts';
import type { ApiDeps } from '../../../src/http/console/api/create-api.ts';

/** No users at all. */
export const nobody: ApiDeps['people'] = {
  userDirectory: {
    list: async () => ({ users: [], next: null }),
    find: async () => null,
    previewErasure: async () => null,
    listFreeAccounts: async () => [],
    searchAccounts: async () => [],
  },
  suggestions: { suggestFor: async () => new Map() },
  servers: { listIds: () => [], getTitle: () => 'Seerr' },
  exportUser: async () => null,
  memberAdmin: {
    linkAccount: () => refuse(),
    unlinkAccount: () => refuse(),
    detachChat: () => refuse(),
    setAdmin: () => refuse(),
    setBlocked: () => refuse(),
    eraseMember: () => refuse(),
  },
};

/** No spaces at all. */
export const nowhere: ApiDeps['spaces'] = {
  spaceDirectory: {
    list: async () => ({ spaces: [], next: null }),
    find: async () => null,
    countRequests: async () => 0,
    listTopics: async () => [],
  },
  spaceAdmin: { updateSpace: () => refuse(), forgetSpace: () => refuse() },
  voteRules: {
    find: async () => null,
    canSet: async () => false,
    set: () => refuse(),
  },
  inspector: { inspect: async () => null },
  servers: {
    listIds: () => [],
    getTitle: () => 'Seerr',
    getGuestUserId: () => null,
    resolveId() {
      throw new AppError('no-overseerr-server');
    },
  },
  languages: ['en', 'de'],
  defaults: {
    publicCards: true,
    unlinked: 'link',
    timeZone: 'UTC',
    approvalPlaces: 0,
    alertPlaces: 0,
  },
};

async function refuse(): Promise<never> {
  throw new AppError('not-found');
}
