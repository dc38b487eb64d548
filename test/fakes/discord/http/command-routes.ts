import type { Commands, RegisteredCommand } from '../state/commands.ts';
import type { World } from '../state/world.ts';
import { isJson } from '../validation/shapes.ts';
import { refuse } from './refusal.ts';
import { type Call, done, ok, type Route } from './route.ts';

/** Registering commands, globally and for a guild. */
export function commandRoutes(world: World, commands: Commands): Route[] {
  return [
    ...routesFor(world, commands, '/applications/{application_id}/commands', () => null),
    ...routesFor(
      world,
      commands,
      '/applications/{application_id}/guilds/{guild_id}/commands',
      // Discord answers 50001 for a guild the application is not in.
      (call) => (world.hasBot(call.param('guild_id')) ? call.param('guild_id') : refuse(50001)),
    ),
  ];
}

function routesFor(
  world: World,
  commands: Commands,
  template: string,
  scopeOf: (call: Call) => string | null,
): Route[] {
  function scope(call: Call) {
    if (call.param('application_id') !== world.applicationId) refuse(50001);
    return scopeOf(call);
  }
  const render = (command: RegisteredCommand) => commands.toJson(command, world.applicationId);
  const id = (call: Call) => call.param('command_id');
  const one = `${template}/{command_id}`;
  const auth = 'bot' as const;
  return [
    {
      method: 'GET',
      template,
      auth,
      handle: (call) => ok(commands.list(scope(call)).map(render)),
    },
    {
      method: 'PUT',
      template,
      auth,
      handle: (call) => ok(commands.replace(scope(call), call.body).map(render)),
    },
    {
      method: 'POST',
      template,
      auth,
      handle(call) {
        const { command, isNew } = commands.upsert(scope(call), call.body);
        return { status: isNew ? 201 : 200, body: render(command) };
      },
    },
    {
      method: 'GET',
      template: one,
      auth,
      handle: (call) => ok(render(commands.get(scope(call), id(call)))),
    },
    {
      method: 'PATCH',
      template: one,
      auth,
      handle(call) {
        const body = isJson(call.body) ? call.body : {};
        return ok(render(commands.patch(scope(call), id(call), body)));
      },
    },
    {
      method: 'DELETE',
      template: one,
      auth,
      handle(call) {
        commands.remove(scope(call), id(call));
        return done;
      },
    },
  ];
}
