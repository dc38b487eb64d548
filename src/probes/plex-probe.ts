import { z } from 'zod';
import type { ProbeResult } from '../ports/services/service-probe.ts';
import { callAddress, toFailure, toReason } from './http-probe.ts';

const rootSchema = z.object({
  MediaContainer: z.object({ friendlyName: z.string().max(200), version: z.string().max(100) }),
});

/** Whether a Plex Media Server answers and accepts the token. */
export async function checkPlex(address: string, token: string): Promise<ProbeResult> {
  try {
    const { status, body } = await callAddress(`${address}/`, { 'x-plex-token': token });
    if (status === 401 || status === 403) {
      return toFailure('Plex rejected the token. Check PLEX_TOKEN', 'key-rejected');
    }
    const parsed = rootSchema.safeParse(body);
    if (status !== 200 || !parsed.success) {
      return toFailure(
        'PLEX_URL does not point to a Plex Media Server. Check the address',
        'wrong-address',
      );
    }
    const { friendlyName: title, version } = parsed.data.MediaContainer;
    return {
      isUp: true,
      title,
      version: `Plex ${version}`,
      detail: `${title} (Plex ${version}) is connected`,
      fault: null,
    };
  } catch (error) {
    const reason = toReason(error);
    return toFailure(`Plex is not responding. Check PLEX_URL (${reason})`, 'unreachable', {
      reason,
    });
  }
}
