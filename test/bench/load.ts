import { setTimeout as pause } from 'node:timers/promises';
import type { BenchOverseerr } from './bench-overseerr.ts';
import type { Crowd, OpenCard } from './crowd.ts';

/** What people do while something is measured. */
export type Load = ReturnType<typeof createLoad>;

export function createLoad(crowd: Crowd, media: BenchOverseerr) {
  return {
    /** Everybody opens a card once, so that the bot knows them. */
    async meet(people: number): Promise<void> {
      await runInParallel(people, 8, async (person) => {
        await crowd.open(person, media.nextTitle());
      });
    },

    /** Everybody opens a card, thinks, confirms, thinks, again and again. Gives the first answers in ms. */
    async acknowledge(people: number, seconds: number, thinkMs: number) {
      const commandsMs: number[] = [];
      const pressesMs: number[] = [];
      const until = performance.now() + seconds * 1_000;
      const confirmations: Promise<number>[] = [];
      await runInParallel(people, people, async (person) => {
        await pause(Math.random() * thinkMs);
        while (performance.now() < until) {
          const card = await crowd.open(person, media.nextTitle());
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
     * One confirmed request after another. What passed between the press and the call to the media server, and
     * between its answer and the edited card, is the bot's; what passed at the media server is not.
     */
    async added(count: number): Promise<{ addedMs: number[]; wholeMs: number[] }> {
      const addedMs: number[] = [];
      const wholeMs: number[] = [];
      for (let one = 0; one < count; one += 1) {
        const card = await crowd.open(one % 20, media.nextTitle());
        const pressed = card.press();
        const confirmedAt = await pressed.confirmed;
        const handOver = media.findSubmission(card.tmdbId);
        if (!handOver?.answeredAt) throw new Error('confirmed without a hand-over');
        addedMs.push(handOver.askedAt - pressed.at + (confirmedAt - handOver.answeredAt));
        wholeMs.push(confirmedAt - pressed.at);
      }
      return { addedMs, wholeMs };
    },

    /** Cards opened ahead, then everybody presses, waits for the confirmation, presses the next. */
    async confirm(people: number, each: number): Promise<{ perSecond: number; count: number }> {
      const cards = await openAll(people, each);
      const startedAt = performance.now();
      await runInParallel(people, people, async (person) => {
        for (const card of cards[person] ?? []) await card.press().confirmed;
      });
      const seconds = (performance.now() - startedAt) / 1_000;
      return { perSecond: (people * each) / seconds, count: people * each };
    },

    /** As `confirm`, but counted at the media server: everybody presses all of theirs at once. */
    async handOver(people: number, each: number): Promise<{ perSecond: number; count: number }> {
      const cards = (await openAll(people, each)).flat();
      const before = media.countSubmissions();
      const startedAt = performance.now();
      for (const card of cards) void card.press().confirmed.catch(() => undefined);
      while (media.countSubmissions() < before + cards.length) await pause(2);
      const seconds = (performance.now() - startedAt) / 1_000;
      return { perSecond: cards.length / seconds, count: cards.length };
    },

    /** Approvals on the media server's page at a steady pace: from each to the edited card. */
    async watch(count: number, perSecond: number, people: number): Promise<{ editedMs: number[] }> {
      const pressed = new Map<number, Promise<number>>();
      await runInParallel(count, 16, async (one) => {
        const card = await crowd.open(one % people, media.nextTitle());
        const press = card.press();
        await press.confirmed;
        pressed.set(card.tmdbId, press.approved);
      });
      const { state, driver } = media.server;
      const waiting = state.requests.flatMap(({ id, mediaId }) => {
        const title = state.media.find((one) => one.id === mediaId)?.tmdbId;
        const edited = title === undefined ? undefined : pressed.get(title);
        return edited ? [{ id, edited }] : [];
      });
      const startedAt = performance.now();
      const editedMs = await Promise.all(
        waiting.map(async ({ id, edited }, index) => {
          await pause(startedAt + (index * 1_000) / perSecond - performance.now());
          const at = Date.now();
          void driver.approve(id);
          return (await edited) - at;
        }),
      );
      return { editedMs };
    },

    /** Calls to the media server for one request: of a title nobody opened, and of one opened before. */
    async calls(): Promise<{ cold: string[]; warm: string[] }> {
      const title = media.nextTitle();
      const cold = await callsOf(0, media.nextTitle());
      await crowd.open(1, title);
      return { cold, warm: await callsOf(1, title) };
    },
  };

  async function callsOf(person: number, tmdbId: number): Promise<string[]> {
    const before = media.calls().length;
    const card = await crowd.open(person, tmdbId);
    await card.press().confirmed;
    return media.calls().slice(before);
  }

  async function openAll(people: number, each: number): Promise<OpenCard[][]> {
    const cards: OpenCard[][] = Array.from({ length: people }, () => []);
    await runInParallel(people, 16, async (person) => {
      for (let one = 0; one < each; one += 1) {
        cards[person]?.push(await crowd.open(person, media.nextTitle()));
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
  const waiting = Array.from({ length: count }, (_, index) => index).values();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const index of waiting) await work(index);
    }),
  );
}
