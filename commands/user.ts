import { memberLine, membersView, memberView } from '../src/chat/accounts/member-view.ts';
import { defineAction } from '../src/chat/action.ts';
import { count, id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { assertPrivate } from '../src/chat/private-chat.ts';
import { openForm, replyPrivately, updateMessage } from '../src/chat/reply.ts';
import { serverButtons } from '../src/chat/services/server-choice.ts';
import { textView, type View } from '../src/chat/view.ts';
import type { AccountId, ServiceId, UserId } from '../src/domain/id.ts';
import { cutText } from '../src/domain/text.ts';

const uses = ['memberAdmin', 'services'] as const;
type UserContext = Context<(typeof uses)[number]>;

/** The user that a button is about, and the server. */
const member = { user: id<'user'>(), service: id<'service'>() };
const accountId = id<'account'>();
const nameMaxLength = 60;

interface MemberArgs {
  readonly user: UserId;
  readonly service: ServiceId;
}

const showMember = defineAction({
  verb: 'user-show',
  uses,
  args: member,
  run: async (ctx, about) => updateMessage(await loadMemberCard(ctx, about)),
});

const turnPage = defineAction({
  verb: 'user-page',
  uses,
  args: { service: member.service, page: count },
  run: async (ctx, { service, page }) => updateMessage(await unlinkedView(ctx, service, page)),
});

/** Asks for confirmation before it links: a matching name or address is no proof. */
const proposeLink = defineAction({
  verb: 'user-link',
  uses,
  args: { user: member.user, account: accountId },
  run: async (ctx, { user, account }) => updateMessage(await confirmationView(ctx, user, account)),
});

const pickAccount = defineAction({
  // Short, because the ID of the button contains two IDs and the number of the picked account.
  verb: 'match',
  uses,
  args: member,
  hasPicker: true,
  async run(ctx, { user, service }, press) {
    const number = Number(press.picked ?? press.values[0]);
    const { id: account } = await ctx.useCases.memberAdmin.findAccount(ctx.actor, service, number);
    return updateMessage(await confirmationView(ctx, user, account));
  },
});

const confirmLink = defineAction({
  verb: 'user-assign',
  uses,
  args: { user: member.user, account: accountId },
  async run(ctx, { user, account }) {
    const service = await ctx.useCases.memberAdmin.linkAccount(ctx.actor, user, account);
    return updateMessage(await loadMemberCard(ctx, { user, service }));
  },
});

const openSearchForm = defineAction({
  verb: 'user-search-form',
  uses,
  args: member,
  opensForm: true,
  run: async ({ t }, about) =>
    openForm({
      title: t('user-account-placeholder'),
      submit: searchAccounts.id(about),
      fields: [
        {
          name: 'name',
          label: t('field-account-name'),
          isLong: false,
          isRequired: false,
          maxLength: nameMaxLength,
        },
      ],
    }),
});

const searchAccounts = defineAction({
  verb: 'user-search',
  uses,
  args: member,
  async run(ctx, { user, service }, press) {
    const { useCases, t } = ctx;
    const searchText = cutText(press.fields['name']?.trim() ?? '', nameMaxLength, '') || null;
    const accounts = await useCases.memberAdmin.listAccounts(ctx.actor, service, searchText);
    if (accounts.length === 0) return replyPrivately(textView(t('user-account-no-match'), 'warn'));
    return replyPrivately({
      tone: 'neutral',
      lines: [[t('user-account-placeholder')]],
      picker: {
        press: pickAccount.id({ user, service }),
        placeholder: t('user-account-placeholder'),
        isMultiple: false,
        options: accounts.map(({ name, remoteUserId }) => ({
          value: String(remoteUserId),
          label: name,
          detail: `#${remoteUserId}`,
          isSelected: false,
        })),
      },
    });
  },
});

const unlink = defineAction({
  verb: 'user-unlink',
  uses,
  args: member,
  async run(ctx, about) {
    await ctx.useCases.memberAdmin.unlinkAccount(ctx.actor, about.service, about.user);
    return updateMessage(await loadMemberCard(ctx, about));
  },
});

const block = defineAction({
  verb: 'user-block',
  uses,
  args: member,
  run: (ctx, about) => setBlocked(ctx, about, true),
});

const unblock = defineAction({
  verb: 'user-unblock',
  uses,
  args: member,
  run: (ctx, about) => setBlocked(ctx, about, false),
});

export default defineCommand({
  name: 'user',
  summary: 'command-user',
  uses,
  options: { who: { kind: 'text', summary: 'option-who', isRequired: false } },
  isListed: async ({ actor }) => actor.isAdmin,
  actions: [
    showMember,
    turnPage,
    proposeLink,
    pickAccount,
    confirmLink,
    openSearchForm,
    searchAccounts,
    unlink,
    block,
    unblock,
  ],
  async run(ctx, { who }) {
    assertPrivate(ctx);
    const service = await ctx.useCases.services.resolveServiceId(ctx.actor);
    if (who === null) return replyPrivately(await unlinkedView(ctx, service, 0));
    const { members, suggestions } = await ctx.useCases.memberAdmin.listMembers(
      ctx.actor,
      service,
      who,
    );
    const [only, ...others] = members;
    if (only && others.length === 0) {
      return replyPrivately(await loadMemberCard(ctx, { user: only.id, service }));
    }
    const { t } = ctx;
    const showId = (user: UserId) => showMember.id({ user, service });
    const title = t('user-title');
    return replyPrivately(
      membersView({ title, members, suggestions, t, page: 0, showId, pageId: null }),
    );
  },
});

async function unlinkedView(ctx: UserContext, service: ServiceId, page: number): Promise<View> {
  assertPrivate(ctx);
  const { useCases, t } = ctx;
  const list = await useCases.memberAdmin.listMembers(ctx.actor, service, null);
  return membersView({
    ...list,
    title: t('user-title-unlinked'),
    t,
    page,
    showId: (user) => showMember.id({ user, service }),
    pageId: (to) => turnPage.id({ service, page: to }),
  });
}

async function loadMemberCard(ctx: UserContext, about: MemberArgs): Promise<View> {
  assertPrivate(ctx);
  const { useCases, t } = ctx;
  const { user, service } = about;
  const { member, suggestions } = await useCases.memberAdmin.getMember(ctx.actor, service, user);
  return memberView({
    member,
    suggestions,
    t,
    servers: serverButtons(await useCases.services.listNamed(), service, (id) =>
      showMember.id({ user, service: id }),
    ),
    ids: {
      link: (account) => proposeLink.id({ user, account }),
      openSearchForm: openSearchForm.id(about),
      unlink: unlink.id(about),
      block: block.id(about),
      unblock: unblock.id(about),
    },
  });
}

async function confirmationView(
  ctx: UserContext,
  user: UserId,
  accountId: AccountId,
): Promise<View> {
  assertPrivate(ctx);
  const { useCases, t } = ctx;
  const { member, account, sharedWith } = await useCases.memberAdmin.previewLink(
    ctx.actor,
    user,
    accountId,
  );
  const { remoteUserId, serviceId: service } = account;
  const about = { name: member.name, account: account.name, id: String(remoteUserId) };
  return {
    tone: 'warn',
    title: t('user-link-title', about),
    lines: [
      memberLine(member, t),
      [t('user-link-lines', about)],
      ...(sharedWith.length > 0
        ? [[t('user-account-shared', { names: sharedWith.join(', ') })]]
        : []),
    ],
    buttons: [
      [
        {
          label: t('button-user-link', { name: account.name, id: about.id }),
          press: confirmLink.id({ user, account: accountId }),
          style: 'main',
        },
        { label: t('button-cancel'), press: showMember.id({ user, service }), style: 'plain' },
      ],
    ],
  };
}

async function setBlocked(ctx: UserContext, about: MemberArgs, isBlocked: boolean) {
  await ctx.useCases.memberAdmin.setBlocked(ctx.actor, about.user, isBlocked);
  return updateMessage(await loadMemberCard(ctx, about));
}
