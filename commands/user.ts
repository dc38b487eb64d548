import { defineAction } from '../src/chat/action.ts';
import { accountNumber, id } from '../src/chat/argument.ts';
import { defineCommand } from '../src/chat/command.ts';
import type { Context } from '../src/chat/context.ts';
import { assertPrivate, doerOf } from '../src/chat/doer.ts';
import { memberLine, membersView, memberView } from '../src/chat/member-view.ts';
import { ask, update, whisper } from '../src/chat/reply.ts';
import { say, type View } from '../src/chat/view.ts';
import type { UserId } from '../src/core/id.ts';

const nameMaxLength = 60;
const user = id<'user'>();

const show = defineAction({
  verb: 'user-show',
  args: { user },
  run: async (ctx, args) => update(await cardOf(ctx, args.user)),
});

/** Links only after a question: names and addresses are no proof. */
const propose = defineAction({
  verb: 'user-link',
  args: { user, account: accountNumber },
  run: async (ctx, args) => update(await question(ctx, args.user, args.account)),
});

const pick = defineAction({
  verb: 'user-pick',
  args: { user },
  picks: true,
  async run(ctx, args, press) {
    const number = accountNumber.read(press.toggled ?? press.values[0] ?? '');
    return update(await question(ctx, args.user, number ?? 0));
  },
});

const assign = defineAction({
  verb: 'user-assign',
  args: { user, account: accountNumber },
  async run(ctx, args) {
    await ctx.app.identityDesk.assign(adminOf(ctx), args.user, args.account);
    return update(await cardOf(ctx, args.user));
  },
});

const choose = defineAction({
  verb: 'user-choose',
  args: { user },
  opensForm: true,
  run: async ({ t }, args) =>
    ask({
      title: t('user-ask-pick'),
      submit: search.id({ user: args.user }),
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
  args: { user },
  async run(ctx, args, press) {
    const { app, t } = ctx;
    const named = press.fields['name']?.trim() || null;
    const free = await app.identityDesk.free(adminOf(ctx), named);
    if (free.length === 0) return whisper(say(t('user-free-none'), 'warn'));
    return whisper({
      tone: 'neutral',
      lines: [[t('user-ask-pick')]],
      picker: {
        press: pick.id({ user: args.user }),
        placeholder: t('user-ask-pick'),
        many: false,
        options: free.map(({ name, number }) => ({
          value: accountNumber.write(number),
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
  args: { user },
  async run(ctx, args) {
    await ctx.app.identityDesk.unlink(adminOf(ctx), args.user);
    return update(await cardOf(ctx, args.user));
  },
});

const block = defineAction({
  verb: 'user-block',
  args: { user },
  run: (ctx, args) => setBlocked(ctx, args.user, true),
});

const unblock = defineAction({
  verb: 'user-unblock',
  args: { user },
  run: (ctx, args) => setBlocked(ctx, args.user, false),
});

export default defineCommand({
  name: 'user',
  summary: 'command-user',
  options: { who: { kind: 'text', summary: 'option-who', isRequired: false } },
  actions: [show, propose, pick, assign, choose, search, unlink, block, unblock],
  async run(ctx, { who }) {
    assertPrivate(ctx);
    const { members, alike } = await ctx.app.identityDesk.list(adminOf(ctx), who);
    const [only, ...others] = members;
    if (who !== null && only && others.length === 0) return whisper(await cardOf(ctx, only.id));
    const title = ctx.t(who === null ? 'user-title-unlinked' : 'user-title');
    return whisper(membersView({ title, members, alike, t: ctx.t, showId }));
  },
});

const showId = (of: UserId) => show.id({ user: of });

function adminOf(ctx: Context) {
  const { app, user: self, space } = ctx;
  return { user: self, by: doerOf(ctx), serviceId: app.services.idFor(space) };
}

async function cardOf(ctx: Context, userId: UserId): Promise<View> {
  assertPrivate(ctx);
  const { member, alike } = await ctx.app.identityDesk.show(adminOf(ctx), userId);
  const args = { user: userId };
  return memberView({
    member,
    alike,
    t: ctx.t,
    ids: {
      link: (account) => propose.id({ ...args, account }),
      choose: choose.id(args),
      unlink: unlink.id(args),
      block: block.id(args),
      unblock: unblock.id(args),
    },
  });
}

async function question(ctx: Context, userId: UserId, number: number): Promise<View> {
  assertPrivate(ctx);
  const { app, t } = ctx;
  const { member, account } = await app.identityDesk.propose(adminOf(ctx), userId, number);
  const about = { name: member.name, account: account.name, number };
  return {
    tone: 'warn',
    title: t('user-ask-title', about),
    lines: [memberLine(member, t), [t('user-ask-lines', about)]],
    buttons: [
      [
        {
          label: t('button-user-link', about),
          press: assign.id({ user: userId, account: number }),
          style: 'main',
        },
        { label: t('button-cancel'), press: showId(userId), style: 'plain' },
      ],
    ],
  };
}

async function setBlocked(ctx: Context, userId: UserId, isBlocked: boolean) {
  await ctx.app.identityDesk.setBlocked(adminOf(ctx), userId, isBlocked);
  return update(await cardOf(ctx, userId));
}
