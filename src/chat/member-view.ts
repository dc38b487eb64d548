import type { AccountId, UserId } from '../core/id.ts';
import type { Member, Resemblance } from '../core/identity.ts';
import type { Say } from './text/catalogue.ts';
import type { Button, Line, View } from './view.ts';

/** With a row to turn pages, so many rows of members have room on every platform. */
const mostMembers = 12;
const perRow = 3;

/** A page of a list of members, each with a button, and what those without an account might be. */
export function membersView(parts: {
  readonly title: string;
  readonly members: readonly Member[];
  readonly alike: readonly Resemblance[];
  readonly t: Say;
  readonly page: number;
  readonly showId: (id: UserId) => string;
  /** The other pages; null where the list has but its first. */
  readonly pageId: ((page: number) => string) | null;
}): View {
  const { title, alike, t, showId, pageId } = parts;
  const last = Math.max(0, Math.ceil(parts.members.length / mostMembers) - 1);
  const page = Math.min(parts.page, last);
  const start = page * mostMembers;
  const members = parts.members.slice(start, start + mostMembers);
  const isMore = page < last;
  if (members.length === 0) return { tone: 'neutral', title, lines: [[t('user-none')]] };
  const buttons = members.map(
    ({ id, name }): Button => ({ label: name, press: showId(id), style: 'plain' }),
  );
  return {
    tone: 'neutral',
    title,
    lines: [
      ...members.flatMap((member) => [memberLine(member, t), ...alikeLines(member, alike, t)]),
      ...(isMore && !pageId ? [[{ quiet: t('user-more') }]] : []),
    ],
    buttons: [...rowsOf(buttons), turning()].filter((row) => row.length > 0),
  };

  function turning(): Button[] {
    if (!pageId) return [];
    const turn = (label: string, to: number): Button => ({
      label,
      press: pageId(to),
      style: 'plain',
    });
    return [
      ...(page > 0 ? [turn(t('button-back'), page - 1)] : []),
      ...(isMore ? [turn(t('button-next'), page + 1)] : []),
    ];
  }
}

/** One member with all that an admin can do about them. */
export function memberView(parts: {
  readonly member: Member;
  readonly alike: readonly Resemblance[];
  readonly t: Say;
  /** The servers to look at them on, where there are several. */
  readonly servers: readonly Button[];
  readonly ids: {
    readonly link: (account: AccountId) => string;
    readonly choose: string;
    readonly unlink: string;
    readonly block: string;
    readonly unblock: string;
  };
}): View {
  const { member, alike, t, servers, ids } = parts;
  const { name, account, isBlocked, isAdmin } = member;
  const linking: Button[] = account
    ? [{ label: t('button-user-unlink'), press: ids.unlink, style: 'danger' }]
    : alike.slice(0, 3).map((each) => ({
        label: t('button-user-link', { name: each.accountName, number: each.accountNumber }),
        press: ids.link(each.accountId),
        style: 'plain',
      }));
  const others: Button[] = [
    { label: t('button-user-choose'), press: ids.choose, style: 'plain' },
    isBlocked
      ? { label: t('button-user-unblock'), press: ids.unblock, style: 'plain' }
      : { label: t('button-user-block'), press: ids.block, style: 'danger' },
  ];
  return {
    tone: isBlocked ? 'warn' : 'neutral',
    title: name,
    lines: [
      memberLine(member, t),
      [account ? t('user-account', { name: account.name }) : t('user-account-none')],
      ...(isAdmin ? [[t('right-admin')]] : []),
      ...(isBlocked ? [[{ bold: t('user-blocked') }]] : []),
      ...alikeLines(member, alike, t),
    ],
    buttons: [linking, others, servers].filter((row) => row.length > 0),
  };
}

/** A member by their chat accounts; ids tell those apart who only look the same. */
export function memberLine({ name, chatAccounts }: Member, t: Say): Line {
  const chats = chatAccounts.map(({ platform, platformUserId, name, username }) => {
    const handle = username === null ? '' : `@${username} `;
    return `${name} (${t(`platform-${platform}`)} ${handle}${platformUserId})`;
  });
  return [{ bold: name }, ` · ${chats.join(', ')}`];
}

function alikeLines({ id, name }: Member, alike: readonly Resemblance[], t: Say): Line[] {
  return alike
    .filter((each) => each.userId === id)
    .map(({ accountName: account, accountNumber: number }) => [
      { quiet: t('user-line-alike', { name, account, number }) },
    ]);
}

function rowsOf(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = [];
  for (let index = 0; index < buttons.length; index += perRow) {
    rows.push(buttons.slice(index, index + perRow));
  }
  return rows;
}
