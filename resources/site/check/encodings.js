// Texts and bytes.
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const encoder = new TextEncoder();
const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
const numberOf = bytes => BigInt('0x' + (hex(bytes) || '0'));

function readUtf8(bytes) {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes).replace(/^\ufeff/, '');
  } catch { throw new Broken('json'); }
}

async function hashBytes(text, name = 'SHA-256') {
  return new Uint8Array(await crypto.subtle.digest(name, encoder.encode(text)));
}

function fromBase58(text) {
  if (text.length > 2000) throw new Broken('key');
  const bytes = [];
  for (const letter of text) {
    let carry = BASE58.indexOf(letter);
    if (carry < 0) throw new Broken('key');
    for (let place = 0; place < bytes.length; place++) {
      carry += bytes[place] * 58;
      bytes[place] = carry & 255;
      carry >>= 8;
    }
    for (; carry; carry >>= 8) bytes.push(carry & 255);
  }
  for (const letter of text) {
    if (letter !== '1') break;
    bytes.push(0);
  }
  return Uint8Array.from(bytes.reverse());
}

function fromBase64Url(text, reason = 'token') {
  if (!isText(text) || !/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) throw new Broken(reason);
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, letter => letter.charCodeAt(0));
  // One spelling only: the bits that are left over at the end must be nothing.
  const tail = btoa(binary.slice(binary.length - binary.length % 3)).replace(/=+$/, '');
  if (text.slice(text.length - tail.length).replaceAll('-', '+').replaceAll('_', '/') !== tail) throw new Broken(reason);
  return bytes;
}

// Order by code point: UTF-16 units sort the letters beyond the first plane before some of those within.
function byCodePoint(one, other) {
  const length = Math.min(one.length, other.length);
  for (let place = 0; place < length; place++) {
    const left = one.charCodeAt(place), right = other.charCodeAt(place);
    if (left !== right) {
      const leftPair = left >= 0xd800 && left <= 0xdfff, rightPair = right >= 0xd800 && right <= 0xdfff;
      return leftPair === rightPair ? left - right : leftPair ? 1 : -1;
    }
  }
  return one.length - other.length;
}

// An instant as credentials write it, in milliseconds; NaN for any other text, which Date alone would guess at.
const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,20})?(Z|[+-]\d\d:\d\d)$/;
function parseTime(text) {
  const found = isText(text) ? DATE_TIME.exec(text) : null;
  if (!found) return NaN;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  const midnight = hour === 24 && minute === 0 && second === 0;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (year < 100 || month < 1 || month > 12 || day < 1 || day > days) return NaN;
  if (!midnight && (hour > 23 || minute > 59 || second > 59)) return NaN;
  let zone = 0;
  if (found[8] !== 'Z') {
    const [hours, minutes] = [Number(found[8].slice(1, 3)), Number(found[8].slice(4))];
    if (hours > 23 || minutes > 59) return NaN;
    zone = (found[8][0] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60000;
  }
  const fraction = found[7] ? Math.floor(Number(`0${found[7]}`) * 1000) : 0;
  return Date.UTC(year, month - 1, day, hour, minute, second, fraction) - zone;
}
