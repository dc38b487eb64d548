import type { Catalogue } from '../../../src/demo/media-server/catalogue.ts';
import type { RecordedCall } from '../../../src/demo/media-server/exchange.ts';
import { createMediaServer, type MediaServer } from '../../../src/demo/media-server/server.ts';
import { createState, type Product, type UserSeed } from '../../../src/demo/media-server/state.ts';
import { testPort } from '../../support/port.ts';
import { defaultCatalogue } from './catalogue-data.ts';
import { defaultUsers } from './users.ts';

export interface FakeOverseerrOptions {
  readonly product?: Product;
  readonly apiKey?: string;
  readonly catalogue?: Catalogue;
  readonly users?: readonly UserSeed[];
  readonly csrf?: boolean;
  readonly movie4k?: boolean;
  readonly series4k?: boolean;
  /** Profiles hold lists of Discord ids, as Seerr's do from 3.3 on. */
  readonly idLists?: boolean;
  /** Port on loopback. */
  readonly port?: number;
  readonly now?: () => Date;
}

/** The demonstration's media server with the users and titles of the recordings; it remembers calls. */
export interface FakeOverseerr extends MediaServer {
  readonly calls: RecordedCall[];
}

const defaultApiKey = 'MTcwMDAwMDAwMDAwMDExMTExMTExLTIyMjItNDMzMy04NDQ0LTU1NTU1NTU1NTU1NQ==';

/** Starts a server on loopback. */
export async function createFakeOverseerr(
  options: FakeOverseerrOptions = {},
): Promise<FakeOverseerr> {
  const { users = defaultUsers, now = () => new Date(), ...rest } = options;
  const calls: RecordedCall[] = [];
  const server = await createMediaServer({
    product: 'seerr',
    apiKey: defaultApiKey,
    catalogue: defaultCatalogue,
    port: testPort(),
    // As on the server of the recordings.
    applicationUrl: 'http://127.0.0.1:5055',
    ...rest,
    state: createState(users, now),
    onCall: (call) => calls.push(call),
  });
  return { ...server, calls };
}
