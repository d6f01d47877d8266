// Public keys: from did:key, did:jwk, or the list of the site itself; weak and malformed ones are refused.
// Spec: Controlled Identifiers 1.0, Multikey; RFC 7517, JSON Web Key; RFC 8032, section 5.1.
const ED25519 = {field: 2n ** 255n - 19n};
ED25519.d = -121665n * powerMod(121666n, ED25519.field - 2n, ED25519.field);
const ORDER_8_Y = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
const LOW_ORDER_Y = [0n, 1n, ED25519.field - 1n, ORDER_8_Y, ED25519.field - ORDER_8_Y];
const CURVES = {
  ES256: {
    name: 'P-256', width: 32, hash: 'SHA-256', prefix: [0x80, 0x24],
    field: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  ES384: {
    name: 'P-384', width: 48, hash: 'SHA-384', prefix: [0x81, 0x24],
    field: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
};
const ROCA_PRIMES = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101,
  103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167];
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

function powerMod(base, exponent, modulus) {
  let result = 1n;
  for (base = (base % modulus + modulus) % modulus; exponent; exponent >>= 1n, base = base * base % modulus) {
    if (exponent & 1n) result = result * base % modulus;
  }
  return result;
}

async function importKey(kind, format, data, algorithm) {
  try {
    return {kind, key: await crypto.subtle.importKey(format, data, algorithm, false, ['verify'])};
  } catch { throw new Open('browser'); }
}

function ed25519Key(raw) {
  if (raw.length !== 32) throw new Broken('key');
  const {field, d} = ED25519;
  const y = numberOf(Uint8Array.from(raw).reverse()) & (1n << 255n) - 1n;
  if (y >= field || LOW_ORDER_Y.includes(y)) throw new Broken('key');
  const square = (y * y - 1n) * powerMod(d * y * y + 1n, field - 2n, field);
  if (powerMod(square, (field - 1n) / 2n, field) !== 1n) throw new Broken('key');
  return importKey('EdDSA', 'raw', raw, 'Ed25519');
}

// x and the lowest bit of y, or x and y, to the uncompressed point.
function pointOf(curve, x, y) {
  const {field, b, width} = curve;
  const square = ((powerMod(x, 3n, field) - 3n * x + b) % field + field) % field;
  if (x >= field || y >= field || powerMod(y, 2n, field) !== square) throw new Broken('key');
  const bytes = value => value.toString(16).padStart(width * 2, '0').match(/../g).map(pair => parseInt(pair, 16));
  return Uint8Array.from([4, ...bytes(x), ...bytes(y)]);
}

function curveKey(kind, x, y) {
  const curve = CURVES[kind];
  return importKey(kind, 'raw', pointOf(curve, x, y), {name: 'ECDSA', namedCurve: curve.name});
}

function compressedKey(kind, raw) {
  const {field, b, width} = CURVES[kind];
  if (raw.length !== width + 1 || ![2, 3].includes(raw[0])) throw new Broken('key');
  const x = numberOf(raw.slice(1));
  let y = powerMod(x * x * x - 3n * x + b, (field + 1n) / 4n, field);
  if ((y & 1n) !== BigInt(raw[0] & 1)) y = field - y;
  return curveKey(kind, x, y);
}

function rsaKey(modulus, exponent) {
  const n = numberOf(modulus), bits = n.toString(2).length;
  if (bits < 2048 || bits > 8192 || numberOf(exponent) < 65537n || !(n & 1n)) throw new Broken('key');
  const isPower = prime => {
    const rest = Number(n % BigInt(prime));
    for (let power = 1, tries = 0; tries < prime; tries++, power = power * 65537 % prime) {
      if (power === rest) return true;
    }
    return false;
  };
  if (ROCA_PRIMES.every(isPower)) throw new Broken('key'); // made by a library whose keys can be factored
  const text = bytes => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const jwk = {kty: 'RSA', n: text(modulus), e: text(exponent)};
  return importKey('RS256', 'jwk', jwk, {name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256'});
}

function keyOfMultikey(text) {
  if (!isText(text) || text[0] !== 'z') throw new Broken('key');
  const data = fromBase58(text.slice(1));
  if (data[0] === 0xed && data[1] === 1) return ed25519Key(data.slice(2));
  for (const [kind, {prefix}] of Object.entries(CURVES)) {
    if (data[0] === prefix[0] && data[1] === prefix[1]) return compressedKey(kind, data.slice(2));
  }
  throw data[0] === 0x85 && data[1] === 0x24 ? new Open('key-kind') : new Broken('key');
}

function keyOfJwk(jwk) {
  if (!isObject(jwk) || PRIVATE_MEMBERS.some(name => jwk.has(name)) || (jwk.get('use') ?? 'sig') !== 'sig') {
    throw new Broken('key');
  }
  if (jwk.has('key_ops') && !listOf(jwk.get('key_ops')).includes('verify')) throw new Broken('key');
  const member = name => {
    const bytes = fromBase64Url(jwk.get(name), 'key');
    if (!bytes.length) throw new Broken('key');
    return bytes;
  };
  const [type, curve, algorithm] = ['kty', 'crv', 'alg'].map(name => jwk.get(name));
  const isMeantFor = (...names) => {
    if (algorithm !== undefined && algorithm !== null && !names.includes(algorithm)) throw new Broken('key');
  };
  if (type === 'OKP' && curve === 'Ed25519') {
    isMeantFor('EdDSA', 'Ed25519');
    return ed25519Key(member('x'));
  }
  if (type === 'RSA') {
    isMeantFor('RS256');
    return rsaKey(member('n'), member('e'));
  }
  for (const [kind, {name, width}] of Object.entries(CURVES)) {
    if (type === 'EC' && curve === name) {
      isMeantFor(kind);
      const [x, y] = [member('x'), member('y')];
      if (x.length !== width || y.length !== width) throw new Broken('key');
      return curveKey(kind, numberOf(x), numberOf(y));
    }
  }
  throw new Open('key-kind');
}

// From a verification method to its key and its controller. Nothing is looked up anywhere but in the page itself.
async function findKey(method, known) {
  if (!isText(method)) throw new Broken('method');
  const [did, ...fragments] = method.split('#');
  const fragment = fragments.join('#');
  const listed = known.find(each => each.get('id') === method);
  const own = listed ? {revoked: listed.get('revoked')} : {};
  if (did.startsWith('did:key:')) {
    const multikey = did.slice('did:key:'.length);
    if (![multikey, ''].includes(fragment)) throw new Broken('method');
    return {...await keyOfMultikey(multikey), controller: did, ...own};
  }
  if (did.startsWith('did:jwk:')) {
    if (!['0', ''].includes(fragment)) throw new Broken('method');
    const jwk = parseJson(readUtf8(fromBase64Url(did.slice('did:jwk:'.length), 'key')));
    return {...await keyOfJwk(jwk), controller: did, ...own};
  }
  if (!listed) throw did.startsWith('did:') || did.startsWith('http') ? new Open('elsewhere') : new Broken('method');
  const jwk = listed.get('publicKeyJwk');
  return {...await (jwk ? keyOfJwk(jwk) : keyOfMultikey(listed.get('publicKeyMultibase'))), controller: did, ...own};
}

async function holds({kind, key}, signature, message) {
  const curve = CURVES[kind];
  if (curve && signature.length !== 2 * curve.width || kind === 'EdDSA' && signature.length !== 64) return false;
  const how = curve ? {name: 'ECDSA', hash: curve.hash} : kind === 'EdDSA' ? 'Ed25519' : 'RSASSA-PKCS1-v1_5';
  try {
    return await crypto.subtle.verify(how, key, signature, message);
  } catch { throw new Open('browser'); }
}
