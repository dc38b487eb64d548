import { z } from 'zod';

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() ?? '');
const componentSchema = z.object({
  custom_id: z.string().nullish(),
  label: text,
  url: z.string().nullish(),
  disabled: z.boolean().nullish(),
});
/** What people see of a message. Discord adds much more to a message that it returns. */
const visibleSchema = z.object({
  content: text,
  embeds: z.array(
    z.object({
      title: text,
      description: text,
      fields: z.array(z.object({ name: text, value: text })).default([]),
      footer: z.object({ text }).nullish(),
    }),
  ),
  components: z.array(z.object({ components: z.array(componentSchema) })),
});

/**
 * Whether a message that Discord has returned shows what was sent. A post with a nonce that was used before returns the
 * earlier message instead. When in doubt, false: the message is then edited once more than needed.
 */
export function showsMessage(returned: unknown, sent: unknown): boolean {
  const [before, now] = [visibleSchema.safeParse(returned), visibleSchema.safeParse(sent)];
  return before.success && now.success && toText(before.data) === toText(now.data);
}

function toText({ content, embeds, components }: z.output<typeof visibleSchema>): string {
  return JSON.stringify([
    content,
    embeds.map((embed) => [
      embed.title,
      embed.description,
      embed.fields.map(({ name, value }) => [name, value]),
      embed.footer?.text ?? '',
    ]),
    components.map((row) =>
      row.components.map(({ custom_id: id, label, url, disabled }) => [
        id ?? '',
        label,
        url ?? '',
        disabled ?? false,
      ]),
    ),
  ]);
}
