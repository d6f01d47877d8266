// What the peers may reach: documents given by address, and nothing else. No socket is ever opened.
import {readFileSync} from 'node:fs';
import net from 'node:net';

/** Every address somebody asked for and was refused, in order. */
export const refused = [];

net.Socket.prototype.connect = function connect() {
  throw new Error('no network in this process');
};

/** Answer `fetch` from `served` (address to text or object); refuse every other address at once. */
export function sealNetwork(served) {
  const answers = new Map(Object.entries(served));
  globalThis.fetch = async input => {
    const address = typeof input === 'string' ? input : (input.url ?? String(input));
    const body = answers.get(address);
    if(body === undefined) {
      refused.push(address);
      throw new TypeError(`not at hand: ${address}`);
    }
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return new Response(text, {status: 200, headers: {'content-type': 'application/json'}});
  };
}

/** Return a JSON-LD document loader over published contexts (address to file), a did:key driver and DID documents. */
export function buildLoader(contexts, didDriver, didDocuments = {}) {
  const documents = new Map();
  for(const [address, file] of Object.entries(contexts)) {
    documents.set(address, JSON.parse(readFileSync(file, 'utf8')));
  }
  return async address => {
    if(documents.has(address)) {
      return {contextUrl: null, documentUrl: address, document: documents.get(address), tag: 'static'};
    }
    if(address.startsWith('did:key:')) {
      return {contextUrl: null, documentUrl: address, document: await didDriver.get({url: address})};
    }
    const [did, fragment] = address.split('#');
    if(Object.hasOwn(didDocuments, did)) {
      const document = didDocuments[did];
      const method = (document.verificationMethod ?? []).find(each => each.id === address);
      if(!fragment || method) {
        const found = fragment ? {'@context': document['@context'], ...method} : document;
        return {contextUrl: null, documentUrl: address, document: found};
      }
    }
    refused.push(address);
    throw new Error(`not at hand: ${address}`);
  };
}
