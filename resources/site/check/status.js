// Whether a badge was withdrawn: by the lists of this very site, which are themselves checked.
// Spec: Bitstring Status List v1.0, Validate Algorithm and Bitstring Expansion.
const LEAST_LIST_BYTES = 16 * 1024;
const MOST_LIST_BYTES = 8 * 1024 * 1024;
const MOST_ENTRIES = 20;

async function checkStatus(document, issuer, page) {
  const entries = listOf(document.get('credentialStatus'));
  if (!entries.length) return {outcome: 'none', reason: 'status-none'};
  if (entries.length > MOST_ENTRIES) return {outcome: 'unknown', reason: 'limit'};
  const answers = [];
  for (const entry of entries) {
    try {
      answers.push(isObject(entry) ? await checkEntry(entry, issuer, page) : {outcome: 'unknown', reason: 'status-unread'});
    } catch (error) {
      answers.push({...resultOf(error), outcome: 'unknown', reason: 'status-list'});
    }
  }
  const order = ['fail', 'unknown', 'pass'];
  return answers.sort((one, other) => order.indexOf(one.outcome) - order.indexOf(other.outcome))[0];
}

async function checkEntry(entry, issuer, page) {
  const open = {outcome: 'unknown', reason: 'status-unread'};
  const address = entry.get('statusListCredential'), purpose = entry.get('statusPurpose');
  const index = entry.get('statusListIndex');
  const size = entry.get('statusSize') ?? 1;
  if (entry.get('type') !== 'BitstringStatusListEntry' || !page.lists.has(address) || size !== 1) return open;
  if (!/^(0|[1-9]\d{0,8})$/.test(String(index)) || !['revocation', 'suspension'].includes(purpose)) return open;
  const text = await page.fetchList(page.lists.get(address));
  if (text === null) return open;
  const token = text.trimStart().startsWith('{') ? null : readToken(text.trim());
  const list = token ? token.document : parseJson(text);
  if (!isObject(list)) throw new Broken('status-list');
  const proof = token ? await checkToken(token, page) : await checkProofs(list, page);
  const subject = list.get('credentialSubject');
  if (proof.outcome !== 'pass' || proof.binding !== 'bound' || issuerOf(list) !== issuer || list.get('id') !== address) {
    throw new Broken('status-list');
  }
  if (!isObject(subject) || !typesOf(list).includes('BitstringStatusListCredential') ||
    !typesOf(subject).includes('BitstringStatusList') || !listOf(subject.get('statusPurpose')).includes(purpose)) {
    throw new Broken('status-list');
  }
  const until = list.get('validUntil');
  const encoded = subject.get('encodedList');
  if (!isText(encoded) || encoded[0] !== 'u') throw new Broken('status-list');
  const bits = await inflate(fromBase64Url(encoded.slice(1)), 'gzip', MOST_LIST_BYTES);
  if (bits.length < LEAST_LIST_BYTES || index >= bits.length * 8) throw new Broken('status-list');
  if (bits[index >> 3] & 0x80 >> index % 8) {
    return {outcome: 'fail', reason: purpose === 'suspension' ? 'suspended' : 'withdrawn'};
  }
  if (until !== undefined && !(parseTime(until) >= page.now)) return {outcome: 'unknown', reason: 'status-old'};
  return {outcome: 'pass', reason: 'status-good'};
}

async function inflate(packed, format, most) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const parts = [];
  for (let size = 0; ;) {
    let piece;
    try { piece = await reader.read(); } catch { throw new Broken('packed'); }
    if (piece.done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += piece.value.length;
    if (size > most) {
      await reader.cancel();
      throw new Open('limit');
    }
    parts.push(piece.value);
  }
}
