import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { shardOf } from '../state/bot-membership.ts';
import type { Json } from '../validation/shapes.ts';
import type { GatewayEvent } from './events.ts';
import { isWanted, readable } from './intents.ts';

/** One identified bot connection, which outlives its socket so that the bot can resume it. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly isConnected: boolean;
  readonly lastSeq: number;
  attach(socket: WebSocket, fromSeq: number): void;
  detach(): void;
  /** The shard number and the shard count. */
  readonly shard: Shard;
  /** Queues the event if it belongs to this shard and the intents include it. */
  deliver(event: GatewayEvent): void;
  /** Queues the event regardless of the intents. */
  push(type: string, data: Json): void;
  /** Sends the queued events, unless events are paused. */
  flush(): void;
  readonly socket: WebSocket | null;
}

export type Shard = readonly [id: number, count: number];

/** A session with numbered events, kept for replay. */
export function createSession(intents: number, shard: Shard, isPaused: () => boolean): Session {
  const [shardId, shardCount] = shard;
  const log: { readonly t: string; readonly d: Json }[] = [];
  let socket: WebSocket | null = null;
  let sentSeq = 0;

  function flush() {
    if (!socket || isPaused()) return;
    for (const { t, d } of log.slice(sentSeq)) {
      sentSeq += 1;
      socket.send(JSON.stringify({ op: 0, s: sentSeq, t, d }));
    }
  }

  function push(t: string, d: Json) {
    log.push({ t, d });
    flush();
  }

  return {
    id: randomBytes(16).toString('hex'),
    intents,
    shard,
    get isConnected() {
      return socket !== null;
    },
    get lastSeq() {
      return log.length;
    },
    get socket() {
      return socket;
    },
    attach(next, fromSeq) {
      socket = next;
      sentSeq = fromSeq;
      flush();
    },
    detach() {
      socket = null;
    },
    deliver(event) {
      const isOurs = shardOf(event.guildId, shardCount) === shardId;
      if (isOurs && isWanted(event, intents)) push(event.type, readable(event, intents));
    },
    push,
    flush,
  };
}
