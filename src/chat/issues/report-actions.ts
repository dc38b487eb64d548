import { AppError } from '../../domain/app-error.ts';
import type { ServiceId } from '../../domain/id.ts';
import { commentMaxLength, issueTypes } from '../../domain/issues/issue.ts';
import type { IssueDraft } from '../../domain/issues/issue-draft.ts';
import type { Season, TitleKey } from '../../domain/titles/title.ts';
import { defineAction } from '../action.ts';
import { count, id, oneOf, titleKey } from '../argument.ts';
import type { Context } from '../context.ts';
import { openForm, type Reply, replyPrivately, updateMessage } from '../reply.ts';
import { textView, type View } from '../view.ts';
import { issueUses, showIssue } from './issue-actions.ts';
import { episodeView, type ReportButtonIds, seasonView, typeView } from './report-views.ts';

/** The use cases that reporting an issue needs. */
export const reportUses = ['issueReports', 'services', ...issueUses] as const;
type ReportContext = Context<(typeof reportUses)[number]>;

const uses = reportUses;
const draftId = id<'issue-draft'>();

/** Starts a report about the title of a card. */
const reportTitle = defineAction({
  verb: 'report-issue',
  uses,
  args: { service: id<'service'>(), title: titleKey },
  run: async (ctx, { service, title }) => replyPrivately(await startReport(ctx, service, title)),
});

/** Starts a report about a title from a list. Only the user who opened the list may pick. */
const chooseTitle = defineAction({
  verb: 'issue-title',
  uses,
  args: { owner: id<'user'>() },
  hasPicker: true,
  async run(ctx, { owner }, press) {
    if (owner !== ctx.actor.userId) throw new AppError('not-yours');
    const key = titleKey.read(press.picked ?? press.values[0] ?? '');
    if (!key) throw new AppError('invalid-input');
    const serviceId = await ctx.useCases.services.resolveServiceId(ctx.actor);
    return updateMessage(await startReport(ctx, serviceId, key));
  },
});

const chooseSeason = defineAction({
  verb: 'issue-season',
  uses,
  args: { draft: draftId },
  hasPicker: true,
  async run(ctx, args, press) {
    const draft = await ctx.useCases.issueReports.getDraft(ctx.actor, args.draft);
    const number = Number(press.picked ?? press.values[0]);
    const season = await findSeason(ctx, draft, number);
    const chosen = await ctx.useCases.issueReports.choosePart(draft, {
      season: season.number,
      episode: null,
    });
    return updateMessage(
      season.episodes > 0 ? episodesOf(ctx, chosen, season, 0) : typeView(propsOf(ctx, chosen)),
    );
  },
});

const turnSeasons = defineAction({
  verb: 'issue-seasons',
  uses,
  args: { draft: draftId, page: count },
  async run(ctx, args) {
    const { issueReports } = ctx.useCases;
    const draft = await issueReports.getDraft(ctx.actor, args.draft);
    const seasons = await issueReports.listSeasons(draft, ctx.language);
    return updateMessage(seasonView(propsOf(ctx, draft), seasons, args.page));
  },
});

const chooseEpisode = defineAction({
  verb: 'issue-episode',
  uses,
  args: { draft: draftId },
  hasPicker: true,
  async run(ctx, args, press) {
    const draft = await ctx.useCases.issueReports.getDraft(ctx.actor, args.draft);
    const { number: season, episodes } = await findSeason(ctx, draft, draft.season);
    const episode = Number(press.picked ?? press.values[0]);
    if (!Number.isInteger(episode) || episode < 1 || episode > episodes)
      throw new AppError('invalid-input');
    return showTypes(ctx, draft, { season, episode });
  },
});

const turnEpisodes = defineAction({
  verb: 'issue-episodes',
  uses,
  args: { draft: draftId, page: count },
  async run(ctx, args) {
    const draft = await ctx.useCases.issueReports.getDraft(ctx.actor, args.draft);
    const season = await findSeason(ctx, draft, draft.season);
    return updateMessage(episodesOf(ctx, draft, season, args.page));
  },
});

