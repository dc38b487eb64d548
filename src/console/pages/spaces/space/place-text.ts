import type { PlacePermission } from '../../../../domain/spaces/space-inspection.ts';
import type { PlainMessageKey, Translate } from '../../../texts/texts.ts';
import type { Channel } from '../spaces-types.ts';

const permissionKeys = {
  view: 'spaces-permission-view',
  send: 'spaces-permission-send',
  'send-in-threads': 'spaces-permission-send-in-threads',
  embed: 'spaces-permission-embed',
  history: 'spaces-permission-history',
  react: 'spaces-permission-react',
  'see-reactions': 'spaces-permission-see-reactions',
} as const satisfies Record<PlacePermission, PlainMessageKey>;

/** The name of a channel: `#desk`, or the number of a topic, which Telegram does not name. */
export function channelName(t: Translate, channel: Omit<Channel, 'missing'>): string {
  const { kind, name, address, topic } = channel;
  if (kind === 'topic') return t('spaces-topic', { id: topic ?? '' });
  if (kind === 'group') return name ?? t('spaces-group');
  return name === null ? address : `#${name}`;
}

/** A permission that the bot lacks, as the platform calls it. */
export function missingName(t: Translate, permission: PlacePermission): string {
  return t(permissionKeys[permission]);
}
