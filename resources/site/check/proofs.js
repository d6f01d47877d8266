// Data Integrity proofs and tokens: whether a signature holds, and whose key made it.
// Spec: Verifiable Credential Data Integrity 1.0; Data Integrity EdDSA and ECDSA Cryptosuites v1.0; RFC 7515.
const OB_303 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const LATE_TERMS = ['endorsementJwt', 'jti'];
const SUITES = {
  'eddsa-rdfc-2022': {jcs: false, kinds: ['EdDSA']},
  'eddsa-jcs-2022': {jcs: true, kinds: ['EdDSA']},
  'ecdsa-rdfc-2019': {jcs: false, kinds: ['ES256', 'ES384']},
  'ecdsa-jcs-2019': {jcs: true, kinds: ['ES256', 'ES384']},
  Ed25519Signature2020: {jcs: false, kinds: ['EdDSA']},
};
const ALGORITHMS = {EdDSA: 'EdDSA', Ed25519: 'EdDSA', ES256: 'ES256', ES384: 'ES384', RS256: 'RS256'};
const TOKEN_TYPES = ['jwt', 'vc+jwt', 'vc+ld+json+jwt', 'vc-ld+jwt', 'application/vc+jwt', 'jws'];

function issuerOf(document) {
  const issuer = document.get('issuer');
  return isText(issuer) ? issuer : isObject(issuer) && isText(issuer.get('id')) ? issuer.get('id') : undefined;
}
const suiteName = proof => [proof.get('cryptosuite'), proof.get('type')].find(isText) ?? '';

function suiteOf(proof) {
  let type = proof.get('type');
  const name = proof.get('cryptosuite');
  if (Array.isArray(type) && type.length === 1) type = type[0];
  if (!isText(type)) throw new Broken('proof');
  if (type === 'Ed25519Signature2020' && (name === undefined || name === null)) return SUITES[type];
  if (type !== 'DataIntegrityProof') throw new Open('suite');
  if (!isText(name)) throw new Broken('proof');
  if (!Object.hasOwn(SUITES, name) || name === 'Ed25519Signature2020') throw new Open('suite');
  return SUITES[name];
}

function checkOptions(proof, now) {
  if (proof.get('proofPurpose') !== 'assertionMethod') throw new Broken('purpose');
  const times = ['created', 'expires'].map(name => (proof.has(name) ? parseTime(proof.get(name)) : undefined));
  if (times.some(Number.isNaN)) throw new Broken('proof');
  if (times[1] !== undefined && times[1] < now) throw new Broken('ended');
  if (times[0] !== undefined && times[0] > now + CLOCK_TOLERANCE_MS) throw new Open('future');
  if (proof.has('previousProof')) throw new Open('chain');
  return times[0];
}

// What a proof signs: the hash of its options, then that of the document.
async function messageOf(suite, kind, bare, options, tables, revision = '') {
  const digest = kind === 'ES384' ? 'SHA-384' : 'SHA-256';
  let texts;
  if (suite.jcs) {
    if (options.has('@context')) {
      const own = listOf(bare.get('@context')), named = listOf(options.get('@context'));
      if (!alike(own.slice(0, named.length), named)) throw new Broken('proof');
      bare = new Map([...bare, ['@context', options.get('@context')]]);
    }
    texts = [canonicalJson(options), canonicalJson(bare)];
  } else {
    if (options.has('@context')) throw new Open('context');
    const whole = new Map([['@context', bare.get('@context')], ...options]);
    texts = [await canonicalNQuads(whole, tables, {digest}), await canonicalNQuads(bare, tables, {digest, revision})];
  }
  const hashes = await Promise.all(texts.map(text => hashBytes(text, digest)));
  return Uint8Array.from([...hashes[0], ...hashes[1]]);
}

async function checkProof(document, proof, page) {
  const suite = suiteOf(proof);
  const created = checkOptions(proof, page.now);
  const found = await findKey(proof.get('verificationMethod'), page.keys);
  if (!suite.kinds.includes(found.kind)) throw new Broken('key');
  const value = proof.get('proofValue');
  if (!isText(value) || value[0] !== 'z') throw new Broken('proof');
  const signature = fromBase58(value.slice(1));
  const bare = without(document, 'proof'), options = without(proof, 'proofValue');
  const {controller, revoked} = found;
  const message = await messageOf(suite, found.kind, bare, options, page.tables);
  if (!await holds(found, signature, message)) {
    if (!suite.jcs && await holdsInOlderRevision(suite, found, signature, bare, options, page.tables)) {
      return {outcome: 'unknown', reason: 'late-terms', controller};
    }
    return {outcome: 'fail', reason: 'signature', controller};
  }
  if (revoked) {
    const late = created === undefined || !(created < parseTime(revoked));
    return {outcome: late ? 'fail' : 'unknown', reason: late ? 'compromised' : 'compromised-later', controller};
  }
  return {outcome: 'pass', reason: '', controller};
}

// Software that knew an older revision of the 3.0.3 context signed without the members that came later.
async function holdsInOlderRevision(suite, found, signature, bare, options, tables) {
  if (!listOf(bare.get('@context')).includes(OB_303)) return false;
  let dropped = false;
  const trim = value => {
    if (Array.isArray(value)) return value.map(trim);
    if (!isObject(value)) return value;
    dropped ||= LATE_TERMS.some(name => value.has(name));
    return new Map([...without(value, ...LATE_TERMS)].map(([name, member]) => [name, trim(member)]));
  };
  const trimmed = trim(bare);
  if (!dropped) return false;
  for (const revision of ['revision-B', 'revision-A']) {
    try {
      if (await holds(found, signature, await messageOf(suite, found.kind, trimmed, options, tables, revision))) return true;
    } catch (error) {
      if (!(error instanceof Broken || error instanceof Open)) throw error;
    }
  }
  return false;
}

