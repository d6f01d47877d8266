// Checks a badge in the visitor's browser: what is computed is computed for real, what is not is said plainly.
// BadgeCheck.check(text) answers {outcome, reason, suite, issuer, method}; outcome is "sound", "broken" or "open".
// "sound" means: the signature fits every byte that it covers, and the key is the issuer's own (did:key, did:jwk).
const BadgeCheck = (() => {
  'use strict';
  const utf8 = new TextEncoder();
  class Broken extends Error {}
  class Open extends Error {}

  // JSON, strictly: no member twice, no lone surrogate, numbers that a double holds.
  function parse(text) {
    let at = 0;
    const fail = () => { throw new Broken('json'); };
    const blank = () => { while (' \t\r\n'.includes(text[at]) && at < text.length) at++; };
    const string = () => {
      const start = at++;
      while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
      if (text[at++] !== '"') fail();
      let value;
      try { value = JSON.parse(text.slice(start, at)); } catch { fail(); }
      if (!value.isWellFormed ? /[\ud800-\udfff]/u.test(value) : !value.isWellFormed()) fail();
      return value;
    };
    const value = depth => {
      if (depth > 64) fail();
      blank();
      const first = text[at];
      if (first === '"') return string();
      if (first === '{' || first === '[') {
        const object = first === '{', close = object ? '}' : ']';
        const made = object ? Object.create(null) : [];
        at++;
        blank();
        if (text[at] === close) { at++; return made; }
        for (;;) {
          blank();
          let name = null;
          if (object) {
            if (text[at] !== '"') fail();
            name = string();
            if (name in made) fail();
            blank();
            if (text[at++] !== ':') fail();
          }
          const item = value(depth + 1);
          if (object) made[name] = item; else made.push(item);
          blank();
          const next = text[at++];
          if (next === close) return made;
          if (next !== ',') fail();
        }
      }
      const word = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/.exec(text.slice(at, at + 400));
      if (!word) fail();
      at += word[0].length;
      const read = JSON.parse(word[0]);
      if (typeof read === 'number' && !Number.isFinite(read)) fail();
      return read;
    };
    const made = value(0);
    blank();
    if (at !== text.length) fail();
    return made;
  }

  // RFC 8785, JSON Canonicalization Scheme.
  function canonical(value) {
    if (value === null || typeof value !== 'object') return JSON.stringify(value);
    if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
    return '{' + Object.keys(value).sort().map(name => JSON.stringify(name) + ':' + canonical(value[name])).join(',') + '}';
  }

  function base58(text) {
    const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
    if (text.length > 512) throw new Broken('key');
    const bytes = [];
    for (const letter of text) {
      let carry = letters.indexOf(letter);
      if (carry < 0) throw new Broken('key');
      for (let place = 0; place < bytes.length; place++) {
        carry += bytes[place] * 58;
        bytes[place] = carry & 255;
        carry >>= 8;
      }
      for (; carry; carry >>= 8) bytes.push(carry & 255);
    }
    for (const letter of text) { if (letter !== '1') break; bytes.push(0); }
    return Uint8Array.from(bytes.reverse());
  }

  function base64url(text) {
    if (!/^[\w-]*$/.test(text)) throw new Broken('token');
    const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(plain, letter => letter.charCodeAt(0));
  }

  // From the issuer's own DID to its key: nothing is looked up anywhere.
  async function keyOf(method, algorithm) {
    const [did, fragment] = method.split('#');
    if (did.startsWith('did:key:z')) {
      if (fragment !== did.slice(8)) throw new Broken('key');
      const bytes = base58(did.slice(9));
      const [one, two] = bytes;
      if (one === 0xed && two === 1 && bytes.length === 34) return importKey('Ed25519', bytes.slice(2));
      if (one === 0x80 && two === 0x24 && bytes.length === 35) return importKey('P-256', bytes.slice(2));
      throw new Open('key');
    }
    if (did.startsWith('did:jwk:')) {
      if (fragment !== '0') throw new Broken('key');
      const jwk = parse(new TextDecoder('utf-8', {fatal: true}).decode(base64url(did.slice(8))));
      if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519') return importKey('Ed25519', base64url(jwk.x));
      if (jwk.kty === 'EC' && jwk.crv === 'P-256') {
        return importKey('P-256', Uint8Array.from([4, ...base64url(jwk.x), ...base64url(jwk.y)]));
      }
      if (jwk.kty === 'RSA' && algorithm === 'RS256') {
        const name = {name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256'};
        return {kind: 'RS256', key: await crypto.subtle.importKey('jwk', {kty: 'RSA', n: jwk.n, e: jwk.e}, name, false, ['verify'])};
      }
      throw new Open('key');
    }
    throw new Open('issuer');
  }

  // A compressed point of P-256 to the form that WebCrypto takes.
  function uncompressed(bytes) {
    if (bytes[0] === 4) return bytes;
    const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
    const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
    const hex = list => Array.from(list, byte => byte.toString(16).padStart(2, '0')).join('');
    const x = BigInt('0x' + hex(bytes.slice(1)));
    const power = (base, exponent) => {
      let result = 1n;
      for (base %= p; exponent; exponent >>= 1n, base = base * base % p) if (exponent & 1n) result = result * base % p;
      return result;
    };
    const square = (((x * x + p - 3n) % p) * x + b) % p;
    let y = power(square, (p + 1n) / 4n);
    if (x >= p || y * y % p !== square) throw new Broken('key');
    if ((y & 1n) !== BigInt(bytes[0] & 1)) y = p - y;
    const side = y.toString(16).padStart(64, '0').match(/../g).map(pair => parseInt(pair, 16));
    return Uint8Array.from([4, ...bytes.slice(1), ...side]);
  }

  async function importKey(curve, bytes) {
    try {
      if (curve === 'Ed25519') return {kind: curve, key: await crypto.subtle.importKey('raw', bytes, curve, false, ['verify'])};
      const name = {name: 'ECDSA', namedCurve: 'P-256'};
      return {kind: curve, key: await crypto.subtle.importKey('raw', uncompressed(bytes), name, false, ['verify'])};
    } catch (error) {
      if (error instanceof Broken) throw error;
      throw new Open('browser');
    }
  }

  async function fits(found, signature, data) {
    const how = {Ed25519: 'Ed25519', 'P-256': {name: 'ECDSA', hash: 'SHA-256'}, RS256: 'RSASSA-PKCS1-v1_5'}[found.kind];
    try {
      return await crypto.subtle.verify(how, found.key, signature, data);
    } catch { throw new Open('browser'); }
  }

  const issuerOf = document => typeof document.issuer === 'string' ? document.issuer : document.issuer && document.issuer.id;
  const isTime = value => typeof value === 'string' && !Number.isNaN(Date.parse(value));

  async function checkToken(text) {
    const parts = text.split('.');
    if (parts.length !== 3) throw new Broken('token');
    const decode = part => parse(new TextDecoder('utf-8', {fatal: true}).decode(base64url(part)));
    const header = decode(parts[0]), claims = decode(parts[1]);
    const kinds = {EdDSA: 'Ed25519', Ed25519: 'Ed25519', ES256: 'P-256', RS256: 'RS256'};
    if (header.crit !== undefined || header.b64 !== undefined) throw new Open('suite');
    if (!Object.hasOwn(kinds, header.alg)) throw header.alg === 'none' ? new Broken('signature') : new Open('suite');
    const document = claims.vc || claims;
    const issuer = issuerOf(document) || claims.iss;
    if (claims.iss !== undefined && claims.iss !== issuer) throw new Broken('issuer');
    let method = header.kid;
    if (typeof method !== 'string') throw new Open('issuer');
    if (method.startsWith('#')) method = issuer + method;
    if (typeof issuer !== 'string' || method.split('#')[0] !== issuer) throw issuer && issuer.startsWith('did:') ? new Broken('issuer') : new Open('issuer');
    const found = await keyOf(method, header.alg);
    if (found.kind !== kinds[header.alg]) throw new Broken('key');
    const good = await fits(found, base64url(parts[2]), utf8.encode(parts[0] + '.' + parts[1]));
    return {good, suite: header.alg, issuer, method, document};
  }

  async function checkDocument(text) {
    const document = parse(text);
    const proofs = Array.isArray(document.proof) ? document.proof : document.proof ? [document.proof] : [];
    if (!proofs.length) throw new Broken('proof');
    const suites = {'eddsa-jcs-2022': 'Ed25519', 'ecdsa-jcs-2019': 'P-256'};
    const proof = proofs.find(item => item && item.type === 'DataIntegrityProof' && Object.hasOwn(suites, item.cryptosuite));
    if (!proof) throw new Open('suite', {cause: proofs.map(item => item && (item.cryptosuite || item.type)).join(', ')});
    if (proof.proofPurpose !== 'assertionMethod') throw new Broken('purpose');
    if (proof.previousProof !== undefined) throw new Open('suite');
    const issuer = issuerOf(document), method = proof.verificationMethod;
    if (typeof method !== 'string' || typeof issuer !== 'string') throw new Broken('issuer');
    if (method.split('#')[0] !== issuer) throw issuer.startsWith('did:') ? new Broken('issuer') : new Open('issuer');
    if (proof.created !== undefined && !isTime(proof.created)) throw new Broken('proof');
    if (proof.expires !== undefined && !(Date.parse(proof.expires) > Date.now())) throw new Broken('time');
    if (proof['@context'] !== undefined) {
      const own = [].concat(proof['@context']), theirs = [].concat(document['@context']);
      if (own.some((item, place) => canonical(item) !== canonical(theirs[place]))) throw new Broken('proof');
    }
    const {proofValue, ...options} = proof, {proof: _, ...bare} = document;
    if (proof['@context'] !== undefined) bare['@context'] = proof['@context'];
    if (typeof proofValue !== 'string' || proofValue[0] !== 'z') throw new Broken('proof');
    const hash = async value => new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(canonical(value))));
    const data = Uint8Array.from([...await hash(options), ...await hash(bare)]);
    const found = await keyOf(method);
    if (found.kind !== suites[proof.cryptosuite]) throw new Broken('key');
    const signature = base58(proofValue.slice(1));
    if (signature.length !== 64) throw new Broken('signature');
    return {good: await fits(found, signature, data), suite: proof.cryptosuite, issuer, method, document};
  }

  function period(document) {
    const from = document.validFrom || document.issuanceDate, until = document.validUntil || document.expirationDate;
    const now = Date.now(), slack = 300000;
    if (from !== undefined && !(Date.parse(from) <= now + slack)) return 'early';
    if (until !== undefined && !(Date.parse(until) >= now)) return 'late';
    return '';
  }

  async function check(text) {
    try {
      if (!(globalThis.crypto && crypto.subtle)) throw new Open('browser');
      const bare = text.trim();
      const made = await (bare.startsWith('{') ? checkDocument(bare) : checkToken(bare));
      const {good, suite, issuer, method, document} = made;
      if (!good) return {outcome: 'broken', reason: 'signature', suite, issuer, method};
      const when = period(document);
      const reason = when || (document.credentialStatus ? 'status' : '');
      return {outcome: when ? 'broken' : 'sound', reason, suite, issuer, method};
    } catch (error) {
      if (error instanceof Open) return {outcome: 'open', reason: error.message, suite: error.cause || ''};
      return {outcome: 'broken', reason: error instanceof Broken ? error.message : 'json'};
    }
  }
  return {check, parse, canonical};
})();
if (typeof module !== 'undefined') module.exports = BadgeCheck;