/** The issue concerns the whole series, or the whole season. */
const chooseWhole = defineAction({
  verb: 'issue-whole',
  uses,
  args: { draft: draftId, what: oneOf('series', 'season') },
  async run(ctx, { draft: chosen, what }) {
    const draft = await ctx.useCases.issueReports.getDraft(ctx.actor, chosen);
    const season = what === 'series' ? null : draft.season;
    return showTypes(ctx, draft, { season, episode: null });
  },
});

const chooseType = defineAction({
  verb: 'issue-type',
  args: { draft: draftId, type: oneOf(...issueTypes) },
  opensForm: true,
  async run({ t }, { draft, type }) {
    const message = {
      name: 'message',
      label: t('field-issue-message'),
      isLong: true,
      isRequired: true,
      maxLength: commentMaxLength,
    };
    return openForm({
      title: t('issue-report-title'),
      submit: submitReport.id({ draft, type }),
      fields: [message],
    });
  },
});

const submitReport = defineAction({
  verb: 'issue-submit',
  uses,
  args: { draft: draftId, type: oneOf(...issueTypes) },
  async run(ctx, { draft: chosen, type }, press) {
    const { useCases, actor, locale } = ctx;
    const draft = await useCases.issueReports.getDraft(actor, chosen);
    const message = press.fields['message'] ?? '';
    const origin = useCases.services.resolveOrigin(actor);
    const input = { draft, type, message, origin, locale };
    return showIssue(ctx, await useCases.issueReports.report(actor, input));
  },
});

const cancelReport = defineAction({
  verb: 'issue-cancel',
  uses,
  args: { draft: draftId },
  async run(ctx, { draft }) {
    await ctx.useCases.issueReports.getDraft(ctx.actor, draft);
    return updateMessage(textView(ctx.t('issue-report-canceled')));
  },
});

/** The actions of all buttons of reports. */
export const reportActions = [
  reportTitle,
  chooseTitle,
  chooseSeason,
  turnSeasons,
  chooseEpisode,
  turnEpisodes,
  chooseWhole,
  chooseType,
  submitReport,
  cancelReport,
];

/** The id of the button on a card that reports an issue with its title. */
export function reportButtonId(service: ServiceId, title: TitleKey): string {
  return reportTitle.id({ service, title });
}

/** The id of a picker of titles. */
export const chooseTitleId = chooseTitle.id;

/** The first question of a report. Throws like `IssueReports.start`. */
export async function startReport(
  ctx: ReportContext,
  serviceId: ServiceId,
  key: TitleKey,
): Promise<View> {
  const { useCases, actor, language } = ctx;
  const { draft, seasons } = await useCases.issueReports.start(actor, serviceId, { key, language });
  const props = propsOf(ctx, draft);
  return seasons.length > 0 ? seasonView(props, seasons, 0) : typeView(props);
}

async function findSeason(
  { useCases, language }: ReportContext,
  draft: IssueDraft,
  number: number | null,
): Promise<Season> {
  const seasons = await useCases.issueReports.listSeasons(draft, language);
  const season = seasons.find((each) => each.number === number);
  if (!season) throw new AppError('invalid-input');
  return season;
}

function episodesOf(ctx: ReportContext, draft: IssueDraft, season: Season, page: number): View {
  return episodeView(propsOf(ctx, draft), season.episodes, page);
}

async function showTypes(
  ctx: ReportContext,
  draft: IssueDraft,
  part: Pick<IssueDraft, 'season' | 'episode'>,
): Promise<Reply> {
  const chosen = await ctx.useCases.issueReports.choosePart(draft, part);
  return updateMessage(typeView(propsOf(ctx, chosen)));
}

function propsOf({ t }: ReportContext, draft: IssueDraft) {
  return { draft, ids: buttonIds(draft), t };
}

function buttonIds({ id: draft }: IssueDraft): ReportButtonIds {
  return {
    chooseSeason: chooseSeason.id({ draft }),
    chooseEpisode: chooseEpisode.id({ draft }),
    turnSeasons: (page) => turnSeasons.id({ draft, page }),
    turnEpisodes: (page) => turnEpisodes.id({ draft, page }),
    wholeSeries: chooseWhole.id({ draft, what: 'series' }),
    wholeSeason: chooseWhole.id({ draft, what: 'season' }),
    chooseType: (type) => chooseType.id({ draft, type }),
    cancel: cancelReport.id({ draft }),
  };
}
