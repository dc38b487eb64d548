import type { AccountSuggestion, Member } from '../../domain/accounts/identity.ts';
import type { AccountId, UserId } from '../../domain/id.ts';
import type { Translate } from '../i18n/translations.ts';
import type { Button, Line, View } from '../view.ts';

/** Leaves room for the row with the page buttons on every platform. */
const membersPerPage = 12;
const buttonsPerRow = 3;

/** A page of a list of members, each with a button, and with a suggested account for those without one. */
export function membersView(parts: {
  readonly title: string;
  readonly members: readonly Member[];
  readonly suggestions: readonly AccountSuggestion[];
  readonly t: Translate;
  readonly page: number;
  readonly showId: (id: UserId) => string;
  /** Opens another page; null if there is only one. */
  readonly pageId: ((page: number) => string) | null;
}): View {
  const { title, suggestions, t, showId, pageId } = parts;
  const last = Math.max(0, Math.ceil(parts.members.length / membersPerPage) - 1);
  const page = Math.min(parts.page, last);
  const start = page * membersPerPage;
  const members = parts.members.slice(start, start + membersPerPage);
  const isMore = page < last;
  if (members.length === 0) return { tone: 'neutral', title, lines: [[t('user-none')]] };
  const buttons = members.map(
    ({ id, name }): Button => ({ label: name, press: showId(id), style: 'plain' }),
  );
  return {
    tone: 'neutral',
    title,
    lines: [
      ...members.flatMap((member) => [
        memberLine(member, t),
        ...suggestionLines(member, suggestions, t),
      ]),
      ...(isMore && !pageId ? [[{ quiet: t('user-more') }]] : []),
    ],
    buttons: [...rowsOf(buttons), pageButtons()].filter((row) => row.length > 0),
  };

  function pageButtons(): Button[] {
    if (!pageId) return [];
    const pageButton = (label: string, to: number): Button => ({
      label,
      press: pageId(to),
      style: 'plain',
    });
    return [
      ...(page > 0 ? [pageButton(t('button-back'), page - 1)] : []),
      ...(isMore ? [pageButton(t('button-next'), page + 1)] : []),
    ];
  }
}

/** A member with everything that an admin can do about them. */
export function memberView(parts: {
  readonly member: Member;
  readonly suggestions: readonly AccountSuggestion[];
  readonly t: Translate;
  /** Buttons for the other servers, if there are several. */
  readonly servers: readonly Button[];
  readonly ids: {
    readonly link: (account: AccountId) => string;
    readonly openSearchForm: string;
    readonly unlink: string;
    readonly block: string;
    readonly unblock: string;
  };
}): View {
  const { member, suggestions, t, servers, ids } = parts;
  const { name, account, isBlocked, isAdmin } = member;
  const linking: Button[] = account
    ? [{ label: t('button-user-unlink'), press: ids.unlink, style: 'danger' }]
    : suggestions.slice(0, 3).map((each) => ({
        label: t('button-user-link', { name: each.accountName, id: String(each.remoteUserId) }),
        press: ids.link(each.accountId),
        style: 'plain',
      }));
  const others: Button[] = [
    { label: t('button-user-choose'), press: ids.openSearchForm, style: 'plain' },
    isBlocked || account?.isBlocked
      ? { label: t('button-user-unblock'), press: ids.unblock, style: 'plain' }
      : { label: t('button-user-block'), press: ids.block, style: 'danger' },
  ];
  return {
    tone: isBlocked ? 'warn' : 'neutral',
    title: name,
    lines: [
      memberLine(member, t),
      [account ? t('user-account', { name: account.name }) : t('user-account-none')],
      ...(account && account.sharedWith.length > 0
        ? [[t('user-account-shared', { names: account.sharedWith.join(', ') })]]
        : []),
      ...(isAdmin ? [[t('permission-admin')]] : []),
      ...(isBlocked ? [[{ bold: t('user-blocked') }]] : []),
      ...(account?.isBlocked ? [[{ bold: t('user-account-blocked') }]] : []),
      ...suggestionLines(member, suggestions, t),
    ],
    buttons: [linking, others, servers].filter((row) => row.length > 0),
  };
}

/** A member as text, with their chat accounts. The ids distinguish names that look the same. */
export function memberLine({ name, chatAccounts }: Member, t: Translate): Line {
  const chats = chatAccounts.map(({ platform, platformUserId, name, username }) => {
    const handle = username === null ? '' : `@${username} `;
    return `${name} (${t(`platform-${platform}`)} ${handle}${platformUserId})`;
  });
  return [{ bold: name }, ` · ${chats.join(', ')}`];
}

function suggestionLines(
  { id, name }: Member,
  suggestions: readonly AccountSuggestion[],
  t: Translate,
): Line[] {
  return suggestions
    .filter((each) => each.userId === id)
    .map(({ accountName: account, remoteUserId }) => [
      { quiet: t('user-suggestion', { name, account, id: String(remoteUserId) }) },
    ]);
}

function rowsOf(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (let index = 0; index < buttons.length; index += buttonsPerRow) {
    rows.push(buttons.slice(index, index + buttonsPerRow));
  }
  return rows;
}
