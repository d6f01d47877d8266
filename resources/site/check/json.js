// JSON, strictly: no member twice, no half surrogate pair, no number that programs hold differently.
// Objects become Maps, so that no name in a badge can mean something to the language itself.
const JSON_LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const JSON_STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function parseJson(text) {
  let at = 0;
  const fail = () => { throw new Broken('json'); };
  const blank = () => { while (at < text.length && ' \t\r\n'.includes(text[at])) at++; };
  const take = pattern => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) fail();
    at += found[0].length;
    return found[0];
  };
  const string = () => {
    const value = JSON.parse(takeString());
    if (LONE_SURROGATE.test(value)) fail();
    return value;
  };
  // The pattern alone would overflow on long texts, so the end is looked for by hand and the piece is checked.
  const takeString = () => {
    const start = at;
    if (text[at] !== '"') fail();
    for (at++; at < text.length && text[at] !== '"'; at++) {
      if (text[at] === '\\') at++;
      else if (text[at] < ' ') fail();
    }
    if (text[at] !== '"') fail();
    at++;
    const piece = text.slice(start, at);
    if (piece.length < 10000) {
      JSON_STRING.lastIndex = 0;
      const found = JSON_STRING.exec(piece);
      if (!found || found[0].length !== piece.length) fail();
    }
    try { JSON.parse(piece); } catch { fail(); }
    return piece;
  };
  const number = word => {
    const value = Number(word);
    if (!Number.isFinite(value)) fail();
    if (/^-?\d+$/.test(word)) {
      if (word.replace('-', '').length > 18) fail();
      if (!Number.isSafeInteger(value)) throw new Open('number');
    }
    return value;
  };
  const value = depth => {
    blank();
    const first = text[at];
    if (first === '"') return string();
    if (first === '{' || first === '[') {
      if (depth >= MOST_DEPTH) fail();
      return first === '{' ? object(depth + 1) : array(depth + 1);
    }
    const word = take(JSON_LITERAL);
    return word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : number(word);
  };
  const object = depth => {
    const members = new Map();
    at++;
    blank();
    if (text[at] === '}') { at++; return members; }
    for (;;) {
      blank();
      const name = string();
      if (members.has(name)) throw new Broken('twice');
      blank();
      if (text[at++] !== ':') fail();
      members.set(name, value(depth));
      blank();
      const next = text[at++];
      if (next === '}') return members;
      if (next !== ',') fail();
    }
  };
  const array = depth => {
    const items = [];
    at++;
    blank();
    if (text[at] === ']') { at++; return items; }
    for (;;) {
      items.push(value(depth));
      blank();
      const next = text[at++];
      if (next === ']') return items;
      if (next !== ',') fail();
    }
  };
  const parsed = value(0);
  blank();
  if (at !== text.length) fail();
  return parsed;
}

// The one form of RFC 8785: members by UTF-16 units, numbers and texts as ECMAScript writes them.
function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = [...value.keys()].sort();
  return `{${names.map(name => `${JSON.stringify(name)}:${canonicalJson(value.get(name))}`).join(',')}}`;
}
const alike = (one, other) => canonicalJson(one) === canonicalJson(other);
