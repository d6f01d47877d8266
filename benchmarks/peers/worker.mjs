// The Node.js peers: the same protocol as worker.py, the packages pinned for the interop tests.
// Usage: node worker.mjs FOLDER
import {createRequire} from 'node:module';
import {createInterface} from 'node:readline';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Peers, loadKeyPair} from '../../tests/interop/peers.mjs';

console.log = console.info = console.error;

const require = createRequire(new URL('../../tests/interop/package.json', import.meta.url));
const extractChunks = require('png-chunks-extract');
const encodeChunks = require('png-chunks-encode');

const folder = process.argv[2];
const settings = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));
const document = JSON.parse(readFileSync(join(folder, 'unsigned.json'), 'utf8'));
const signed = readFileSync(join(folder, 'signed.json'), 'utf8');
const signedJcs = readFileSync(join(folder, 'signed-jcs.json'), 'utf8');
const png = readFileSync(join(folder, 'artwork.png'));
const target = join(folder, 'node-award.png');
const FEWEST = 3;

const peers = new Peers(settings);
const keyPair = await loadKeyPair(settings.key);

function bakePng(text) {
  const chunks = extractChunks(png);
  const data = Buffer.from(`openbadgecredential\0\0\0\0\0${text}`, 'utf8');
  chunks.splice(1, 0, {name: 'iTXt', data: new Uint8Array(data)});
  return encodeChunks(chunks);
}

async function holds(promise) {
  const answer = await promise;
  if(!answer.verified) {
    throw new Error(`the fixture does not verify: ${answer.why}`);
  }
}

async function issue() {
  return peers.issueWithVc(document, 'eddsa-rdfc-2022', keyPair, settings.created);
}

const operations = {
  'jsonld.js/canon': async () => peers.canonize(document),
  'vc/verify': async () => holds(peers.verifyWithVc(signed, settings.now)),
  'vc/verify-jcs': async () => holds(peers.verifyWithVc(signedJcs, settings.now)),
  'verifier-core/verify': async () => holds(peers.verifyWithCore(signed)),
  'vc/issue': issue,
  'png-chunks/bake-png': async () => bakePng(signed),
  'node/award': async () => writeFileSync(target, bakePng(await issue()))
};

async function time(act, seconds) {
  await act();
  let count = 0;
  const started = performance.now();
  const computed = process.cpuUsage();
  while(count < FEWEST || performance.now() - started < seconds * 1000) {
    await act();
    count += 1;
  }
  const elapsed = (performance.now() - started) / 1000;
  const {user, system} = process.cpuUsage(computed);
  return {count, seconds: elapsed, cpu: (user + system) / 1e6};
}

process.stdout.write(JSON.stringify({ready: Object.keys(operations).sort()}) + '\n');
for await (const line of createInterface({input: process.stdin})) {
  const request = JSON.parse(line);
  const answer = await time(operations[request.op], request.seconds);
  process.stdout.write(JSON.stringify(answer) + '\n');
}
