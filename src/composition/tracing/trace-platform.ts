import { parseActionId } from '../../chat/action.ts';
import type { ChatPlatform } from '../../chat/chat-platform.ts';
import type { Dispatch } from '../../chat/dispatch.ts';
import type { Outbound } from '../../chat/outbound.ts';
import type { Platform } from '../../domain/place.ts';
import type { Tracing } from '../../ports/tracing.ts';

/** A chat whose presses and commands begin traces, and whose messages are part of them. */
export function tracePlatform(platform: ChatPlatform, tracing: Tracing): ChatPlatform {
  return {
    ...platform,
    outbound: traceOutbound(platform.name, platform.outbound, tracing),
    start: (dispatch) => platform.start(traceDispatch(platform.name, dispatch, tracing)),
  };
}

function traceOutbound(platform: Platform, outbound: Outbound, tracing: Tracing): Outbound {
  const attributes = { 'medianest.platform': platform };
  return {
    post: (...message) =>
      tracing.within({ name: 'post message', kind: 'client', attributes }, () =>
        outbound.post(...message),
      ),
    edit: (...message) =>
      tracing.within({ name: 'edit message', kind: 'client', attributes }, () =>
        outbound.edit(...message),
      ),
  };
}

function traceDispatch(platform: Platform, dispatch: Dispatch, tracing: Tracing): Dispatch {
  const { commands } = dispatch;
  // Anybody can send other names.
  const names = new Set(commands.map(({ name }) => name));
  const verbs = new Set(commands.flatMap(({ actions }) => actions.map(({ verb }) => verb)));
  const begin = <Result>(name: string, work: () => Promise<Result>) =>
    tracing.begin({ name, kind: 'server', attributes: { 'medianest.platform': platform } }, work);
  const nameOf = (kind: 'press' | 'form', id: string) => {
    const verb = parseActionId(id)?.verb ?? '';
    return `${kind} ${verbs.has(verb) ? verb : 'unknown'}`;
  };
  return {
    ...dispatch,
    command: (interaction, name, options) =>
      begin(names.has(name) ? `/${name}` : 'unknown command', () =>
        dispatch.command(interaction, name, options),
      ),
    press: (interaction, id, values) =>
      begin(nameOf('press', id), () => dispatch.press(interaction, id, values)),
    submit: (interaction, id, fields) =>
      begin(nameOf('form', id), () => dispatch.submit(interaction, id, fields)),
    react: (interaction, vote) => begin('reaction', () => dispatch.react(interaction, vote)),
  };
}
