import { Server, Socket } from 'node:net';

/** Makes every attempt of a unit test to connect or to listen fail, also where a library makes it. */
function refuse(): never {
  throw new Error('A unit test must not open a socket. Move the test to test/whole/.');
}

Socket.prototype.connect = refuse;
Server.prototype.listen = refuse;
