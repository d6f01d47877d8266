// Where a badge lies in a file: the text itself, or baked into a picture. Only chunks are walked, no pixel is decoded.
// Spec: Open Badges 3.0, Document Formats.
const MOST_FILE_BYTES = 16 * 1024 * 1024;
const PNG_SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const KEYWORDS = ['openbadgecredential', 'openbadges'];
const BADGE_NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0';
const XML_BLANK = /^[\s\ufeff]*</;

async function textOfFile(file) {
  if (file.size > MOST_FILE_BYTES) throw new Open('limit');
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (PNG_SIGNATURE.every((byte, place) => bytes[place] === byte)) return fromPng(bytes);
  const text = readUtf8(bytes);
  return XML_BLANK.test(text) ? fromSvg(text) : text;
}

const CRC_TABLE = Uint32Array.from({length: 256}, (_, value) => {
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ value >>> 1 : value >>> 1;
  return value;
});
function crcOf(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 255] ^ crc >>> 8;
  return (crc ^ 0xffffffff) >>> 0;
}

async function fromPng(bytes) {
  const view = new DataView(bytes.buffer);
  const found = [];
  let kind = '';
  for (let at = 8, count = 0; kind !== 'IEND'; count++) {
    if (at + 12 > bytes.length || count > 100000) throw new Broken('picture');
    const size = view.getUint32(at), end = at + 8 + size;
    if (end + 4 > bytes.length || view.getUint32(end) !== crcOf(bytes.subarray(at + 4, end))) throw new Broken('picture');
    kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if ((count === 0) !== (kind === 'IHDR')) throw new Broken('picture');
    const data = bytes.subarray(at + 8, end), stop = data.indexOf(0);
    const keyword = stop < 0 || stop > 79 ? '' : String.fromCharCode(...data.subarray(0, stop));
    if (['iTXt', 'tEXt', 'zTXt'].includes(kind) && KEYWORDS.includes(keyword)) found.push([kind, keyword, data.slice(stop + 1)]);
    at = end + 4;
  }
  const [chunk, keyword, data] = onlyOne(found);
  if (chunk !== 'iTXt' || keyword !== KEYWORDS[0]) throw new Open('old-picture');
  const language = data.indexOf(0, 2), translated = data.indexOf(0, language + 1);
  if (data[0] > 1 || language < 0 || translated < 0) throw new Broken('picture');
  const text = data.slice(translated + 1);
  return readUtf8(data[0] === 1 ? await inflate(text, 'deflate', MOST_TEXT_BYTES) : text);
}

function fromSvg(text) {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Open('unsafe-picture');
  const tree = new DOMParser().parseFromString(text, 'image/svg+xml');
  if (tree.getElementsByTagName('parsererror').length) throw new Broken('picture');
  const badge = onlyOne([...tree.getElementsByTagNameNS(BADGE_NAMESPACE, 'credential')]);
  const token = (badge.getAttribute('verify') ?? '').trim(), inside = badge.textContent.trim();
  if (token && inside) throw new Broken('two-badges');
  return token || inside;
}

function onlyOne(found) {
  if (!found.length) throw new Broken('no-badge');
  if (found.length > 1) throw new Broken('two-badges');
  return found[0];
}
