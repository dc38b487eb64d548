import { describe, expect, it } from 'vitest';
import {
  createConsoleFixture,
  errorCode,
  type TestCall,
} from '../../../support/console/console-fixture.ts';

type Options = Parameters<typeof createConsoleFixture>[0];
const local = { host: '127.0.0.1:8787', from: '127.0.0.1' };

/** Null if the console answers. */
async function callWith(options: Options, call: TestCall) {
  return errorCode(await createConsoleFixture(options).call('/api/v1/session', call));
}

describe('the console with a public address', () => {
  it.each<[string, TestCall]>([
    ['at this address, whoever calls', { from: '203.0.113.7' }],
    ['at this address through a proxy', { from: '127.0.0.1', headers: { via: '1.1 proxy' } }],
    ['at this address with the default port', { host: 'bot.example.com:443' }],
    ['at this address in capitals', { host: 'Bot.Example.com' }],
    ['on the machine of the bot', local],
    ['there by its name', { ...local, host: 'localhost:8787' }],
    ['there over IPv6', { host: '[::1]:8787', from: '::1' }],
  ])('answers %s', async (_, call) => {
    expect(await callWith({}, call)).toBeNull();
  });

  it.each<[string, TestCall]>([
    ['another name', { host: 'other.example.com' }],
    ['an address of the local network', { host: '192.168.1.5:8787', from: '192.168.1.9' }],
    ['a subdomain', { host: 'a.bot.example.com' }],
    ['another port', { host: 'bot.example.com:8443' }],
    ['the default port of http', { host: 'bot.example.com:80' }],
    ['its name as a user name', { host: 'bot.example.com@evil.example' }],
    ['no name', { host: '' }],
  ])('is closed at %s', async (_, call) => {
    expect(await callWith({}, call)).toBe('console-closed');
  });
});

describe('the console without a public address', () => {
  it('answers on the machine of the bot', async () => {
    expect(await callWith({ publicUrl: null }, local)).toBeNull();
  });

  it.each<[string, TestCall]>([
    ['a call from elsewhere', { ...local, from: '192.168.1.9' }],
    ['a call that a proxy passed on', { ...local, headers: { 'x-forwarded-for': '203.0.113.7' } }],
    ['another name', { ...local, host: 'bot.example.com' }],
    ['an address of the local network', { host: '192.168.1.5:8787', from: '192.168.1.9' }],
  ])('is closed to %s', async (_, call) => {
    expect(await callWith({ publicUrl: null }, call)).toBe('console-closed');
  });

  it('sets a cookie for http', async () => {
    const fixture = createConsoleFixture({ publicUrl: null, isDemo: true });
    const response = await fixture.call('/api/v1/sign-in/demo', {
      method: 'POST',
      host: 'localhost:8787',
      from: '127.0.0.1',
    });
    const cookie = response.headers.get('set-cookie');
    expect(cookie).toMatch(/^medianest-console=/);
    expect(cookie).not.toContain('Secure');
  });
});

describe('the console of the demo', () => {
  it('answers at every IP address, as the page of the demo does', async () => {
    const call = { host: '192.168.1.5:8787', from: '192.168.1.9' };
    expect(await callWith({ publicUrl: null, isDemo: true }, call)).toBeNull();
  });

  it('is closed at a name that another site can point here', async () => {
    const call = { host: 'rebound.example.com', from: '127.0.0.1' };
    expect(await callWith({ publicUrl: null, isDemo: true }, call)).toBe('console-closed');
  });
});
