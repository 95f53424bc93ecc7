// An S3-compatible server on a free loopback port with one bucket. It says its address and ends when its input does.
import { buildApp } from 'fauxqs';

const app = await buildApp({ logger: false });
const address = await app.listen({ port: 0, host: '127.0.0.1' });
await fetch(`${address}/leads`, { method: 'PUT' });
console.log(address);
process.stdin.resume().on('end', () => process.exit(0));
