// JSON-LD contexts of a closed world: which term means what at one place of a document. Nothing is ever fetched.
// Spec: JSON-LD 1.1 Processing Algorithms and API, Context Processing, Create Term Definition, IRI Expansion.
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const NO_SCOPE = Symbol('no scope');
const ADDRESS = new RegExp('^[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\\[\\]_a-z~\\u{a1}-\\u{167f}\\u{1681}-\\u{1fff}' +
  '\\u{200b}-\\u{2027}\\u{202a}-\\u{202e}\\u{2030}-\\u{205e}\\u{2060}-\\u{2fff}\\u{3001}-\\u{fefe}' +
  '\\u{ff00}-\\u{10ffff}]*$', 'u');

function resolve(value, prefixes) {
  const colon = value.indexOf(':');
  if (colon > 0 && !value.startsWith('//', colon + 1)) {
    const namespace = prefixes.get(value.slice(0, colon));
    if (namespace !== undefined) return namespace + value.slice(colon + 1);
  }
  return value;
}

class Term {
  constructor(words, scope = NO_SCOPE, isProtected = false) {
    this.words = words;
    this.scope = scope;
    this.isProtected = isProtected;
    this.address = words[0];
    this.node = `<${words[0]}>`;
    this.coercion = this.container = '';
    for (const word of words.slice(1)) {
      if (['@set', '@list', '@graph'].includes(word)) this.container = word === '@set' ? '' : word;
      else if (word !== '@prefix') this.coercion = word;
    }
    this.datatype = this.coercion.startsWith('@') ? '' : this.coercion;
    this.hasScope = scope !== NO_SCOPE;
    this.isKeyword = this.address.startsWith('@');
    this.isPrefix = words.includes('@prefix');
  }

  meansTheSameAs(other) {
    if (this.words.join(' ') !== other.words.join(' ') || this.hasScope !== other.hasScope) return false;
    return !this.hasScope || alike(this.scope, other.scope);
  }
}

class ActiveContext {
  constructor(terms, previous = null) {
    this.terms = terms;
    this.previous = previous;
    this.prefixes = new Map([...terms].filter(([, term]) => term.isPrefix).map(([name, term]) => [name, term.address]));
    this.idNames = [...terms].filter(([, term]) => term.address === '@id').map(([name]) => name);
    this.after = new Map();
    this.typed = new Map();
  }
}

class Contexts {
  // tables: Map from the address of a context, which may end in # and a revision's label, to its table of terms.
  constructor(tables, revision = '') {
    this.tables = tables;
    this.revision = revision;
    this.layers = new Map();
    this.made = 0;
  }

  enter(active, value) {
    const addresses = isText(value) ? [value] : value;
    if (!Array.isArray(addresses) || !addresses.every(isText)) throw new Open('context');
    if (addresses.length > MOST_CONTEXTS) throw new Open('limit');
    const key = JSON.stringify(addresses);
    let known = active.after.get(key);
    if (known === undefined) {
      known = active;
      for (const address of addresses) {
        for (const layer of this.layersOf(address)) known = this.merge(known, layer, false, known.previous);
      }
      active.after.set(key, known);
    }
    return known;
  }

  scopedByProperty(active, term) {
    let known = active.after.get(term);
    if (known === undefined) {
      known = this.merge(active, term.scope, true, active.previous);
      active.after.set(term, known);
    }
    return known;
  }

  scopedByTypes(active, names) {
    const key = JSON.stringify(names);
    let scoped = active.typed.get(key);
    if (scoped === undefined) {
      scoped = active;
      const previous = active.previous ?? active;
      for (const name of [...names].sort(byCodePoint)) {
        const term = active.terms.get(name);
        if (term !== undefined && term.hasScope) scoped = this.merge(scoped, term.scope, false, previous);
      }
      active.typed.set(key, scoped);
    }
    return scoped;
  }

  layersOf(address) {
    let found = this.layers.get(address);
    if (found === undefined) {
      const revised = this.revision && address === OB_303 ? `${address}#${this.revision}` : address;
      const table = address.includes('#') ? undefined : this.tables.get(revised);
      if (table === undefined) throw new Open('context');
      found = [];
      for (const layer of table.get('context')) {
        if (isText(layer)) found.push(...this.layersOf(layer));
        else found.push(layer);
      }
      this.layers.set(address, found);
    }
    return found;
  }

  merge(active, layer, override, previous) {
    if (++this.made > MOST_LAYERS) throw new Open('limit');
    if (layer === null) {
      if (!override && [...active.terms.values()].some(term => term.isProtected)) throw new Broken('terms');
      return new ActiveContext(new Map(), override ? null : previous);
    }
    const terms = new Map(active.terms);
    const scopes = layer.get('scopes') ?? new Map();
    const isProtected = layer.get('protected') ?? false;
    for (const [name, text] of layer.get('terms')) {
      const words = text.split(' ').map(word => resolve(word, active.prefixes));
      let term = new Term(words, scopes.has(name) ? scopes.get(name) : NO_SCOPE, isProtected);
      const old = terms.get(name);
      if (old !== undefined && old.isProtected && !override) {
        if (!term.meansTheSameAs(old)) throw new Broken('terms');
        term = old;
      }
      terms.set(name, term);
    }
    return new ActiveContext(terms, previous);
  }
}
