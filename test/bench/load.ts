import { setTimeout as pause } from 'node:timers/promises';
import { preciseNow } from '../support/precise-time.ts';
import type { BenchOverseerr } from './bench-overseerr.ts';
import type { Crowd, OpenCard } from './crowd.ts';

interface Throughput {
  readonly perSecond: number;
  readonly count: number;
}

/** The actions of the people while something is measured. */
export type Load = ReturnType<typeof createLoad>;

export function createLoad(crowd: Crowd, overseerr: BenchOverseerr) {
  return {
    /** Everybody opens a card once, so that the bot knows them. */
    async introduce(people: number): Promise<void> {
      await runInParallel(people, 8, async (person) => {
        await crowd.open(person, overseerr.nextTitle());
      });
    },

    /** Everybody opens a card, pauses, presses the button, and pauses, again and again. Returns first answers in ms. */
    async measureFirstAnswers(people: number, seconds: number, thinkMs: number) {
      const commandsMs: number[] = [];
      const pressesMs: number[] = [];
      const until = performance.now() + seconds * 1_000;
      const confirmations: Promise<number>[] = [];
      await runInParallel(people, people, async (person) => {
        await pause(Math.random() * thinkMs);
        while (performance.now() < until) {
          const card = await crowd.open(person, overseerr.nextTitle());
          commandsMs.push(card.ackMs);
          await pause(thinkMs * (0.5 + Math.random()));
          const pressed = card.press();
          confirmations.push(pressed.confirmed);
          pressesMs.push((await pressed.acknowledged) - pressed.at);
          await pause(thinkMs * (0.5 + Math.random()));
        }
      });
      await Promise.all(confirmations);
      return { commandsMs, pressesMs };
    },

    /**
     * One request after another. The bot's delay is the time from the press to the call to Overseerr, plus the time from
     * Overseerr's answer to the edited card.
     */
    async measureAddedDelay(
      count: number,
      people: number,
    ): Promise<{ addedMs: number[]; toCallMs: number[]; totalMs: number[] }> {
      const addedMs: number[] = [];
      const toCallMs: number[] = [];
      const totalMs: number[] = [];
      for (let index = 0; index < count; index += 1) {
        const card = await crowd.open(index % Math.min(20, people), overseerr.nextTitle());
        const pressed = card.press();
        const confirmedAt = await pressed.confirmed;
        const submission = overseerr.findSubmission(card.tmdbId);
        if (!submission?.answeredAt) throw new Error('confirmed without a submission');
        const toCall = submission.receivedAt - pressed.at;
        toCallMs.push(toCall);
        addedMs.push(toCall + (confirmedAt - submission.answeredAt));
        totalMs.push(confirmedAt - pressed.at);
      }
      return { addedMs, toCallMs, totalMs };
    },

    /** All cards are opened first. Then everybody presses, waits for the confirmation, and presses the next. */
    async measureConfirmations(people: number, each: number): Promise<Throughput> {
      const cards = await openAll(people, each);
      const startedAt = performance.now();
      await runInParallel(people, people, async (person) => {
        for (const card of cards[person] ?? []) await card.press().confirmed;
      });
      const seconds = (performance.now() - startedAt) / 1_000;
      return { perSecond: (people * each) / seconds, count: people * each };
    },

    /** Everybody presses the buttons of all their cards at once; counted when the requests reach Overseerr. */
    async measureSubmissions(people: number, each: number): Promise<Throughput> {
      const cards = (await openAll(people, each)).flat();
      const before = overseerr.countSubmissions();
      const startedAt = performance.now();
      for (const card of cards) void card.press().confirmed.catch(() => undefined);
      while (overseerr.countSubmissions() < before + cards.length) await pause(2);
      const seconds = (performance.now() - startedAt) / 1_000;
      return { perSecond: cards.length / seconds, count: cards.length };
    },

    /** Approvals in Overseerr at a steady rate: the time from each approval to the edited card. */
    async measureEdits(
      count: number,
      perSecond: number,
      people: number,
    ): Promise<{ editedMs: number[] }> {
      const editsByTitle = new Map<number, Promise<number>>();
      await runInParallel(count, 16, async (index) => {
        const card = await crowd.open(index % people, overseerr.nextTitle());
        const press = card.press();
        await press.confirmed;
        editsByTitle.set(card.tmdbId, press.approved);
      });
      const { state, driver } = overseerr.server;
      const pending = state.requests.flatMap(({ id, mediaId }) => {
        const title = state.media.find((media) => media.id === mediaId)?.tmdbId;
        const edited = title === undefined ? undefined : editsByTitle.get(title);
        return edited ? [{ id, edited }] : [];
      });
      const startedAt = performance.now();
      const editedMs = await Promise.all(
        pending.map(async ({ id, edited }, index) => {
          await pause(startedAt + (index * 1_000) / perSecond - performance.now());
          const at = preciseNow();
          void driver.approve(id);
          return (await edited) - at;
        }),
      );
      return { editedMs };
    },

    /** The calls to Overseerr for a request: of a title that was never opened, and of one that was. */
    async listCalls(): Promise<{ cold: string[]; warm: string[] }> {
      const title = overseerr.nextTitle();
      const cold = await listCallsOf(0, overseerr.nextTitle());
      await crowd.open(1, title);
      return { cold, warm: await listCallsOf(1, title) };
    },
  };

  async function listCallsOf(person: number, tmdbId: number): Promise<string[]> {
    const before = overseerr.calls().length;
    const card = await crowd.open(person, tmdbId);
    await card.press().confirmed;
    return overseerr.calls().slice(before);
  }

  async function openAll(people: number, each: number): Promise<OpenCard[][]> {
    const cards: OpenCard[][] = Array.from({ length: people }, () => []);
    await runInParallel(people, 16, async (person) => {
      for (let index = 0; index < each; index += 1) {
        cards[person]?.push(await crowd.open(person, overseerr.nextTitle()));
      }
    });
    return cards;
  }
}

async function runInParallel(
  count: number,
  workers: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  const indexes = Array.from({ length: count }, (_, index) => index).values();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const index of indexes) await work(index);
    }),
  );
}
