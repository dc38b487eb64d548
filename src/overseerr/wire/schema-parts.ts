import { z } from 'zod';

// What all schemas of Overseerr's responses are made of.

/** A text for people, without control characters, which the chats do not show. The HTTP client removes the rest. */
export const wireText = z.string().transform((raw) => raw.replace(/[^\P{Cc}\n]/gu, ''));
/** A text for people that may be missing. */
export const optionalText = wireText.nullish().catch(null);
/** A text that is only sent back to the server, unchanged. */
export const optionalValue = z.string().nullish().catch(null);
export const optionalNumber = z.number().nullish().catch(null);

/** A list without its invalid rows, so that one of them does not make the whole list fail. */
export function rows<Row extends z.ZodType>(row: Row) {
  return z.array(z.unknown()).transform((values) =>
    values.flatMap((value): z.output<Row>[] => {
      const parsed = row.safeParse(value);
      return parsed.success ? [parsed.data] : [];
    }),
  );
}

export function optionalRows<Row extends z.ZodType>(row: Row) {
  return rows(row)
    .nullish()
    .transform((values) => values ?? []);
}
