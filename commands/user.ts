import { defineAction } from '../src/chat/action.ts';
import { count, id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { assertPrivate, doerOf } from '../src/chat/doer.ts';
import { memberLine, membersView, memberView } from '../src/chat/member-view.ts';
import { ask, update, whisper } from '../src/chat/reply.ts';
import { serverButtons } from '../src/chat/server-choice.ts';
import { say, type View } from '../src/chat/view.ts';
import type { AccountId, ServiceId, UserId } from '../src/core/id.ts';

/** Whom a button is about, and on which server. */
const member = { user: id<'user'>(), service: id<'service'>() };
const accountId = id<'account'>();
const nameMaxLength = 60;

interface About {
  readonly user: UserId;
  readonly service: ServiceId;
}

const show = defineAction({
  verb: 'user-show',
  args: member,
  run: async (ctx, about) => update(await cardOf(ctx, about)),
});

const leaf = defineAction({
  verb: 'user-page',
  args: { service: member.service, page: count },
  run: async (ctx, { service, page }) => update(await unlinkedView(ctx, service, page)),
});

/** Links only after a question: names and addresses are no proof. */
const propose = defineAction({
  verb: 'user-link',
  args: { user: member.user, account: accountId },
  run: async (ctx, { user, account }) => update(await question(ctx, user, account)),
});

const pick = defineAction({
  // Short, because the account that is picked stands behind two ids.
  verb: 'match',
  args: member,
  picks: true,
  async run(ctx, { user, service }, press) {
    const number = Number(press.toggled ?? press.values[0]);
    const { id: account } = await ctx.app.identityDesk.account(adminOf(ctx), service, number);
    return update(await question(ctx, user, account));
  },
});

const assign = defineAction({
  verb: 'user-assign',
  args: { user: member.user, account: accountId },
  async run(ctx, { user, account }) {
    const service = await ctx.app.identityDesk.assign(adminOf(ctx), user, account);
    return update(await cardOf(ctx, { user, service }));
  },
});

const choose = defineAction({
  verb: 'user-choose',
  args: member,
  opensForm: true,
  run: async ({ t }, about) =>
    ask({
      title: t('user-ask-pick'),
      submit: search.id(about),
      fields: [
        {
          name: 'name',
          label: t('user-ask-name'),
          isLong: false,
          isRequired: false,
          maxLength: nameMaxLength,
        },
      ],
    }),
});

const search = defineAction({
  verb: 'user-search',
  args: member,
  async run(ctx, { user, service }, press) {
    const { app, t } = ctx;
    const named = press.fields['name']?.trim() || null;
    const free = await app.identityDesk.free(adminOf(ctx), service, named);
    if (free.length === 0) return whisper(say(t('user-free-none'), 'warn'));
    return whisper({
      tone: 'neutral',
      lines: [[t('user-ask-pick')]],
      picker: {
        press: pick.id({ user, service }),
        placeholder: t('user-ask-pick'),
        many: false,
        options: free.map(({ name, number }) => ({
          value: String(number),
          label: name,
          detail: `#${number}`,
          isPicked: false,
        })),
      },
    });
  },
});

const unlink = defineAction({
  verb: 'user-unlink',
  args: member,
  async run(ctx, about) {
    await ctx.app.identityDesk.unlink(adminOf(ctx), about.service, about.user);
    return update(await cardOf(ctx, about));
  },
});

const block = defineAction({
  verb: 'user-block',
  args: member,
  run: (ctx, about) => setBlocked(ctx, about, true),
});

const unblock = defineAction({
  verb: 'user-unblock',
  args: member,
  run: (ctx, about) => setBlocked(ctx, about, false),
});

export default defineCommand({
  name: 'user',
  summary: 'command-user',
  options: { who: { kind: 'text', summary: 'option-who', isRequired: false } },
  isFor: async ({ user }) => user.isAdmin,
  actions: [show, leaf, propose, pick, assign, choose, search, unlink, block, unblock],
  async run(ctx, { who }) {
    assertPrivate(ctx);
    const service = await ctx.app.services.idFor(ctx);
    if (who === null) return whisper(await unlinkedView(ctx, service, 0));
    const { members, alike } = await ctx.app.identityDesk.list(adminOf(ctx), service, who);
    const [only, ...others] = members;
    if (only && others.length === 0) {
      return whisper(await cardOf(ctx, { user: only.id, service }));
    }
    const { t } = ctx;
    const showId = (user: UserId) => show.id({ user, service });
    const title = t('user-title');
    return whisper(membersView({ title, members, alike, t, page: 0, showId, pageId: null }));
  },
});

async function unlinkedView(ctx: Context, service: ServiceId, page: number): Promise<View> {
  assertPrivate(ctx);
  const { app, t } = ctx;
  const list = await app.identityDesk.list(adminOf(ctx), service, null);
  return membersView({
    ...list,
    title: t('user-title-unlinked'),
    t,
    page,
    showId: (user) => show.id({ user, service }),
    pageId: (to) => leaf.id({ service, page: to }),
  });
}

function adminOf(ctx: Context) {
  return { user: ctx.user, by: doerOf(ctx) };
}

async function cardOf(ctx: Context, about: About): Promise<View> {
  assertPrivate(ctx);
  const { app, t } = ctx;
  const { user, service } = about;
  const { member, alike } = await app.identityDesk.show(adminOf(ctx), service, user);
  return memberView({
    member,
    alike,
    t,
    servers: serverButtons(await app.services.named(), service, (id) =>
      show.id({ user, service: id }),
    ),
    ids: {
      link: (account) => propose.id({ user, account }),
      choose: choose.id(about),
      unlink: unlink.id(about),
      block: block.id(about),
      unblock: unblock.id(about),
    },
  });
}

async function question(ctx: Context, user: UserId, accountId: AccountId): Promise<View> {
  assertPrivate(ctx);
  const { app, t } = ctx;
  const { member, account } = await app.identityDesk.propose(adminOf(ctx), user, accountId);
  const { number, serviceId: service } = account;
  const about = { name: member.name, account: account.name, number };
  return {
    tone: 'warn',
    title: t('user-ask-title', about),
    lines: [memberLine(member, t), [t('user-ask-lines', about)]],
    buttons: [
      [
        {
          label: t('button-user-link', about),
          press: assign.id({ user, account: accountId }),
          style: 'main',
        },
        { label: t('button-cancel'), press: show.id({ user, service }), style: 'plain' },
      ],
    ],
  };
}

async function setBlocked(ctx: Context, about: About, isBlocked: boolean) {
  await ctx.app.identityDesk.setBlocked(adminOf(ctx), about.user, isBlocked);
  return update(await cardOf(ctx, about));
}
