import type { z } from 'zod';
import { AppError, isAppError } from '../domain/app-error.ts';
import type { Collection, Person } from '../domain/titles/title-group.ts';
import type { Clock } from '../ports/clock.ts';
import type { TitleGroups } from '../ports/services/title-groups.ts';
import type { ListReadOptions } from '../ports/services/title-lists.ts';
import type { Api } from './transport/api.ts';
import { createCache } from './transport/cache.ts';
import { toLanguageQuery } from './transport/language-query.ts';
import { readErrorText } from './transport/response-error.ts';
import { wireCollection, wireCredits, wirePerson } from './wire/group-schemas.ts';
import { toCollection, toPerson } from './wire/title-groups.ts';

const groupMs = 5 * 60_000;

/** Reads collections and people. */
export function createTitleGroups({ api, clock }: { readonly api: Api; readonly clock: Clock }) {
  const collections = createCache<Collection>({ max: 200, ttlMs: groupMs, clock });
  const people = createCache<Person>({ max: 200, ttlMs: groupMs, clock });

  return {
    getCollection(id, options) {
      const path = `/collection/${id}`;
      return collections.get(toKey(path, options), async () =>
        toCollection(await read(path, wireCollection, options), clock()),
      );
    },

    getPerson(id, options) {
      const path = `/person/${id}`;
      return people.get(toKey(path, options), async () => {
        const [person, credits] = await Promise.all([
          read(path, wirePerson, options),
          read(`${path}/combined_credits`, wireCredits, options),
        ]);
        return toPerson(person, credits);
      });
    },

    /** Makes the next read of a collection ask again, because its movies have changed. */
    invalidateCollections(): void {
      collections.clear();
    },
  } satisfies TitleGroups & { invalidateCollections(): void };

  /** An unknown id and an outage of TMDB get the same 500 (docs/overseerr-api.md, "Collections and people"). */
  async function read<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    { language, as }: ListReadOptions,
  ): Promise<z.output<Schema>> {
    const query = toLanguageQuery(language);
    const call = { method: 'GET', path, query, as, urgency: 'person' } as const;
    const response = await api.send(call);
    const isUnknown =
      response.status === 500 && readErrorText(response).startsWith('Unable to retrieve ');
    if (isUnknown || response.status === 400) throw new AppError('title-not-found');
    if (response.status === 200) return api.parse(response, schema);
    const error = await api.toError(response, call);
    throw isAppError(error, 'not-found') ? new AppError('title-not-found') : error;
  }
}

// What is read is the same for all accounts, so the account is not part of the key.
function toKey(path: string, { language }: ListReadOptions): string {
  return `${path}|${toLanguageQuery(language)['language'] ?? ''}`;
}
