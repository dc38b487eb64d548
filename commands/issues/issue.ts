import { defineCommand } from '../../src/chat/command.ts';
import type { Context } from '../../src/chat/context.ts';
import { issueActions } from '../../src/chat/issues/issue-actions.ts';
import {
  chooseTitleId,
  reportActions,
  reportUses,
  startReport,
} from '../../src/chat/issues/report-actions.ts';
import { chooseTitleView } from '../../src/chat/issues/report-views.ts';
import { replyPrivately } from '../../src/chat/reply.ts';
import { findAccount } from '../../src/chat/titles/find-account.ts';
import { toSuggestions } from '../../src/chat/titles/search-results.ts';
import { textView, type View } from '../../src/chat/view.ts';
import type { Account } from '../../src/domain/accounts/account.ts';
import { AppError } from '../../src/domain/app-error.ts';
import { isExactTitle } from '../../src/domain/titles/exact-title.ts';
import { parseLinkedTitle } from '../../src/domain/titles/links/linked-season.ts';
import type { SearchHit } from '../../src/domain/titles/title.ts';

const uses = ['members', 'titleSearch', ...reportUses] as const;
type IssueContext = Context<(typeof uses)[number]>;

export default defineCommand({
  name: 'issue',
  summary: 'command-issue',
  uses,
  options: {
    title: { kind: 'text', summary: 'option-issue-title', isRequired: false, suggest },
  },
  actions: [...reportActions, ...issueActions],
  isListed: async ({ actor, useCases }) =>
    useCases.issueReports.canReport(actor, await useCases.services.resolveServiceId(actor)),
  async run(ctx, { title }) {
    if (title === null) return replyPrivately(await recentView(ctx));
    const chosen = parseLinkedTitle(title);
    if (!chosen) return replyPrivately(await searchView(ctx, title));
    const serviceId = await ctx.useCases.services.resolveServiceId(ctx.actor);
    return replyPrivately(await startReport(ctx, serviceId, chosen.key));
  },
});

/** What the user requested and can watch now. */
async function recentView({ actor, useCases, t }: IssueContext): Promise<View> {
  const serviceId = await useCases.services.resolveServiceId(actor);
  const titles = await useCases.issueReports.listRecentTitles(actor, serviceId);
  if (titles.length === 0) return textView(t('issue-none-recent'));
  const press = chooseTitleId({ owner: actor.userId });
  return chooseTitleView(titles, { press, hint: t('issue-choose-recent'), t });
}

/** The titles in the library with this name. Only one that is certainly meant is opened at once. */
async function searchView(ctx: IssueContext, words: string): Promise<View> {
  const { actor, t } = ctx;
  const account = await findAccount(ctx);
  const { hits, isGuess } = await findAll(ctx, account, words);
  const [only, ...others] = hits.filter(isInLibrary);
  if (!only) {
    if (hits.length > 0) throw new AppError('issue-title-unavailable');
    return textView(t('search-empty', { words }), 'warn');
  }
  const isCertain = !isGuess && (hits.length === 1 || isExactTitle(only, words));
  if (others.length === 0 && isCertain) return startReport(ctx, account.serviceId, only);
  const press = chooseTitleId({ owner: actor.userId });
  const hint = t(others.length > 0 ? 'issue-choose-title' : 'issue-choose-only');
  return chooseTitleView([only, ...others], { press, hint, t });
}

/** What a search finds on all of its pages: a title of the library can be behind more popular ones. */
async function findAll({ useCases, language }: IssueContext, account: Account, words: string) {
  let results = await useCases.titleSearch.search(account, words, language);
  const hits = [...results.hits];
  while (!results.isLast) {
    const next = results.page + 1;
    results = await useCases.titleSearch.search(account, words, language, next);
    if (results.page < next) break;
    hits.push(...results.hits);
  }
  return { hits, isGuess: results.isGuess };
}

async function suggest(ctx: IssueContext, typed: string) {
  if (typed.trim() === '') return [];
  const account = await findAccount(ctx);
  const { hits } = await ctx.useCases.titleSearch.suggest(account, typed, ctx.language);
  return toSuggestions({ hits: hits.filter(isInLibrary), groups: [] }, typed, ctx.t);
}

function isInLibrary({ status }: SearchHit): boolean {
  return status === 'available' || status === 'partial';
}
