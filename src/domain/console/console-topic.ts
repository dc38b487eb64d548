/** What a page can show and wants to know about. An event says only that something of it has changed. */
export const consoleTopics = [
  'requests',
  'people',
  'spaces',
  'services',
  'jobs',
  'alerts',
  'backups',
  'errors',
  'audit',
  'settings',
  'tasks',
  'logs',
] as const;
export type ConsoleTopic = (typeof consoleTopics)[number];

/** What approvers are told about: what they may see. */
export const approverTopics: readonly ConsoleTopic[] = ['requests', 'tasks'];
