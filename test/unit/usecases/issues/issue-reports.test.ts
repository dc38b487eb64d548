import { beforeEach, describe, expect, it } from 'vitest';
import { anActor, aRequest, aSeries, aTitle } from '../../../support/factories.ts';
import {
  createIssueSetup,
  matrix,
  reporterPermissions,
  serviceId,
} from '../../../support/in-memory/issue-setup.ts';

let setup: ReturnType<typeof createIssueSetup>;
beforeEach(() => {
  setup = createIssueSetup();
});
const start = { key: matrix, language: 'en' };
const parts = { type: 'video', origin: null, locale: 'en' } as const;

describe('a report', () => {
  it('is recorded once for a draft, together with the job that sends it', async () => {
    const { actor, account } = setup.addUser(reporterPermissions, 3);
    const { draft, seasons } = await setup.reports.start(actor, serviceId, start);
    expect(seasons).toEqual([]);
    const input = { ...parts, draft, message: '  Stutters\r\nat 12:34\u0007 ' };
    const issue = await setup.reports.report(actor, input);
    expect(issue).toMatchObject({
      state: 'queued',
      message: 'Stutters\nat 12:34',
      accountId: account.id,
      userId: actor.userId,
    });
    expect(setup.jobs).toEqual([{ kind: 'send-issue', payload: { issueId: issue.id } }]);
    expect(await setup.reports.report(actor, { ...input, message: 'again' })).toEqual(issue);
    expect(setup.issues.size).toBe(1);
  });

  it('needs a message', async () => {
    const { actor } = setup.addUser(reporterPermissions, 3);
    const { draft } = await setup.reports.start(actor, serviceId, start);
    const reporting = setup.reports.report(actor, { ...parts, draft, message: ' \n ' });
    await expect(reporting).rejects.toMatchObject({ code: 'no-issue-message' });
  });

  it('is refused for titles that are not in the library', async () => {
    const { actor } = setup.addUser(reporterPermissions, 3);
    setup.server.getTitleDetails = async () => aTitle({ standard: 'processing' });
    const starting = setup.reports.start(actor, serviceId, start);
    await expect(starting).rejects.toMatchObject({ code: 'issue-title-unavailable' });
  });

  it('checks the permission again when it is sent', async () => {
    const { actor } = setup.addUser(reporterPermissions, 3);
    const { draft } = await setup.reports.start(actor, serviceId, start);
    const other = setup.addUser(0, 4);
    const reporting = setup.reports.report(other.actor, { ...parts, draft, message: 'x' });
    await expect(reporting).rejects.toMatchObject({ code: 'no-issue-permission' });
  });

  it('can be about the available seasons of a series, but not its specials', async () => {
    const { actor } = setup.addUser(reporterPermissions, 3);
    const series = aSeries(3, { standard: 'partial' });
    const seasons = [
      { number: 0, name: 'Specials', episodes: 2, standard: 'available', in4k: 'unknown' } as const,
      ...series.seasons.map((season) => ({
        ...season,
        standard: season.number === 2 ? ('available' as const) : ('unknown' as const),
      })),
    ];
    setup.server.getTitleDetails = async () => ({ ...series, seasons });
    const started = await setup.reports.start(actor, serviceId, start);
    expect(started.seasons.map(({ number }) => number)).toEqual([2]);
    const chosen = await setup.reports.choosePart(started.draft, { season: 2, episode: 5 });
    expect(await setup.reports.getDraft(actor, chosen.id)).toMatchObject({ season: 2, episode: 5 });
    expect(await setup.reports.listSeasons(chosen, 'en')).toHaveLength(1);
  });
});

it('the draft of another user is refused', async () => {
  const { actor } = setup.addUser(reporterPermissions, 3);
  const { draft } = await setup.reports.start(actor, serviceId, start);
  const reading = setup.reports.getDraft(anActor(), draft.id);
  await expect(reading).rejects.toMatchObject({ code: 'not-yours' });
});

it('the titles to choose from are those that the user requested and can watch, each once', async () => {
  const { actor } = setup.addUser(reporterPermissions, 3);
  setup.requests.push(
    aRequest({ serviceId, state: 'available' }),
    aRequest({ serviceId, state: 'partial' }),
    aRequest({ serviceId, state: 'pending', title: { ...aRequest().title, tmdbId: 7 } }),
    aRequest({ state: 'available', title: { ...aRequest().title, tmdbId: 8 } }),
  );
  const titles = await setup.reports.listRecentTitles(actor, serviceId);
  expect(titles.map(({ tmdbId }) => tmdbId)).toEqual([438631]);
});
