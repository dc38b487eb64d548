import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approvalChannel,
  createApprovalBot,
  people,
  syncAccounts,
} from '../../support/approvals.ts';
import { toViewText } from '../../support/reply-view.ts';
import {
  findButtonId,
  getView,
  listButtonIds,
  type ScriptedBot,
} from '../../support/scripted-bot.ts';

/** The Discord ID in alice's profile (docs/overseerr-api.md, "Users in the recordings"). */
const alice = '123456789012345678';
const channel = 'channel-1';

let bot: ScriptedBot;
/** The button for the quality profiles of an open form. */
let profileId = '';
beforeAll(async () => {
  bot = await createApprovalBot({ detailsMs: 120_000 });
  const { driver, state } = bot.overseerr;
  for (const user of state.users) user.movieQuotaLimit = null;
  driver.setPermissions(2, ['request']);
  driver.setPermissions(3, ['request', 'requestAdvanced', 'createIssues']);
  driver.setPermissions(6, ['request', 'manageRequests', 'manageUsers', 'manageIssues']);
  await driver.makeAvailable({ mediaType: 'movie', tmdbId: 603 });
  await driver.makeAvailable({ mediaType: 'movie', tmdbId: 155 });
  await bot.as(alice).command('help');
  await syncAccounts(bot);
});
afterAll(async () => {
  await bot.stop();
  expect(bot.overseerr.crashes).toEqual([]);
});

const bob = () => bot.as(people.requester);
const open = async (title: string, options: Record<string, string> = {}) =>
  getView(await bob().command('request', { title, ...options }));
const idOf = (view: Parameters<typeof listButtonIds>[0], start: string) =>
  listButtonIds(view).find((id) => id.startsWith(start)) ?? '';

/** The rows of the table that this test measures, by the beginning of their first cell. */
const flows: readonly {
  readonly row: string;
  readonly prepare?: () => Promise<void>;
  readonly cold: readonly string[];
  readonly warm: readonly string[] | null;
  /** Returns the step that is counted; the second time, it is repeated at once. */
  readonly step: (round: 'cold' | 'warm') => Promise<() => Promise<unknown>>;
}[] = [
  {
    row: 'a pasted link or ID of TMDB',
    cold: ['GET /movie/680'],
    warm: [],
    step: async () => () => open('https://www.themoviedb.org/movie/680-pulp-fiction'),
  },
  {
    row: 'a pasted link or ID of IMDb or TheTVDB',
    cold: ['GET /search', 'GET /tv/1668'],
    warm: [],
    step: async () => () => open('https://thetvdb.com/series/79168'),
  },
  {
    row: 'a pasted link with the name of a title',
    cold: ['GET /search', 'GET /search', 'GET /movie/346698'],
    warm: [],
    step: async () => () => open('https://trakt.tv/movies/barbie-2023'),
  },
  {
    row: 'requesting a movie',
    cold: ['POST /request'],
    warm: ['POST /request'],
    step: async (round) => {
      const card = await open(round === 'cold' ? 'movie:13' : 'movie:238');
      return () => bob().press(findButtonId(card, 'request'));
    },
  },
  {
    row: 'requesting a series',
    cold: ['POST /request'],
    warm: ['POST /request'],
    step: async (round) => {
      const card = await open(round === 'cold' ? 'tv:66732' : 'tv:82856');
      const all = getView(await bob().press(findButtonId(card, 'select-seasons')));
      return () => bob().press(findButtonId(all, 'request'));
    },
  },
  {
    row: 'the card for another member',
    cold: ['GET /movie/105'],
    warm: [],
    step: async () => () =>
      bot
        .as(people.manager, approvalChannel)
        .command('request', { title: 'movie:105', for: `<@${alice}>` }),
  },
  {
    row: '*Options* before a request: opening',
    cold: ['GET /service/radarr'],
    warm: [],
    step: async () => {
      const card = await open('movie:550');
      return () => bob().press(idOf(card, 'options:'));
    },
  },
  {
    row: '*Options*: profile, folder, language, tags',
    cold: ['GET /service/radarr/0'],
    warm: [],
    step: async (round) => {
      if (round === 'cold') {
        const form = getView(await bob().press(idOf(await open('movie:550'), 'options:')));
        profileId = listButtonIds(form).find((id) => id.includes(':profile')) ?? '';
      }
      return () => bob().press(profileId);
    },
  },
  {
    row: '*Notify me*',
    cold: ['GET /movie/11', 'GET /request/:id'],
    warm: ['GET /movie/597', 'GET /request/:id'],
    step: async (round) => {
      const title = round === 'cold' ? 'movie:11' : 'movie:597';
      const card = getView(await bot.as(alice).command('request', { title }));
      await bot.as(alice).press(findButtonId(card, 'request'));
      await bot.waitUntilIdle();
      const other = await open(title);
      return () => bob().press(idOf(other, 'subscribe:'));
    },
  },
  {
    row: '`/following`',
    cold: [],
    warm: [],
    step: async () => () => bob().command('following'),
  },
  {
    row: '*+1* on a public card',
    cold: [],
    warm: [],
    step: async () => {
      const cards = bot.messages
        .filter(({ place }) => place.address === channel)
        .flatMap(({ history }) => history.slice(-1));
      const card = cards.findLast((view) => toViewText(view).includes(`user ${alice}`));
      if (!card) throw new Error('alice has no public card');
      const id = idOf(card, 'vote:');
      return () => bob().press(id);
    },
  },
  {
    row: '`/issue` or *Report issue*, up to the form',
    cold: ['GET /movie/155'],
    warm: [],
    step: async () => () => bob().command('issue', { title: 'movie:155' }),
  },
  {
    row: 'sending a report, by the job',
    cold: ['GET /movie/603', 'POST /issue'],
    warm: ['GET /movie/603', 'POST /issue'],
    step: async () => {
      const view = getView(await bob().command('issue', { title: 'movie:603' }));
      const form = await bob().press(idOf(view, 'issue-type:'));
      if (form?.kind !== 'form') throw new Error('no form');
      return () => bob().submit(form.form.submit, { message: 'Stutters' });
    },
  },
  {
    row: 'a comment, by the job',
    cold: ['POST /issue/:id/comment'],
    warm: ['POST /issue/:id/comment'],
    step: async () => {
      const { id } = await bot.prisma.issue.findFirstOrThrow({ orderBy: { id: 'asc' } });
      const form = await bob().press(await commentIdOf(id));
      if (form?.kind !== 'form') throw new Error('no form');
      return () => bob().submit(form.form.submit, { comment: 'Still' });
    },
  },
  {
    row: '*Resolve*, *Reopen*',
    cold: ['POST /issue/:id/resolved'],
    warm: ['POST /issue/:id/open'],
    step: async (round) => {
      const view = managerCard();
      return () =>
        bot
          .as(people.manager)
          .press(idOf(view, round === 'cold' ? 'issue-resolve' : 'issue-reopen'));
    },
  },
  {
    row: '`/issues`, and opening one',
    cold: [],
    warm: [],
    step: async () => () => bot.as(people.manager).command('issues'),
  },
];

