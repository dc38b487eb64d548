import { Server, Socket } from 'node:net';

/** Makes every attempt to connect or to listen fail in unit tests, including inside libraries. */
function refuse(): never {
  throw new Error('A unit test must not open a socket. Move the test to test/whole/.');
}

Socket.prototype.connect = refuse;
Server.prototype.listen = refuse;
