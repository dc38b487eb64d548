import { z } from 'zod';

/** A JSON object as sent over the wire. */
export type Json = Record<string, unknown>;

/** True for a JSON object, false for null, arrays and scalars. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const emoji = z.looseObject({ id: z.string().nullish(), name: z.string().nullish() });

const option = z.looseObject({
  label: z.string(),
  value: z.string(),
  description: z.string().nullish(),
  default: z.boolean().nullish(),
  emoji: emoji.nullish(),
});

const component = z.looseObject({
  type: z.number(),
  id: z.number().nullish(),
  custom_id: z.string().nullish(),
  style: z.number().nullish(),
  label: z.string().nullish(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  disabled: z.boolean().nullish(),
  emoji: emoji.nullish(),
  placeholder: z.string().nullish(),
  min_values: z.number().nullish(),
  max_values: z.number().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
  required: z.boolean().nullish(),
  value: z.string().nullish(),
  content: z.string().nullish(),
  options: z.array(option).nullish(),
  get components() {
    return z.array(component).nullish();
  },
  get component() {
    return component.nullish();
  },
  get accessory() {
    return component.nullish();
  },
});

const embed = z.looseObject({
  title: z.string().nullish(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  color: z.number().nullish(),
  timestamp: z.string().nullish(),
  footer: z.looseObject({ text: z.string().nullish() }).nullish(),
  author: z.looseObject({ name: z.string().nullish() }).nullish(),
  image: z.looseObject({ url: z.string().nullish() }).nullish(),
  thumbnail: z.looseObject({ url: z.string().nullish() }).nullish(),
  fields: z
    .array(
      z.looseObject({
        name: z.string(),
        value: z.string(),
        inline: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

/** The fields of a message request; read only after validation. */
export const messageBody = z.looseObject({
  content: z.string().nullish(),
  embeds: z.array(embed).nullish(),
  components: z.array(component).nullish(),
  flags: z.number().nullish(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  allowed_mentions: z
    .looseObject({
      parse: z.array(z.string()).nullish(),
      users: z.array(z.string()).nullish(),
      roles: z.array(z.string()).nullish(),
      replied_user: z.boolean().nullish(),
    })
    .nullish(),
  message_reference: z
    .looseObject({
      message_id: z.string(),
      channel_id: z.string().nullish(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .nullish(),
});

/** A window opened by an interaction (callback type 9). */
export const modalBody = z.looseObject({
  custom_id: z.string(),
  title: z.string(),
  components: z.array(component),
});

const choice = z.looseObject({ name: z.string(), value: z.union([z.string(), z.number()]) });

/** The choices of an autocomplete answer (callback type 8). */
export const choicesBody = z.looseObject({ choices: z.array(choice).nullish() });

const commandOption = z.looseObject({
  type: z.number(),
  name: z.string(),
  description: z.string().nullish(),
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  choices: z.array(choice).nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
  get options() {
    return z.array(commandOption).nullish();
  },
});

/** A command as the bot registers it. */
export const commandBody = z.looseObject({
  name: z.string(),
  type: z.number().nullish(),
  description: z.string().nullish(),
  options: z.array(commandOption).nullish(),
  default_member_permissions: z.union([z.string(), z.number()]).nullish(),
  dm_permission: z.boolean().nullish(),
  contexts: z.array(z.number()).nullish(),
  integration_types: z.array(z.number()).nullish(),
  nsfw: z.boolean().nullish(),
});

export type Component = z.infer<typeof component>;
export type Embed = z.infer<typeof embed>;
export type MessageBody = z.infer<typeof messageBody>;
export type Modal = z.infer<typeof modalBody>;
export type Choice = z.infer<typeof choice>;
export type CommandOption = z.infer<typeof commandOption>;
export type CommandBody = z.infer<typeof commandBody>;

/** Every component in the tree, parents before children. */
export function flatten(components: readonly Component[]): Component[] {
  return components.flatMap((one) => [
    one,
    ...flatten(one.components ?? []),
    ...flatten([one.component, one.accessory].filter((part) => part != null)),
  ]);
}
