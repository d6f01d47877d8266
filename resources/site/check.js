'use strict';
// Checks a badge in this browser alone: nothing that is dropped here is sent anywhere.
// The proofs that are really computed: eddsa-jcs-2022, ecdsa-jcs-2019 (P-256), tokens with EdDSA, ES256 and RS256.

const SITE = JSON.parse(document.getElementById('site').textContent);
const MOST_BYTES = 16 * 1024 * 1024;
const LIST_BYTES = 16 * 1024 * 1024;
const SAFE_DEPTH = 60;

class Refused extends Error {}

// ---- JSON, strictly: a member named twice means two things at once, so it is refused.
function parseJson(text) {
  let at = 0;
  const fail = () => { throw new Refused('The file is no sound JSON.'); };
  const blank = () => { while(' \t\r\n'.includes(text[at] ?? 'x')) { at++; } };
  const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
  const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
  const take = pattern => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if(!found) { fail(); }
    at += found[0].length;
    return JSON.parse(found[0]);
  };
  const value = depth => {
    if(depth > SAFE_DEPTH) { fail(); }
    blank();
    if(text[at] === '{') { return object(depth + 1); }
    if(text[at] === '[') { return array(depth + 1); }
    return text[at] === '"' ? take(string) : take(literal);
  };
  const object = depth => {
    const members = new Map();
    at++; blank();
    if(text[at] === '}') { at++; return {}; }
    for(;;) {
      blank();
      const name = take(string);
      if(members.has(name)) { throw new Refused(`The member “${name}” stands there twice.`); }
      blank();
      if(text[at++] !== ':') { fail(); }
      members.set(name, value(depth)); blank();
      const next = text[at++];
      if(next === '}') { break; }
      if(next !== ',') { fail(); }
    }
    const made = Object.create(null);
    for(const [name, member] of members) { made[name] = member; }
    return made;
  };
  const array = depth => {
    const items = [];
    at++; blank();
    if(text[at] === ']') { at++; return items; }
    for(;;) {
      items.push(value(depth)); blank();
      const next = text[at++];
      if(next === ']') { return items; }
      if(next !== ',') { fail(); }
    }
  };
  const parsed = value(0);
  blank();
  if(at !== text.length) { fail(); }
  return parsed;
}

