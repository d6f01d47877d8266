// The check itself. `check(text, page)` answers what came of each part and of the whole:
//   {outcome, lines: [{name, outcome, reason}], suite, issuer, method, document}
// outcome: "sound" (every part passes), "part" (the signature is the issuer's and holds, something else is open),
// "open" (the signature could not be computed here) or "broken". A part is pass, bound, fail, unknown or none.
// page: {tables, classes, keys, issuers, lists, now, fetchList}; without `issuers` the page vouches for nobody, and the
// issuer is at best "bound": its own key signed, which says nothing of who that is.
async function check(text, page) {
  const lines = [];
  let document, proof;
  try {
    if (!globalThis.crypto?.subtle) throw new Open('browser');
    if (text.length > MOST_TEXT_BYTES || encoder.encode(text).length > MOST_TEXT_BYTES) throw new Open('limit');
    const bare = text.replace(/^\ufeff/, '').trim();
    const token = bare.startsWith('{') ? null : readToken(bare);
    document = token ? token.document : parseJson(bare);
    if (!isObject(document)) throw new Broken('json');
    lines.push({name: 'structure', ...structureLine(document, page.classes)});
    proof = token ? await checkToken(token, page) : await checkProofs(document, page);
  } catch (error) {
    if (error instanceof RangeError) error = new Open('limit');
    const told = resultOf(error);
    return {outcome: told.outcome === 'fail' ? 'broken' : 'open', lines: [{name: 'structure', ...told}], suite: ''};
  }
  const issuer = issuerOf(document), {suite, method} = proof;
  lines.push({name: 'signature', outcome: proof.outcome, reason: proof.reason || 'signature-good'});
  lines.push({name: 'issuer', ...issuerLine(proof, issuer, page)});
  lines.push({name: 'time', ...timeLine(document, page.now)});
  const isOwn = proof.outcome === 'pass' && proof.binding === 'bound';
  lines.push({name: 'status', ...await checkStatus(document, isOwn ? issuer : undefined, page)});
  return {outcome: whole(lines), lines, suite, issuer, method, document};
}

function structureLine(document, classes) {
  if (!isBadge(document)) throw new Open('kind');
  try {
    checkStructure(document, classes);
    return {outcome: 'pass', reason: 'structure-good'};
  } catch (error) { return resultOf(error); }
}

function issuerLine(proof, issuer, page) {
  if (issuer === undefined) return {outcome: 'fail', reason: 'issuer'};
  if (proof.binding === 'differs') return {outcome: 'fail', reason: 'issuer-other'};
  if (proof.outcome !== 'pass') return {outcome: 'unknown', reason: 'issuer-open'};
  if (proof.binding !== 'bound') return {outcome: 'unknown', reason: 'issuer-unproven'};
  if (page.issuers === undefined) return {outcome: 'bound', reason: 'issuer-own'};
  return page.issuers.includes(issuer)
    ? {outcome: 'pass', reason: 'issuer-site'} : {outcome: 'unknown', reason: 'issuer-stranger'};
}

function timeLine(document, now) {
  const from = document.get('validFrom') ?? document.get('issuanceDate');
  const until = document.get('validUntil') ?? document.get('expirationDate');
  const [start, end] = [parseTime(from), parseTime(until)];
  if (Number.isNaN(start) || until !== undefined && Number.isNaN(end)) return {outcome: 'fail', reason: 'dates'};
  if (start > now + CLOCK_TOLERANCE_MS) return {outcome: 'fail', reason: 'early'};
  if (until !== undefined && end < now) return {outcome: 'fail', reason: 'late'};
  return {outcome: 'pass', reason: until === undefined ? 'time-endless' : 'time-good'};
}

function whole(lines) {
  if (lines.some(line => line.outcome === 'fail')) return 'broken';
  if (lines.every(line => ['pass', 'none', 'bound'].includes(line.outcome))) return 'sound';
  return lines.find(line => line.name === 'signature').outcome === 'pass' ? 'part' : 'open';
}
