// From a JSON-LD document to statements, in the closed world of the contexts that stand on this page. What the
// standard would drop in silence, so that a signature would not cover it, is refused.
// Spec: JSON-LD 1.1 Processing Algorithms and API, Expansion and Deserialize JSON-LD to RDF Algorithms.
const LANGUAGE_TAG = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/;
const SHORT_ESCAPES = {'\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '"': '\\"', '\\': '\\\\'};

function literal(text, end) {
  const escaped = text.replace(/[\u0000-\u001f"\\\u007f]/g, letter =>
    SHORT_ESCAPES[letter] ?? `\\u${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
  return `"${escaped}${end}`;
}
const textEnd = datatype => (datatype && datatype !== `${XSD}string` ? `"^^<${datatype}>` : '"');

function numberLiteral(value, datatype) {
  const whole = Number.isInteger(value) && Math.abs(value) < 1e21;
  if (whole && datatype !== `${XSD}double`) {
    if (!Number.isSafeInteger(value)) throw new Open('number');
    return `"${value + 0}${textEnd(datatype || `${XSD}integer`)}`;
  }
  // Programs round the sixteenth digit of a number that lies just between two in different ways.
  if (/^-?\d\.\d{15}50*e/.test(value.toExponential(60))) throw new Open('number');
  const [mantissa, exponent] = value.toExponential(15).split('e');
  const [head, decimals] = mantissa.split('.');
  return `"${head}.${decimals.replace(/0+$/, '') || '0'}E${Number(exponent)}${textEnd(datatype || `${XSD}double`)}`;
}

class Walk {
  constructor(contexts) {
    this.contexts = contexts;
    this.quads = [];
    this.labels = new Map();
    this.blanks = 0;
  }

  run(document) {
    this.freeNode(document, new ActiveContext(new Map()), '');
    return this.quads;
  }

  say(subject, predicate, thing, graph) {
    if (this.quads.length >= MOST_STATEMENTS) throw new Open('limit');
    this.quads.push([subject, predicate, thing, graph]);
  }

  // An object that nothing in its graph points to: its id is signed only where it says something.
  freeNode(value, active, graph) {
    const before = this.quads.length;
    this.node(value, active, graph);
    if (this.quads.length === before && [...value].some(([name, member]) => name !== '@context' && isText(member))) {
      throw new Broken('unsigned');
    }
  }

  node(value, active, graph) {
    if (value.has('@context')) active = this.contexts.enter(active, value.get('@context'));
    let types = [];
    if (value.has('type') && active.terms.has('type')) {
      const listed = value.get('type');
      const names = isText(listed) ? [listed] : listed;
      if (!Array.isArray(names) || !names.every(isText)) throw new Broken('shape');
      types = names.map(name => this.typeNode(name, active));
      active = this.contexts.scopedByTypes(active, names);
    }
    const subject = this.identify(value, active);
    for (const type of types) this.say(subject, `<${RDF}type>`, type, graph);
    for (const [name, member] of value) {
      if (name === '@context') continue;
      const term = active.terms.get(name) ?? this.undefinedTerm(name, active);
      if (!term.isKeyword) this.member(subject, graph, name, term, member, active);
    }
    return subject;
  }

  typeNode(name, active) {
    const term = active.terms.get(name);
    if (term !== undefined && !term.isKeyword) return term.node;
    if (!name.includes(':')) throw new Broken('unsigned');
    return this.reference(name, active);
  }

  undefinedTerm(name, active) {
    if (name.startsWith('@')) throw new Broken('keyword');
    const address = resolve(name, active.prefixes);
    if (!ADDRESS.test(address)) throw new Broken('unsigned');
    return new Term([address]);
  }

  identify(value, active) {
    const found = active.idNames.filter(name => value.has(name));
    if (found.length > 1) throw new Broken('keyword');
    if (!found.length) return this.blank();
    const identifier = value.get(found[0]);
    if (!isText(identifier)) throw new Broken('shape');
    return this.reference(identifier, active);
  }

  blank() { return `_:b${++this.blanks}`; }

  reference(value, active) {
    if (value.startsWith('_:')) {
      if (!this.labels.has(value)) this.labels.set(value, this.blank());
      return this.labels.get(value);
    }
    const address = resolve(value, active.prefixes);
    if (!ADDRESS.test(address)) throw new Broken('relative');
    return `<${address}>`;
  }

  member(subject, graph, name, term, value, active) {
    if (term.coercion === '@json') {
      this.say(subject, term.node, literal(canonicalJson(value), `"^^<${RDF}JSON>`), graph);
    } else if (term.container === '@list') {
      if (value !== null) {
        this.say(subject, term.node, this.list(graph, name, term, Array.isArray(value) ? value : [value], active), graph);
      }
    } else {
      for (const item of Array.isArray(value) ? value : [value]) this.value(subject, graph, name, term, item, active);
    }
  }

  value(subject, graph, name, term, value, active) {
    if (value === null) return;
    if (term.container !== '@graph') {
      this.say(subject, term.node, this.object(graph, name, term, value, active), graph);
      return;
    }
    if (Array.isArray(value)) throw new Broken('shape');
    if (!isObject(value) || value.has('@value')) throw new Broken('unsigned');
    const inner = this.blank();
    this.say(subject, term.node, inner, graph);
    this.freeNode(value, this.inside(term, value, active), inner);
  }

  object(graph, name, term, value, active) {
    if (isObject(value)) {
      if (value.has('@value')) return this.textWithLanguage(name, value);
      return this.node(value, this.inside(term, value, active), graph);
    }
    if (Array.isArray(value)) throw new Broken('shape');
    return this.scalar(term, value, term.hasScope ? this.contexts.scopedByProperty(active, term) : active);
  }

  inside(term, value, active) {
    const isReference = value.size === 1 && active.idNames.includes([...value.keys()][0]);
    if (active.previous !== null && !isReference) active = active.previous;
    return term.hasScope ? this.contexts.scopedByProperty(active, term) : active;
  }

  scalar(term, value, active) {
    if (isText(value)) {
      if (term.coercion === '@vocab') {
        const found = active.terms.get(value);
        if (found !== undefined && !found.isKeyword) return found.node;
      } else if (term.coercion !== '@id') {
        return literal(value, textEnd(term.datatype));
      }
      return this.reference(value, active);
    }
    if (typeof value === 'boolean') return `"${value}${textEnd(term.datatype || `${XSD}boolean`)}`;
    if (typeof value === 'number') return numberLiteral(value, term.datatype);
    throw new Broken('shape');
  }

  list(graph, name, term, items, active) {
    const nodes = items.filter(item => item !== null).map(item => this.object(graph, name, term, item, active));
    let rest = `<${RDF}nil>`;
    for (const node of nodes.reverse()) {
      const head = this.blank();
      this.say(head, `<${RDF}first>`, node, graph);
      this.say(head, `<${RDF}rest>`, rest, graph);
      rest = head;
    }
    return rest;
  }

  // The direction of a text makes no statement unless both sides agree on how to write it: it would not be signed.
  textWithLanguage(name, value) {
    for (const member of value.keys()) {
      if (!['name', 'description'].includes(name) || !['@value', '@language', '@direction'].includes(member)) {
        throw new Broken('keyword');
      }
    }
    if (value.has('@direction')) throw new Broken('unsigned');
    const text = value.get('@value');
    if (!isText(text)) throw new Broken('shape');
    if (!value.has('@language')) return literal(text, '"');
    const language = value.get('@language');
    if (!isText(language) || !LANGUAGE_TAG.test(language)) throw new Broken('shape');
    return literal(text, `"@${language.toLowerCase()}`);
  }
}
