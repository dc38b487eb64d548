import * as spec from 'discord-api-spec/zod';
import { type core, z } from 'zod';

const commands = '/applications/{application_id}/commands';
const guildCommands = '/applications/{application_id}/guilds/{guild_id}/commands';
const messages = '/channels/{channel_id}/messages';
const hook = '/webhooks/{webhook_id}/{webhook_token}';

const createCommand = spec.ApplicationCommandCreateRequestSchema;
const patchCommand = spec.ApplicationCommandPatchRequestPartialSchema;
const allCommands = z.nullable(z.array(spec.ApplicationCommandUpdateRequestSchema).max(130));
const updateHook = spec.IncomingWebhookUpdateRequestPartialSchema;

/** The schema of each route that takes a body, as Discord's OpenAPI names it. */
export const routeSchemas: ReadonlyMap<string, core.$ZodType> = new Map([
  [`POST ${commands}`, createCommand],
  [`POST ${guildCommands}`, createCommand],
  [`PUT ${commands}`, allCommands],
  [`PUT ${guildCommands}`, allCommands],
  [`PATCH ${commands}/{command_id}`, patchCommand],
  [`PATCH ${guildCommands}/{command_id}`, patchCommand],
  ['POST /users/@me/channels', spec.CreatePrivateChannelRequestSchema],
  [`POST ${messages}`, spec.MessageCreateRequestSchema],
  [`PATCH ${messages}/{message_id}`, spec.MessageEditRequestPartialSchema],
  [
    'POST /interactions/{interaction_id}/{interaction_token}/callback',
    z.union([
      spec.ApplicationCommandAutocompleteCallbackRequestSchema,
      spec.CreateMessageInteractionCallbackRequestSchema,
      spec.LaunchActivityInteractionCallbackRequestSchema,
      spec.ModalInteractionCallbackRequestSchema,
      spec.PongInteractionCallbackRequestSchema,
      spec.UpdateMessageInteractionCallbackRequestSchema,
    ]),
  ],
  [`POST ${hook}`, spec.IncomingWebhookRequestPartialSchema],
  [`PATCH ${hook}/messages/@original`, updateHook],
  [`PATCH ${hook}/messages/{message_id}`, updateHook],
]);
