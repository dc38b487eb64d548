import type { RecordedCall } from '../../../src/demo/overseerr/http/exchange.ts';
import {
  createOverseerrSimulator,
  type OverseerrSimulator,
} from '../../../src/demo/overseerr/simulator.ts';
import {
  createState,
  type MediaServerKind,
  type Product,
  type UserSeed,
} from '../../../src/demo/overseerr/state.ts';
import type { Catalog } from '../../../src/demo/overseerr/titles/catalog.ts';
import { nextTestPort } from '../../support/test-port.ts';
import { defaultCatalog } from './catalog-data.ts';
import { defaultUsers } from './users.ts';

export interface FakeOverseerrOptions {
  readonly product?: Product;
  readonly apiKey?: string;
  readonly catalog?: Catalog;
  readonly users?: readonly UserSeed[];
  readonly csrf?: boolean;
  readonly movie4k?: boolean;
  readonly series4k?: boolean;
  /** Profiles hold lists of Discord ids, as Seerr's do from 3.3 on. */
  readonly idLists?: boolean;
  readonly mediaServer?: MediaServerKind | 'plex';
  readonly version?: string;
  /** Port on loopback. */
  readonly port?: number;
  readonly now?: () => Date;
}

/** The simulator of the demo with the users and titles of the recordings. It records calls. */
export interface FakeOverseerr extends OverseerrSimulator {
  readonly calls: RecordedCall[];
}

const defaultApiKey = 'MTcwMDAwMDAwMDAwMDExMTExMTExLTIyMjItNDMzMy04NDQ0LTU1NTU1NTU1NTU1NQ==';

/** Starts a server on loopback. */
export async function createFakeOverseerr(
  options: FakeOverseerrOptions = {},
): Promise<FakeOverseerr> {
  const { users = defaultUsers, now = () => new Date(), ...rest } = options;
  const calls: RecordedCall[] = [];
  const server = await createOverseerrSimulator({
    product: 'seerr',
    apiKey: defaultApiKey,
    catalog: defaultCatalog,
    port: nextTestPort(),
    // As on the server of the recordings.
    applicationUrl: 'http://127.0.0.1:5055',
    ...rest,
    state: createState(users, now),
    onCall: (call) => calls.push(call),
  });
  return { ...server, calls };
}
