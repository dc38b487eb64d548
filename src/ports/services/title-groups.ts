import type { Collection, Person } from '../../domain/titles/title-group.ts';
import type { ListReadOptions } from './title-lists.ts';

/** Collections and people of an Overseerr server. Both are cached for minutes, and throw `title-not-found`. */
export interface TitleGroups {
  /** A collection with its movies. Costs one call. */
  getCollection(id: number, options: ListReadOptions): Promise<Collection>;
  /** A person with their movies and series. Costs two calls. */
  getPerson(id: number, options: ListReadOptions): Promise<Person>;
}
