import { answer, CallbackType, originOf } from '../state/answer-interaction.ts';
import type { InteractionState, Interactions } from '../state/interactions.ts';
import type { Messages } from '../state/messages.ts';
import { type Message, MessageFlag } from '../state/model.ts';
import { isThinking, toMessage } from '../state/wire-format.ts';
import type { World } from '../state/world.ts';
import { checkState } from '../validation/message-state-rules.ts';
import { type MessageBody, messageBody } from '../validation/shapes.ts';
import { refuse, refuseInvalid } from './refusal.ts';
import { type Call, done, ok, type Route } from './route.ts';

/** Responses to interactions: the first one, and what the token allows for the next 15 minutes. */
export function interactionRoutes(
  world: World,
  messages: Messages,
  interactions: Interactions,
): Route[] {
  function callback(call: Call) {
    const state = interactions.byId.get(call.param('interaction_id')) ?? refuse(10062);
    if (state.token !== call.param('interaction_token')) refuse(10062);
    answer(world, messages, state, call.body, call.files);
    if (call.query.get('with_response') !== 'true') return done;
    const message = state.originalId ? world.messages.get(state.originalId) : undefined;
    return ok({
      interaction: {
        id: state.id,
        type: state.type,
        channel_id: state.channelId,
        ...(message
          ? {
              response_message_id: message.id,
              response_message_loading: isThinking(message),
              response_message_ephemeral: message.ephemeralFor !== null,
            }
          : {}),
      },
      resource: {
        type: state.answered?.type,
        ...(message ? { message: toMessage(world, message) } : {}),
      },
    });
  }

  /** The interaction of a token; 50027 after it expires, 10015 before any response. */
  function stateOf(call: Call): InteractionState {
    if (call.param('webhook_id') !== world.applicationId) refuse(10015);
    const state = interactions.byToken(call.param('webhook_token')) ?? refuse(50027);
    if (Date.now() > state.tokenEndsMs) refuse(50027);
    if (!state.answered) refuse(10015);
    return state;
  }

  function messageOf(state: InteractionState, id: string): Message {
    const isOriginal = id === '@original' || id === state.originalId;
    const isOwn = isOriginal || state.followupIds.includes(id);
    const found = world.messages.get((isOriginal ? state.originalId : id) ?? '');
    return (isOwn ? found : undefined) ?? refuse(10008);
  }

  function edit(call: Call, id: string) {
    const message = messageOf(stateOf(call), id);
    const body = messageBody.parse(call.body ?? {});
    checkEphemeral(body, message);
    checkState(messages.preview(message, body), message.attachments.length + call.files.length);
    return ok(toMessage(world, messages.edit(message.id, body)));
  }

  function followUp(call: Call) {
    const state = stateOf(call);
    const body = messageBody.parse(call.body ?? {});
    const original = world.messages.get(state.originalId ?? '');
    // The first followup replaces a deferred response and keeps its visibility.
    if (original && isThinking(original) && state.answered?.type === CallbackType.deferred) {
      checkEphemeral(body, original);
      checkState(messages.preview(original, body), call.files.length);
      return ok(toMessage(world, messages.edit(original.id, body)));
    }
    checkState(body, call.files.length);
    const isEphemeral = ((body.flags ?? 0) & MessageFlag.ephemeral) !== 0;
    const added = messages.post({
      channelId: state.channelId,
      authorId: world.botUserId,
      body,
      attachments: call.files,
      origin: originOf(state),
      ephemeralFor: isEphemeral ? state.userId : null,
    });
    state.followupIds.push(added.id);
    return ok(toMessage(world, added));
  }

  function remove(call: Call, id: string) {
    world.deleteMessage(messageOf(stateOf(call), id).id);
    return done;
  }

  // Docs, "Receiving and Responding": the global rate limit does not apply to these.
  const outside = { auth: 'token', isOutsideGlobal: true } as const;
  const hook = '/webhooks/{webhook_id}/{webhook_token}';
  const byId = (call: Call) => call.param('message_id');
  const messageRoutes = (
    [
      [`${hook}/messages/@original`, () => '@original'],
      [`${hook}/messages/{message_id}`, byId],
    ] as const
  ).flatMap(([template, id]): Route[] => [
    {
      method: 'GET',
      template,
      ...outside,
      handle: (call) => ok(toMessage(world, messageOf(stateOf(call), id(call)))),
    },
    { ...outside, method: 'PATCH', template, handle: (call) => edit(call, id(call)) },
    { ...outside, method: 'DELETE', template, handle: (call) => remove(call, id(call)) },
  ]);
  return [
    {
      method: 'POST',
      template: '/interactions/{interaction_id}/{interaction_token}/callback',
      ...outside,
      handle: callback,
    },
    { ...outside, method: 'POST', template: hook, handle: followUp },
    ...messageRoutes,
  ];
}

/** The first response decides whether the message is ephemeral; setting it later is a violation. */
function checkEphemeral(body: MessageBody, message: Message): void {
  const asks = ((body.flags ?? 0) & MessageFlag.ephemeral) !== 0;
  if (!asks || message.ephemeralFor !== null) return;
  const text = 'a public message cannot become ephemeral';
  refuseInvalid([{ path: ['flags'], code: 'MESSAGE_FLAG_INVALID', message: text }]);
}
