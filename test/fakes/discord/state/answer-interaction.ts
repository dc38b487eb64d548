import { z } from 'zod';
import { refuse, refuseInvalid } from '../http/refusal.ts';
import { checkState } from '../validation/message-state-rules.ts';
import { choicesBody, messageBody, modalBody } from '../validation/shapes.ts';
import type { InteractionState } from './interactions.ts';
import { InteractionType } from './interactions.ts';
import type { Messages } from './messages.ts';
import { MessageFlag, type MessageOrigin } from './model.ts';
import type { World } from './world.ts';

/** Discord's interaction callback types. */
export const CallbackType = {
  message: 4,
  deferred: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const;

const callbackBody = z.looseObject({ type: z.number(), data: z.unknown().optional() });

/** The first response to an interaction: 10062 if too late, 40060 if not the first. */
export function answer(
  world: World,
  messages: Messages,
  state: InteractionState,
  body: unknown,
  files: readonly string[],
): void {
  const now = Date.now();
  if (state.answered) refuse(40060);
  if (now > state.ackDeadlineMs) refuse(10062);
  const { type, data } = callbackBody.parse(body);
  refuseInvalid(typeViolations(state, type));
  const message = messageBody.parse(data ?? {});
  const isEphemeral = ((message.flags ?? 0) & MessageFlag.ephemeral) !== 0;

  switch (type) {
    case CallbackType.message:
    case CallbackType.deferred: {
      const thinking = type === CallbackType.deferred;
      if (!thinking) checkState(message, files.length);
      const added = messages.post({
        channelId: state.channelId,
        authorId: world.botUserId,
        body: thinking ? {} : message,
        attachments: files,
        origin: originOf(state),
        ephemeralFor: isEphemeral ? state.userId : null,
        thinking,
      });
      state.originalId = added.id;
      break;
    }
    case CallbackType.deferredUpdate:
      state.originalId = state.messageId;
      break;
    case CallbackType.update: {
      const target = world.messages.get(state.messageId ?? '') ?? refuse(10008);
      checkState(messages.preview(target, message), target.attachments.length + files.length);
      messages.edit(target.id, message);
      state.originalId = target.id;
      break;
    }
    case CallbackType.choices:
      state.choices = choicesBody.parse(data ?? {}).choices ?? [];
      break;
    case CallbackType.modal:
      state.modal = modalBody.parse(data);
      break;
  }
  state.answered = { type, at: now };
}

/** The interaction fields in the messages of this interaction. */
export function originOf(state: InteractionState): MessageOrigin {
  return {
    interactionId: state.id,
    interactionType: state.type,
    token: state.token,
    userId: state.userId,
    commandName: state.type === InteractionType.command ? state.commandName : null,
  };
}

function typeViolations(state: InteractionState, type: number) {
  const allowed = {
    [InteractionType.command]: [4, 5, 9],
    [InteractionType.component]: [4, 5, 6, 7, 9],
    [InteractionType.autocomplete]: [8],
    [InteractionType.modal]: state.messageId === null ? [4, 5] : [4, 5, 6, 7],
  }[state.type];
  if (allowed?.includes(type)) return [];
  const message = `callback type ${type} cannot answer an interaction of type ${state.type}`;
  return [{ path: ['type'], code: 'INTERACTION_CALLBACK_TYPE_INVALID', message }];
}
