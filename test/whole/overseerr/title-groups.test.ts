import { expect, it } from 'vitest';
import { aRemoteUserId, withServer } from '../../support/overseerr-setup.ts';

it('a collection is read again once its movies may have changed', async () => {
  const as = aRemoteUserId(2);
  const collection = { status: 200, body: { id: 726_871, name: 'Dune Collection', parts: [] } };
  const respond = ({ method }: { readonly method: string }) =>
    method === 'DELETE' ? { status: 204 } : collection;
  await withServer(respond, async (client, { calls }) => {
    const read = () => client.getCollection(726_871, { language: 'en', as });
    await read();
    await read();
    expect(calls).toHaveLength(1);
    await client.deleteRequest(7, as);
    await read();
    expect(calls.map(({ method }) => method)).toEqual(['GET', 'DELETE', 'GET']);
  });
});
