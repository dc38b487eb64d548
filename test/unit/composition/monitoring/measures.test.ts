import { describe, expect, it } from 'vitest';
import { commands } from '../../../../commands/index.ts';
import { countTransitions } from '../../../../src/composition/monitoring/count-transitions.ts';
import { createInteractionMeasure } from '../../../../src/composition/monitoring/measure-interactions.ts';
import type { CountedTransition, HandledInteraction } from '../../../../src/ports/metrics.ts';
import type { RequestChange } from '../../../../src/ports/requests/request-repository.ts';
import { aRequest } from '../../../support/factories.ts';
import {
  createInMemoryRequests,
  createInMemoryStore,
} from '../../../support/in-memory/request-repository.ts';

describe('interactions', () => {
  function measureAll(names: readonly string[]): string[] {
    const seen: HandledInteraction[] = [];
    const measure = createInteractionMeasure(
      { observeInteraction: (interaction) => seen.push(interaction) },
      commands,
    );
    for (const name of names) measure('discord', name)('ok');
    return seen.map(({ command }) => command);
  }

  it('are measured by the names of commands, buttons, and reactions', () => {
    expect(measureAll(['/request', 'history', 'reaction'])).toEqual([
      '/request',
      'history',
      'reaction',
    ]);
  });

  it('of names that anybody can make up are all counted as one', () => {
    const made = Array.from({ length: 100 }, (_, index) => `/made-up-${index}`);
    expect(new Set(measureAll([...made, '/Request', 'x'.repeat(500)]))).toEqual(
      new Set(['unknown']),
    );
  });
});

describe('changes of state', () => {
  const by = { actor: 'Ada', userId: null, source: 'discord' } as const;

  function setUp() {
    const counted: CountedTransition[] = [];
    const repository = countTransitions(createInMemoryRequests(createInMemoryStore()), {
      countTransition: ({ event, from, to }) => counted.push({ event, from, to }),
    });
    return { counted, repository };
  }

  it('are counted once they are stored, and new requests too', async () => {
    const { counted, repository } = setUp();
    const request = aRequest({ state: 'pending', version: 1 });
    const entry = {
      request,
      startedAt: null,
      history: { event: 'import', from: null, to: 'pending', ...by },
      cards: [],
      jobs: [],
    } as const;
    await repository.create(entry);
    const change: RequestChange = {
      id: request.id,
      expectedVersion: 1,
      patch: { state: 'approved' },
      history: { event: 'approve', from: 'pending', to: 'approved', ...by },
      cards: [],
      jobs: [],
    };
    expect(await repository.update(change)).toBe(true);
    // The version is another one by now.
    expect(await repository.update(change)).toBe(false);
    expect(counted).toEqual([
      { event: 'import', from: null, to: 'pending' },
      { event: 'approve', from: 'pending', to: 'approved' },
    ]);
  });

  it('do not include changes that keep the state', async () => {
    const { counted, repository } = setUp();
    const request = aRequest({ state: 'pending', version: 1 });
    const history = { event: 'request', from: null, to: 'pending', ...by } as const;
    await repository.create({ request, startedAt: null, history, cards: [], jobs: [] });
    await repository.update({
      id: request.id,
      expectedVersion: 1,
      patch: { progress: null },
      history: { event: 'edit', from: 'pending', to: 'pending', ...by },
      cards: [],
      jobs: [],
    });
    expect(counted).toHaveLength(1);
  });
});
