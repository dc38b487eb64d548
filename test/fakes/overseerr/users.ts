import type { UserSeed } from '../../../src/demo/overseerr/state.ts';

const everyAgent = { discord: 0, pushbullet: 0, pushover: 0, slack: 0, telegram: 0, webhook: 0 };

function gravatar(hash: string): string {
  return `https://gravatar.com/avatar/${hash}?default=mm&size=200`;
}

/** The seven users of the recordings, IDs 1 to 7 (docs/overseerr-api.md, "Users in the recordings"). */
export const defaultUsers: readonly UserSeed[] = [
  {
    username: 'rigadmin',
    email: 'admin@rig.local',
    password: 'admin-password-1',
    permissions: ['admin'],
    avatar: gravatar('00000000000000000000000000000000'),
  },
  {
    username: 'alice',
    email: 'alice@rig.local',
    permissions: ['request', 'autoApprove', 'createIssues'],
    avatar: gravatar('eb6069228db7fbe20c3dcbe847543b5e'),
    notifications: { discordId: '123456789012345678' },
  },
  {
    username: 'bob',
    email: 'bob@rig.local',
    permissions: ['request', 'createIssues'],
    avatar: gravatar('f41f878495d6842cfe98eb55a6425cad'),
    movieQuota: { limit: 1, days: 7 },
    notifications: {
      discordId: '234567890123456789',
      telegramChatId: '555000111',
      notificationTypes: everyAgent,
    },
  },
  {
    username: 'carol',
    email: 'carol@rig.local',
    permissions: [],
    avatar: gravatar('1024484e7c00c0ed472b8c64e6e1eec3'),
  },
  {
    username: 'dave',
    email: 'dave@rig.local',
    permissions: ['request'],
    avatar: gravatar('341f7116bde55f093d612f503f815c3a'),
  },
  {
    username: 'erin',
    email: 'erin@rig.local',
    permissions: ['request', 'manageRequests', 'manageIssues'],
    avatar: gravatar('c60e0a39f0c12303475a1d5139c37aa4'),
  },
  {
    username: 'frank',
    email: 'frank@rig.local',
    permissions: ['request', 'request4k', 'requestAdvanced', 'createIssues'],
    avatar: gravatar('ce102231dfb9ec458138eca4826f3de2'),
    tvQuota: { limit: 2, days: 7 },
    notifications: { notificationTypes: everyAgent },
  },
];
