import type { CardFactsRow, DatabaseState, RequestFactsRow } from './database-state.ts';
import type { FakesObservation, StormMessage } from './fakes-protocol.ts';
import type { Finding } from './finding.ts';
import { expectedText, notificationKind } from './shown-text.ts';

type World = Pick<FakesObservation, 'messages'> & Pick<DatabaseState, 'requests' | 'cards'>;

/** Compares the cards in PostgreSQL with the messages in the chats. */
export function checkMessages({ messages, requests, cards }: World): Finding[] {
  const requestById = new Map(requests.map((request) => [request.id, request]));
  const messageByKey = new Map(messages.map((message) => [toKey(message), message]));
  const messageByToken = new Map(
    messages.flatMap((message) => message.tokens.map((token) => [token, message] as const)),
  );
  const named = new Set<StormMessage>();
  const stale = cards.flatMap((card): Finding[] => {
    const message = findMessage(card);
    if (message) named.add(message);
    const request = requestById.get(card.requestId);
    const what = request ? findFault(card, request, message) : 'a card without a request';
    const place = `${card.platform} ${card.messageId ?? card.address}`;
    const ids = `card ${card.id}, request ${card.requestId}, ${place}`;
    return what === null ? [] : [{ kind: 'stale card', what, ids }];
  });
  return [...stale, ...messages.filter((message) => !named.has(message)).flatMap(checkUnnamed)];

  function findMessage({ platform, address, messageId }: CardFactsRow): StormMessage | undefined {
    if (messageId !== null) return messageByKey.get(toKey({ platform, chat: address, messageId }));
    const [, token = ''] = /^\d+:(.+)$/.exec(address) ?? [];
    return messageByToken.get(token);
  }
}

const toKey = (message: { platform: string; chat: string; messageId: string }) =>
  `${message.platform}:${message.chat}:${message.messageId}`;

/** The problem of a card; null if there is none. */
function findFault(
  { role, lostReason, shownVersion }: CardFactsRow,
  request: RequestFactsRow,
  message: StormMessage | undefined,
): string | null {
  // An interaction whose first answer a dead bot owed cannot be answered anymore.
  if (lostReason === 'reply-expired') return null;
  if (lostReason !== null) return `${role}: given up (${lostReason})`;
  if (role === 'notification') {
    if (shownVersion === 0) return 'notification: never posted';
    return message ? null : 'notification: not in the chat';
  }
  if (shownVersion < request.version) return `${role}: version behind its request`;
  if (!message) return `${role}: not in the chat`;
  const expected = expectedText(request, role);
  if (!message.text.includes(expected)) return `${role}: does not say "${expected}"`;
  if (role !== 'approval') return null;
  const isOpen = request.state === 'pending' && request.decision === null;
  const hasButton = message.buttons.some((button) => button.startsWith('approve:'));
  return isOpen === hasButton ? null : 'approval: buttons of another state';
}

/** A message about a title that is neither a card nor an answer was posted twice. */
function checkUnnamed(message: StormMessage): Finding[] {
  const { platform, chat, messageId, text, isUnprompted } = message;
  const [title] = /Movie \d+/.exec(text) ?? [];
  if (!title || isUnprompted === false) return [];
  const kind = notificationKind(text);
  const ids = `${platform} chat ${chat}, message ${messageId}, ${title}`;
  if (platform === 'discord') {
    return [{ kind: 'doubled message on Discord', what: kind ?? 'card', ids }];
  }
  // Telegram does not say which messages are answers to somebody: only notifications never are.
  return kind ? [{ kind: 'doubled message on Telegram', what: kind, ids }] : [];
}
