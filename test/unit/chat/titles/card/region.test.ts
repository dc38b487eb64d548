import { expect, it } from 'vitest';
import { resolveRegion } from '../../../../../src/chat/titles/card/region.ts';
import { anActor, aSpace } from '../../../../support/factories.ts';

it('the region is that of the space, else of the server, else of the language', () => {
  const space = aSpace({ settings: { region: 'FR' } });
  const of = (actor: ReturnType<typeof anActor>, region: string | null, locale = 'de') =>
    resolveRegion({ actor, locale }, { region });
  expect(of(anActor({ space }), 'US')).toEqual({ code: 'FR', name: 'Frankreich' });
  expect(of(anActor({ space: aSpace() }), 'US')?.code).toBe('US');
  expect(of(anActor({}), null, 'de-AT')?.code).toBe('AT');
});