function managerCard() {
  const card = bot.messages.find(({ place, history }) => {
    const view = history.at(-1);
    return place.address === approvalChannel && view && idOf(view, 'issue-comment:') !== '';
  });
  const view = card?.history.at(-1);
  if (!view) throw new Error('no card of an issue');
  return view;
}

async function commentIdOf(issueId: string): Promise<string> {
  await bot.waitUntilIdle();
  const id = idOf(managerCard(), 'issue-comment:');
  if (!id) throw new Error(`no comment button for ${issueId}`);
  return id;
}

// In this order: later flows use the requests and the report of earlier ones.
describe('the calls of', { shuffle: false }, () => {
  it.each(flows)('$row', { timeout: 60_000 }, async ({ cold, warm, step }) => {
    const count = async (round: 'cold' | 'warm') => {
      const run = await step(round);
      await bot.waitUntilIdle();
      const before = bot.overseerr.calls.length;
      await run();
      await bot.waitUntilIdle();
      return bot.overseerr.calls
        .slice(before)
        .map(
          ({ method, path }) => `${method} ${path.replace(/^\/(request|issue)\/\d+/, '/$1/:id')}`,
        );
    };
    expect(await count('cold')).toEqual(cold);
    if (warm) expect(await count('warm')).toEqual(warm);
  });
});

const document = readFileSync(new URL('../../../docs/overseerr-api.md', import.meta.url), 'utf8');
const rows = document
  .slice(document.indexOf('## Calls per flow'))
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:flow|---)/.test(line))
  .map((line) => line.slice(2, -2).split(' | '));

it.each(flows)('the table says what $row costs', ({ row, cold, warm }) => {
  const [first, coldText = '', warmText = ''] = rows.find(([text]) => text?.startsWith(row)) ?? [];
  expect(first).toMatch(/\*\*?$|\*,/);
  expect(Number.parseInt(coldText, 10)).toBe(cold.length);
  const expected = warmText.startsWith('the same') ? coldText : warmText;
  if (warm) expect(Number.parseInt(expected, 10)).toBe(warm.length);
});
