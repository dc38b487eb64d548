import type { Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Faults } from '../faults.ts';
import { shardOf } from '../state/bot-membership.ts';
import { toGatewayGuild, toMember, toUser } from '../state/wire-format.ts';
import type { World } from '../state/world.ts';
import { isJson, type Json } from '../validation/shapes.ts';
import type { Events } from './events.ts';
import { ALL_INTENTS } from './intents.ts';
import { createSession, type Session, type Shard } from './session.ts';

/** Messages a connection may send per minute (docs: "Rate Limiting" of the gateway). */
const SENDS_PER_MINUTE = 120;

interface Deps {
  readonly http: Server;
  readonly world: World;
  readonly events: Events;
  readonly faults: Faults;
  readonly token: string;
  /** The resume URL in READY. */
  readonly resumeUrl: () => string;
  readonly heartbeatIntervalMs: number;
}

export interface Gateway {
  /** Sessions that can receive or be resumed, newest last. */
  readonly sessions: readonly Session[];
  /** How many times a bot identified and how many times one resumed. */
  readonly counts: { readonly identified: number; readonly resumed: number };
  /** The presence the bot set last, if any. */
  readonly presence: Json | undefined;
  stop(): void;
}

/** Discord's gateway: JSON, no compression. */
export function createGateway(deps: Deps): Gateway {
  const { http, world, events, faults, token } = deps;
  const sessions: Session[] = [];
  const counts = { identified: 0, resumed: 0 };
  const sockets = new Set<WebSocket>();
  let presence: Json | undefined;
  const server = new WebSocketServer({ noServer: true });

  http.on('upgrade', (request, socket, head) => {
    if (!request.url?.startsWith('/gateway') || faults.gateway.refusesConnection()) {
      socket.destroy();
      return;
    }
    server.handleUpgrade(request, socket, head, serve);
  });
  events.subscribe((event) => {
    if (event.guildId !== null && !world.hasBot(event.guildId)) return;
    for (const session of sessions) session.deliver(event);
  });
  faults.gateway.onAction((action) => {
    if (action.kind === 'flush') for (const session of sessions) session.flush();
    if (action.kind === 'op') send(action.payload);
    if (action.kind === 'op' && action.endsSession) sessions.length = 0;
    if (action.kind === 'close') for (const socket of [...sockets]) close(socket, action.code);
    if (action.kind === 'close' && action.endsSession) sessions.length = 0;
  });

  function send(payload: Json) {
    for (const session of sessions) session.socket?.send(JSON.stringify(payload));
  }

  function close(socket: WebSocket, code: number | null) {
    if (code === null) socket.terminate();
    else socket.close(code);
  }

  function serve(socket: WebSocket) {
    let session: Session | undefined;
    let sends: number[] = [];
    sockets.add(socket);
    // The client may disconnect in the middle of a frame; the close event follows.
    socket.on('error', () => {});
    socket.on('close', (code) => {
      sockets.delete(socket);
      session?.detach();
      if (session && (code === 1000 || code === 1001)) forget(session);
      events.wakeWaiters();
    });
    const reply = (payload: Json) => socket.send(JSON.stringify(payload));
    reply({ op: 10, d: { heartbeat_interval: deps.heartbeatIntervalMs, _trace: [] } });

    socket.on('message', (data) => {
      const now = Date.now();
      sends = [...sends.filter((at) => at > now - 60_000), now];
      if (sends.length > SENDS_PER_MINUTE) return socket.close(4008);
      const payload = parse(data);
      if (!payload) return socket.close(4002);
      const d = payload['d'];
      switch (payload['op']) {
        case 1:
          if (faults.gateway.acksHeartbeats()) reply({ op: 11 });
          return;
        case 2:
          if (session) return socket.close(4005);
          return identify(isJson(d) ? d : {});
        case 6:
          return resume(isJson(d) ? d : {});
        case 3:
          if (!session) return socket.close(4003);
          if (isJson(d)) presence = d;
          return;
        case 8:
          if (!session) return socket.close(4003);
          return listMembers(session, isJson(d) ? d : {});
        default:
          return socket.close(session ? 4001 : 4003);
      }
    });

    function isToken(given: unknown): boolean {
      return (
        typeof given === 'string' &&
        given.replace(/^Bot /, '') === token &&
        !faults.isTokenRefused()
      );
    }

    function identify(d: Json) {
      const intents = d['intents'];
      if (!isToken(d['token'])) return socket.close(4004);
      if (typeof intents !== 'number' || (intents & ~ALL_INTENTS) !== 0) return socket.close(4013);
      if ((intents & faults.gateway.disallowedIntents()) !== 0) return socket.close(4014);
      const shard = toShard(d['shard']);
      if (!shard) return socket.close(4010);
      session = createSession(intents, shard, faults.gateway.isPaused);
      sessions.push(session);
      counts.identified += 1;
      session.attach(socket, 0);
      session.push('READY', {
        v: 10,
        user: {
          ...toUser(world.user(world.botUserId)),
          verified: true,
          mfa_enabled: true,
          email: null,
        },
        guilds: guildsOf(shard).map(({ id }) => ({ id, unavailable: true })),
        session_id: session.id,
        session_type: 'normal',
        resume_gateway_url: deps.resumeUrl(),
        shard,
        application: { id: world.applicationId, flags: 0 },
        private_channels: [],
        relationships: [],
        _trace: [],
      });
      for (const guild of guildsOf(shard)) {
        if (world.isDown(guild.id)) continue;
        session.deliver({
          type: 'GUILD_CREATE',
          guildId: guild.id,
          data: toGatewayGuild(world, guild),
        });
      }
      events.wakeWaiters();
    }

    function resume(d: Json) {
      if (!isToken(d['token'])) return socket.close(4004);
      const known = sessions.find((one) => one.id === d['session_id']);
      const seq = d['seq'];
      if (!known || typeof seq !== 'number') return reply({ op: 9, d: false });
      if (seq > known.lastSeq) return socket.close(4007);
      known.socket?.close(4000);
      session = known;
      known.attach(socket, seq);
      known.push('RESUMED', { _trace: [] });
      counts.resumed += 1;
      events.wakeWaiters();
    }
  }

  function guildsOf([id, count]: Shard) {
    return world.guildsWithBot().filter((guild) => shardOf(guild.id, count) === id);
  }

  function forget(session: Session) {
    const index = sessions.indexOf(session);
    if (index >= 0) sessions.splice(index, 1);
  }

  function listMembers(session: Session, d: Json) {
    const guild = world.guilds.get(String(d['guild_id']));
    const wanted = [d['user_ids']].flat();
    if (!guild) return;
    const members = [...guild.members.values()].filter((one) => wanted.includes(one.userId));
    session.push('GUILD_MEMBERS_CHUNK', {
      guild_id: guild.id,
      members: members.map((one) => toMember(one, world.user(one.userId))),
      chunk_index: 0,
      chunk_count: 1,
      not_found: wanted.filter((id) => !members.some((one) => one.userId === id)),
      ...(d['nonce'] === undefined ? {} : { nonce: d['nonce'] }),
    });
  }

  return {
    sessions,
    counts,
    get presence() {
      return presence;
    },
    stop() {
      for (const socket of sockets) socket.terminate();
      server.close();
    },
  };
}

/** The shard the bot identifies as; without one, it is the only shard. */
function toShard(given: unknown): Shard | undefined {
  if (given === undefined) return [0, 1];
  const [id, count]: unknown[] = Array.isArray(given) ? given : [];
  const isOne = typeof id === 'number' && typeof count === 'number' && id >= 0 && id < count;
  return isOne ? [id, count] : undefined;
}

function parse(data: RawData): Json | undefined {
  try {
    const payload: unknown = JSON.parse(String(data));
    return isJson(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}
