// One batch of cases: JSON on standard input, JSON on standard output, everything else on standard error.
import {text} from 'node:stream/consumers';
import {refused} from './offline.mjs';
import {Peers, loadKeyPair} from './peers.mjs';

console.log = console.info = console.error;

const request = JSON.parse(await text(process.stdin));
const peers = new Peers(request);

const acts = {
  vc: async ({credential, now}) => peers.verifyWithVc(credential, now),
  jose: async ({token, spki, now}) => peers.verifyWithJose(token, spki, now),
  core: async ({credential}) => peers.verifyWithCore(credential),
  issue: async ({document, suite, key, created}) => ({
    credential: await peers.issueWithVc(document, suite, await loadKeyPair(key), created)
  }),
  presentation: async ({presentation, challenge, domain, now}) =>
    peers.verifyPresentation(presentation, challenge, domain, now),
  present: async ({credentials, key, challenge, domain, created}) => ({
    presentation: await peers.presentWithVc(credentials, await loadKeyPair(key), challenge, domain, created)
  }),
  canonize: async ({document}) => ({nquads: await peers.canonize(document)})
};

const results = [];
for(const item of request.cases) {
  const from = refused.length;
  let result;
  try {
    result = await acts[item.act](item);
  } catch(error) {
    result = {fault: `${error.name}: ${error.message}`, event: error.details?.event?.code ?? null};
  }
  results.push({...result, refused: refused.slice(from)});
}
process.stdout.write(JSON.stringify(results));