// ---- RFC 8785: members by UTF-16 code units, numbers and texts as ECMAScript writes them.
function canonicalJson(value) {
  if(value === null || typeof value === 'boolean') { return JSON.stringify(value); }
  if(typeof value === 'number') {
    if(!Number.isFinite(value)) { throw new Refused('A number is too large.'); }
    return JSON.stringify(value);
  }
  if(typeof value === 'string') {
    if(!value.isWellFormed()) { throw new Refused('A text is broken.'); }
    return JSON.stringify(value);
  }
  if(Array.isArray(value)) { return `[${value.map(canonicalJson).join(',')}]`; }
  const names = Object.keys(value).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${names.map(name => `${canonicalJson(name)}:${canonicalJson(value[name])}`).join(',')}}`;
}

// ---- Encodings.
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
function fromBase58(text) {
  let number = 0n;
  for(const letter of text) {
    const digit = ALPHABET.indexOf(letter);
    if(digit < 0 || text.length > 2000) { throw new Refused('A key or signature is misspelt.'); }
    number = number * 58n + BigInt(digit);
  }
  const bytes = [];
  for(; number > 0n; number >>= 8n) { bytes.unshift(Number(number & 255n)); }
  const zeros = text.length - text.replace(/^1+/, '').length;
  return Uint8Array.from([...Array(zeros).fill(0), ...bytes]);
}
function fromBase64Url(text) {
  if(!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) { throw new Refused('The token is misspelt.'); }
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, letter => letter.charCodeAt(0));
  if(toBase64Url(bytes) !== text) { throw new Refused('The token is misspelt.'); }
  return bytes;
}
function toBase64Url(bytes) {
  let binary = '';
  for(const byte of bytes) { binary += String.fromCharCode(byte); }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
const utf8 = bytes => new TextDecoder('utf-8', {fatal: true, ignoreBOM: false}).decode(bytes);
const sha256 = async text => new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

// ---- Keys.
const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;
function power(base, exponent) {
  let result = 1n;
  for(let square = base % P; exponent > 0n; exponent >>= 1n, square = square * square % P) {
    if(exponent & 1n) { result = result * square % P; }
  }
  return result;
}
function decompress(point) {
  const x = point.slice(1).reduce((sum, byte) => sum << 8n | BigInt(byte), 0n);
  const square = (((x * x % P) * x - 3n * x + B) % P + P) % P;
  let y = power(square, (P + 1n) / 4n);
  if(y * y % P !== square || ![2, 3].includes(point[0])) { throw new Refused('The key is none.'); }
  if((y & 1n) !== BigInt(point[0] & 1)) { y = P - y; }
  const bytes = new Uint8Array(65);
  bytes[0] = 4;
  bytes.set(point.slice(1), 1);
  for(let place = 64; place > 32; place--, y >>= 8n) { bytes[place] = Number(y & 255n); }
  return bytes;
}
const EC = {name: 'ECDSA', namedCurve: 'P-256'};
const RSA = {name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256'};
async function fromMultikey(text) {
  const data = fromBase58(text.slice(1));
  if(text.startsWith('z6Mk') && data.length === 34) {
    return {kind: 'EdDSA', key: await crypto.subtle.importKey('raw', data.slice(2), 'Ed25519', false, ['verify'])};
  }
  if(text.startsWith('zDn') && data.length === 35) {
    return {kind: 'ES256', key: await crypto.subtle.importKey('raw', decompress(data.slice(2)), EC, false, ['verify'])};
  }
  throw new Refused('This browser cannot use a key of this kind.');
}
async function fromJwk({kty, crv, x, y, n, e}) {
  if(kty === 'OKP' && crv === 'Ed25519') {
    return {kind: 'EdDSA', key: await crypto.subtle.importKey('raw', fromBase64Url(x), 'Ed25519', false, ['verify'])};
  }
  if(kty === 'EC' && crv === 'P-256') {
    return {kind: 'ES256', key: await crypto.subtle.importKey('jwk', {kty, crv, x, y}, EC, false, ['verify'])};
  }
  if(kty === 'RSA' && fromBase64Url(n).length >= 256) {
    return {kind: 'RS256', key: await crypto.subtle.importKey('jwk', {kty, n, e}, RSA, false, ['verify'])};
  }
  throw new Refused('This browser cannot use a key of this kind.');
}
/** Return the key a method names and whose it is: by a did:key, or as this site lists it; nothing is fetched. */
async function findKey(method) {
  const own = SITE.keys.find(each => each.id === method);
  if(own) {
    const found = own.publicKeyJwk ? await fromJwk(own.publicKeyJwk) : await fromMultikey(own.publicKeyMultibase);
    return {...found, controller: method.split('#')[0], revoked: own.revoked};
  }
  const match = /^did:key:(z[1-9A-HJ-NP-Za-km-z]+)(?:#(z[1-9A-HJ-NP-Za-km-z]+))?$/.exec(method ?? '');
  if(match && (match[2] ?? match[1]) === match[1]) {
    return {...await fromMultikey(match[1]), controller: `did:key:${match[1]}`};
  }
  throw new Refused('The key lies elsewhere on the web, and this page fetches nothing from elsewhere.');
}
async function holds({kind, key}, signature, message) {
  if(kind === 'EdDSA') { return crypto.subtle.verify('Ed25519', key, signature, message); }
  if(kind === 'ES256') { return crypto.subtle.verify({name: 'ECDSA', hash: 'SHA-256'}, key, signature, message); }
  return crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, signature, message);
}

// ---- Proofs.
const listOf = value => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);
const SUITES = {'eddsa-jcs-2022': 'EdDSA', 'ecdsa-jcs-2019': 'ES256'};
async function checkProof(document, proof) {
  const kind = SUITES[proof.cryptosuite];
  if(proof.type !== 'DataIntegrityProof' || !kind) {
    return {outcome: 'unknown', suite: proof.cryptosuite ?? proof.type,
      why: 'This page cannot compute this kind of proof. Check the badge with BadgeDesk or another verifier.'};
  }
  const suite = proof.cryptosuite;
  const fail = why => ({outcome: 'fail', suite, why});
  if(proof.proofPurpose !== 'assertionMethod' || proof.previousProof !== undefined) { return fail('It is no statement.'); }
  if(proof.expires !== undefined && !(Date.parse(proof.expires) > Date.now())) { return fail('The proof has ended.'); }
  const bare = {...document};
  delete bare.proof;
  if(proof['@context'] !== undefined) {
    const own = listOf(bare['@context']), named = listOf(proof['@context']);
    if(canonicalJson(own.slice(0, named.length)) !== canonicalJson(named)) { return fail('The contexts differ.'); }
    bare['@context'] = proof['@context'];
  }
  const {proofValue, ...options} = proof;
  if(typeof proofValue !== 'string' || !proofValue.startsWith('z')) { return fail('The signature is missing.'); }
  const found = await findKey(proof.verificationMethod);
  if(found.kind !== kind) { return fail('Key and proof do not belong together.'); }
  const message = new Uint8Array(64);
  message.set(await sha256(canonicalJson(options)), 0);
  message.set(await sha256(canonicalJson(bare)), 32);
  if(!await holds(found, fromBase58(proofValue.slice(1)), message)) {
    return fail('The signature does not hold: the badge was altered or forged.');
  }
  if(found.revoked && !(Date.parse(proof.created) < Date.parse(found.revoked))) { return fail('The key was compromised.'); }
  return {outcome: found.revoked ? 'unknown' : 'pass', suite, controller: found.controller,
    why: found.revoked ? 'The key was compromised later; ask the issuer.' : ''};
}
async function checkToken(text) {
  const parts = text.split('.');
  if(parts.length !== 3) { throw new Refused('The token is misspelt.'); }
  const [header, payload] = parts.slice(0, 2).map(part => parseJson(utf8(fromBase64Url(part))));
  const document = payload.vc ?? payload;
  if(!['EdDSA', 'ES256', 'RS256'].includes(header.alg) || header.crit !== undefined || header.b64 !== undefined) {
    throw new Refused('The token is signed in a way that this page does not take.');
  }
  let found;
  if(header.kid === undefined && header.jwk) {
    found = {...await fromJwk(header.jwk), controller: null};
  } else {
    found = await findKey(header.kid);
  }
  const result = {suite: `jwt-${header.alg.toLowerCase()}`, controller: found.controller};
  const message = new TextEncoder().encode(`${parts[0]}.${parts[1]}`);
  if(found.kind !== header.alg || !await holds(found, fromBase64Url(parts[2]), message)) {
    return [document, {...result, outcome: 'fail', why: 'The signature does not hold: the badge was altered or forged.'}];
  }
  const claims = [['iss', issuerOf(document)], ['sub', document.credentialSubject?.id], ['jti', document.id]];
  if(claims.some(([name, value]) => payload[name] !== undefined && payload[name] !== value)) {
    return [document, {...result, outcome: 'fail', why: 'The token says two different things.'}];
  }
  if(found.revoked) { return [document, {...result, outcome: 'unknown', why: 'The key was compromised; ask the issuer.'}]; }
  return [document, {...result, outcome: 'pass', why: ''}];
}
const issuerOf = document => (typeof document.issuer === 'string' ? document.issuer : document.issuer?.id);
/** Return the document of a text and what came of its proofs, the best first. */
async function checkText(text) {
  if(!text.trimStart().startsWith('{')) { return (await checkToken(text.trim())).flat(); }
  const document = parseJson(text);
  const results = [];
  for(const proof of listOf(document.proof).slice(0, 10)) {
    try {
      results.push(await checkProof(document, proof));
    } catch(error) {
      if(!(error instanceof Refused)) { throw error; }
      results.push({outcome: 'unknown', suite: proof?.cryptosuite, why: error.message});
    }
  }
  const rank = {pass: 0, fail: 1, unknown: 2};
  results.sort((a, b) => rank[a.outcome] - rank[b.outcome]);
  return [document, results[0] ?? {outcome: 'fail', suite: '', why: 'The badge is not signed.'}];
}

// ---- Where a badge lies in a file.
async function textOf(file) {
  if(file.size > MOST_BYTES) { throw new Refused('The file is too large.'); }
  const bytes = new Uint8Array(await file.arrayBuffer());
  if([137, 80, 78, 71, 13, 10, 26, 10].every((byte, place) => bytes[place] === byte)) { return fromPng(bytes); }
  const text = utf8(bytes).replace(/^\ufeff/, '');
  return /^\s*</.test(text) ? fromSvg(text) : text;
}
function fromPng(bytes) {
  const view = new DataView(bytes.buffer);
  const found = [];
  for(let at = 8; at + 12 <= bytes.length;) {
    const size = view.getUint32(at);
    const kind = String.fromCharCode(...bytes.slice(at + 4, at + 8));
    const data = bytes.slice(at + 8, at + 8 + size);
    if(kind === 'iTXt') {
      const end = data.indexOf(0);
      if(utf8(data.slice(0, end)) === 'openbadgecredential') {
        if(data[end + 1] !== 0) { throw new Refused('The badge lies compressed in the picture; use its JSON file.'); }
        const language = data.indexOf(0, end + 3);
        found.push(utf8(data.slice(data.indexOf(0, language + 1) + 1)));
      }
    }
    at += 12 + size;
  }
  return one(found);
}
function fromSvg(text) {
  if(/<!DOCTYPE|<!ENTITY/i.test(text)) { throw new Refused('The picture has parts that are not safe to read.'); }
  const tree = new DOMParser().parseFromString(text, 'image/svg+xml');
  const found = [...tree.getElementsByTagNameNS('https://purl.imsglobal.org/ob/v3p0', 'credential')];
  return one(found.map(each => each.getAttribute('verify') ?? each.textContent.trim()));
}
function one(found) {
  if(found.length === 0) { throw new Refused('This picture holds no badge. Use the file that the issuer sent.'); }
  if(found.length > 1) { throw new Refused('This file holds two badges, so it is not clear which one counts.'); }
  return found[0];
}

// ---- Status: only from lists of this very site.
async function checkStatus(document, controller) {
  const entries = listOf(document.credentialStatus);
  if(entries.length === 0) { return ['none', 'The issuer keeps no list of withdrawn badges for it.']; }
  let worst = ['pass', 'Not withdrawn, by the list on this site.'];
  for(const entry of entries) {
    const found = await checkEntry(entry, controller);
    if(found[0] !== 'pass' && worst[0] !== 'fail') { worst = found; }
  }
  return worst;
}
async function checkEntry(entry, controller) {
  const open = ['unknown', 'Its status could not be read here, so it may have been withdrawn.'];
  const place = SITE.lists[entry.statusListCredential];
  if(entry.type !== 'BitstringStatusListEntry' || place === undefined || !/^\d{1,9}$/.test(entry.statusListIndex)) {
    return open;
  }
  let answer;
  try {
    answer = await fetch(place, {cache: 'no-store', redirect: 'error'});
  } catch {
    return open;
  }
  if(!answer.ok) { return open; }
  const [list, proof] = await checkText(await answer.text());
  const subject = list.credentialSubject ?? {};
  if(proof.outcome !== 'pass' || proof.controller !== issuerOf(list) || proof.controller !== controller ||
    list.id !== entry.statusListCredential || !listOf(subject.statusPurpose).includes(entry.statusPurpose)) {
    return ['unknown', 'The list of withdrawn badges on this site does not hold.'];
  }
  const bits = await inflate(fromBase64Url(subject.encodedList.slice(1)));
  const index = Number(entry.statusListIndex);
  if(index >= bits.length * 8) { return open; }
  if(bits[index >> 3] & 0x80 >> index % 8) {
    return ['fail', entry.statusPurpose === 'suspension' ? 'The issuer has suspended it.' : 'The issuer has withdrawn it.'];
  }
  return ['pass', 'Not withdrawn, by the list on this site.'];
}
async function inflate(packed) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts = [];
  for(let size = 0;;) {
    const {done, value} = await reader.read();
    if(done) { break; }
    size += value.length;
    if(size > LIST_BYTES) { throw new Refused('The list of withdrawn badges is too large.'); }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

// ---- What a person is told.
function checkTime(document) {
  const from = Date.parse(document.validFrom ?? document.issuanceDate);
  const until = document.validUntil ?? document.expirationDate;
  if(!(from <= Date.now())) { return ['fail', 'It does not hold yet.']; }
  if(until !== undefined && !(Date.parse(until) >= Date.now())) { return ['fail', 'It has expired.']; }
  return ['pass', until === undefined ? 'It has no end.' : `It holds until ${until.slice(0, 10)}.`];
}
async function check(text) {
  const [document, proof] = await checkText(text);
  const issuer = issuerOf(document);
  const lines = [['Signature', proof.outcome, proof.outcome === 'pass' ? 'Nothing was changed since it was signed.' : proof.why]];
  const bound = proof.outcome === 'pass' && proof.controller === issuer;
  const own = bound && SITE.issuers.includes(issuer);
  if(own) {
    lines.push(['Issuer', 'pass', `Signed by ${SITE.name}, whose site this is.`]);
  } else if(bound) {
    lines.push(['Issuer', 'unknown', 'Signed by an issuer that this site does not speak for.']);
  } else if(proof.outcome === 'pass') {
    lines.push(['Issuer', proof.controller === null ? 'unknown' : 'fail', 'The key is not known to be the issuer’s.']);
  } else {
    lines.push(['Issuer', 'unknown', 'Who signed it is open.']);
  }
  lines.push(['Time', ...checkTime(document)]);
  lines.push(['Status', ...await checkStatus(document, bound ? issuer : undefined)]);
  return {document, lines, headline: headline(lines)};
}
function headline(lines) {
  if(lines.some(([, outcome]) => outcome === 'fail')) { return ['fail', 'Not valid']; }
  return lines.every(([, outcome]) => ['pass', 'none'].includes(outcome)) ? ['pass', 'Valid'] : ['unknown', 'Not fully checked'];
}
const WORDS = {pass: 'Passed', fail: 'Failed', unknown: 'Open', none: 'Does not apply'};
function tell({document: badge, lines, headline: [tone, words]}) {
  const achievement = badge.credentialSubject?.achievement;
  const names = listOf(badge.credentialSubject?.identifier).filter(each => each?.identityType === 'name' && !each.hashed);
  const title = String(achievement?.name ?? badge.name ?? 'Badge').slice(0, 200);
  const person = names.length ? ` · ${String(names[0].identityHash).slice(0, 200)}` : '';
  show(tone, words, title + person, lines);
}
function show(tone, words, about, lines) {
  const result = document.getElementById('result');
  result.replaceChildren();
  const head = document.createElement('h2');
  head.textContent = words;
  const line = document.createElement('p');
  line.textContent = about;
  const table = document.createElement('ul');
  for(const [name, outcome, why] of lines) {
    const item = document.createElement('li');
    item.className = outcome;
    item.textContent = `${name}: ${WORDS[outcome]}. ${why}`;
    table.append(item);
  }
  result.className = tone;
  result.append(head, line, table);
}
async function take(file) {
  try {
    tell(await check(await textOf(file)));
  } catch(error) {
    show('fail', 'Not valid', error instanceof Refused ? error.message : 'The file cannot be read as a badge.', []);
  }
  document.getElementById('result').focus();
}
const field = document.getElementById('file');
field.addEventListener('change', () => { if(field.files.length) { take(field.files[0]); } });
document.addEventListener('dragover', event => event.preventDefault());
document.addEventListener('drop', event => {
  event.preventDefault();
  if(event.dataTransfer.files.length) { take(event.dataTransfer.files[0]); }
});