// How a proof's key relates to the issuer: its own, that of somebody else, or neither can be told.
function bindingOf(controller, issuer) {
  if (controller === undefined || issuer === undefined) return '';
  if (controller !== null && controller === issuer.split('#')[0]) return 'bound';
  return issuer.startsWith('did:') ? 'differs' : 'unproven';
}

// Every proof by itself; the issuer's own counts before anybody else's, a sound one before a broken one.
async function checkProofs(document, page) {
  const proofs = listOf(document.get('proof'));
  if (!proofs.length) return {outcome: 'fail', reason: 'no-proof', suite: '', binding: ''};
  if (proofs.length > MOST_PROOFS) return {outcome: 'unknown', reason: 'limit', suite: '', binding: ''};
  const results = [];
  for (const proof of proofs) {
    const said = isObject(proof) ? {suite: suiteName(proof), method: proof.get('verificationMethod')} : {suite: ''};
    let found;
    try {
      if (!isObject(proof)) throw new Broken('proof');
      found = await checkProof(document, proof, page);
    } catch (error) {
      found = resultOf(error);
    }
    results.push({...said, ...found, binding: bindingOf(found.controller, issuerOf(document))});
  }
  const rank = result => [result.binding === 'differs', ['pass', 'fail', 'unknown'].indexOf(result.outcome),
    ['bound', 'unproven', 'differs', ''].indexOf(result.binding)].map(Number).join('');
  return results.sort((one, other) => rank(one) - rank(other))[0];
}

function resultOf(error) {
  if (error instanceof Broken) return {outcome: 'fail', reason: error.message};
  if (error instanceof Open) return {outcome: 'unknown', reason: error.message};
  throw error;
}

function readToken(text) {
  const parts = text.split('.');
  if (parts.length !== 3 || !parts[0] || !parts[1]) throw new Broken('token');
  const [header, payload] = parts.slice(0, 2).map(part => parseJson(readUtf8(fromBase64Url(part))));
  if (!isObject(header) || !isObject(payload)) throw new Broken('token');
  const inner = payload.get('vc');
  return {header, payload, document: isObject(inner) ? inner : payload, signature: fromBase64Url(parts[2]),
    message: encoder.encode(`${parts[0]}.${parts[1]}`)};
}

async function checkToken(token, page) {
  const {header, payload, document} = token;
  const algorithm = header.get('alg'), method = header.get('kid');
  const said = {suite: isText(algorithm) ? `jwt-${algorithm.toLowerCase()}` : 'jwt', method, binding: ''};
  try {
    if (!isText(algorithm) || !Object.hasOwn(ALGORITHMS, algorithm) || header.has('crit')) throw new Broken('token');
    if ((header.get('b64') ?? true) !== true || header.has('zip') || header.has('enc')) throw new Broken('token');
    const type = header.get('typ') ?? 'JWT';
    if (!isText(type) || !TOKEN_TYPES.includes(type.toLowerCase())) throw new Broken('token');
    const found = await findTokenKey(header, page);
    if (found.kind !== ALGORITHMS[algorithm]) throw new Broken('key');
    const binding = bindingOf(found.controller, issuerOf(document));
    if (!await holds(found, token.signature, token.message)) {
      return {...said, outcome: 'fail', reason: 'signature', controller: found.controller, binding};
    }
    checkClaims(payload, document, page.now);
    const {controller, revoked} = found;
    if (revoked) {
      const late = !(parseTime(document.get('validFrom')) < parseTime(revoked));
      const reason = late ? 'compromised' : 'compromised-later';
      return {...said, outcome: late ? 'fail' : 'unknown', reason, controller, binding};
    }
    return {...said, outcome: 'pass', reason: '', controller, binding};
  } catch (error) {
    return {...said, ...resultOf(error)};
  }
}

// The key by its address; a key that the token carries itself proves nothing about the issuer.
async function findTokenKey(header, page) {
  const method = header.get('kid'), carried = header.get('jwk');
  if (isText(method) && (method.startsWith('did:') || method.startsWith('https://'))) {
    try {
      return await findKey(method, page.keys);
    } catch (error) {
      if (!(error instanceof Open) || !isObject(carried)) throw error;
    }
  }
  if (!isObject(carried)) throw new Broken('key');
  return {...await keyOfJwk(carried), controller: null};
}

function checkClaims(payload, document, now) {
  const subject = document.get('credentialSubject');
  const said = [['iss', issuerOf(document)], ['sub', isObject(subject) ? subject.get('id') : undefined],
    ['jti', document.get('id')]];
  const differs = ([claim, value]) => payload.has(claim) && payload.get(claim) !== value;
  if (said.some(differs)) throw new Broken('claims');
  if (document !== payload) {
    for (const [name, value] of document) {
      if (payload.has(name) && !alike(payload.get(name), value)) throw new Broken('claims');
    }
  }
  const until = document.get('validUntil') ?? document.get('expirationDate');
  const instant = (claim, written) => {
    if (!payload.has(claim)) return;
    const value = payload.get(claim), time = parseTime(written);
    if (typeof value !== 'number' || Math.trunc(value) !== Math.floor(time / 1000)) throw new Broken('claims');
  };
  instant('nbf', document.get('validFrom') ?? document.get('issuanceDate'));
  if (payload.has('vc') || until !== undefined) instant('exp', until);
  const ends = payload.get('exp');
  if (until === undefined && ends !== undefined && !(typeof ends === 'number' && ends * 1000 >= now)) {
    throw new Broken('ended');
  }
}
