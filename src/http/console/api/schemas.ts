import { z } from 'zod';
import { AppError } from '../../../domain/app-error.ts';
import { type Id, toId } from '../../../domain/id.ts';
import { isCleanText } from '../guard/clean-text.ts';

const maxPageSize = 200;

/** A moment, as ISO 8601. */
export const timeSchema = z.iso.datetime();

const earliestYear = 1900;

/** A moment that somebody asks for. PostgreSQL and JavaScript do not agree about the first years. */
export const momentSchema = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((date) => date.getUTCFullYear() >= earliestYear);

/** An id of one kind of row. Anything else is `invalid-input`. */
export function idSchema<Kind extends string>() {
  return z.string().transform((text, context): Id<Kind> => {
    const id = toId<Kind>(text.toLowerCase());
    if (id) return id;
    context.addIssue('must be an id');
    return z.NEVER;
  });
}

/** The query of a list that is read page by page. */
export const pageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(maxPageSize).default(50),
});

/** A page of a list; `next` is the cursor of the next one. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** The response of a route: JSON of a schema. Errors are the same for all routes, and no part of their types. */
export function jsonResponses<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { 200: { content: { 'application/json': { schema } }, description } } as const;
}

/** The response of a route that answers with nothing. */
export function emptyResponses(description: string) {
  return { 204: { description } } as const;
}

/** The JSON body of a request. It is required, also from clients that send no content type. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { content: { 'application/json': { schema } }, required: true } as const;
}

/** A place in a sorted list as a text that says nothing to clients. */
export function toCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The place of a cursor; null for no cursor. Throws `invalid-input` for a cursor that is not one. */
export function fromCursor<Position>(
  cursor: string | undefined,
  schema: z.ZodType<Position>,
): Position | null {
  if (cursor === undefined) return null;
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success) throw new AppError('invalid-input');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) =>
      typeof value === 'string' && !isCleanText(value) ? undefined : value,
    );
  } catch {
    return undefined;
  }
}
