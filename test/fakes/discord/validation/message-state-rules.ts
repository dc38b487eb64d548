import { refuseInvalid } from '../http/refusal.ts';
import { MessageFlag } from '../state/model.ts';
import type { MessageBody } from './shapes.ts';
import type { Violation } from './violation.ts';

/** Rejects a message that is empty or mixes Components V2 with legacy fields. */
export function checkState(message: MessageBody, files: number): void {
  refuseInvalid(stateViolations(message, files));
}

function stateViolations(message: MessageBody, files: number): Violation[] {
  const hasText = (message.content ?? '').trim() !== '';
  const embeds = message.embeds ?? [];
  const components = message.components ?? [];
  const isV2 = ((message.flags ?? 0) & MessageFlag.componentsV2) !== 0;
  if (isV2) {
    const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
    const text = 'cannot be used together with the Components V2 flag';
    return [
      ...(hasText ? [{ path: ['content'], code, message: `content ${text}` }] : []),
      ...(embeds.length > 0 ? [{ path: ['embeds'], code, message: `embeds ${text}` }] : []),
      ...(components.length === 0 ? [emptyMessage] : []),
    ];
  }
  const v2 = components.flatMap((component, index) =>
    component.type === 1
      ? []
      : [
          {
            path: ['components', index],
            code: 'COMPONENT_TYPE_INVALID',
            message: `component type ${component.type} needs the Components V2 flag`,
          },
        ],
  );
  const isEmpty = !hasText && embeds.length === 0 && components.length === 0 && files === 0;
  return isEmpty ? [emptyMessage] : v2;
}

const emptyMessage: Violation = {
  path: [],
  code: 'EMPTY_MESSAGE',
  message: 'a message has content, an embed, a component or a file',
};
