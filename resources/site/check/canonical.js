// RDF Dataset Canonicalization: one text for all documents that say the same. The work is bounded from inside, since
// a graph whose blank nodes look alike can cost factorial time.
// Spec: RDF Dataset Canonicalization (RDFC-1.0), Canonicalization Algorithm.
const isBlank = node => node.startsWith('_:');
const lineOf = ([subject, predicate, thing, graph], name = node => node) =>
  `${name(subject)} ${predicate} ${name(thing)} ${graph ? `${name(graph)} ` : ''}.\n`;

class Canonicaliser {
  constructor(quads, digest = 'SHA-256') {
    this.quads = [...new Map(quads.map(quad => [lineOf(quad), quad])).values()];
    this.digest = digest;
    this.quadsOf = new Map();
    this.first = new Map();
    this.issued = new Map();
    this.calls = this.steps = 0;
  }

  async run() {
    for (const quad of this.quads) {
      for (const node of new Set([quad[0], quad[2], quad[3]].filter(isBlank))) {
        if (!this.quadsOf.has(node)) this.quadsOf.set(node, []);
        this.quadsOf.get(node).push(quad);
      }
    }
    const nodesOf = new Map();
    for (const node of this.quadsOf.keys()) {
      const value = await this.hashFirstDegree(node);
      this.first.set(node, value);
      if (!nodesOf.has(value)) nodesOf.set(value, []);
      nodesOf.get(value).push(node);
    }
    const hashes = [...nodesOf.keys()].sort();
    for (const value of hashes) if (nodesOf.get(value).length === 1) this.issue(nodesOf.get(value)[0]);
    for (const value of hashes) if (nodesOf.get(value).length > 1) await this.issueAlike(nodesOf.get(value));
    const named = node => (isBlank(node) ? this.issued.get(node) : node);
    return this.quads.map(quad => lineOf(quad, named)).sort(byCodePoint).join('');
  }

  issue(node) { this.issued.set(node, `_:c14n${this.issued.size}`); }

  async issueAlike(nodes) {
    const paths = [];
    for (const node of nodes) {
      if (!this.issued.has(node)) paths.push(await this.hashNDegree(node, new Map([[node, '_:b0']]), 0));
    }
    paths.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
    for (const [, issued] of paths) {
      for (const node of issued.keys()) if (!this.issued.has(node)) this.issue(node);
    }
  }

  async hash(text) { return hex(await hashBytes(text, this.digest)); }

  hashFirstDegree(node) {
    const name = other => (!isBlank(other) ? other : other === node ? '_:a' : '_:z');
    return this.hash(this.quadsOf.get(node).map(quad => lineOf(quad, name)).sort(byCodePoint).join(''));
  }

  hashRelated(related, quad, issued, position) {
    const identifier = this.issued.get(related) ?? issued.get(related) ?? this.first.get(related);
    return this.hash(position + (position === 'g' ? '' : quad[1]) + identifier);
  }

  async hashNDegree(node, issued, depth) {
    if (++this.calls > MOST_CALLS || depth > MOST_NESTED_CALLS) throw new Open('limit');
    const relatedOf = new Map();
    for (const quad of this.quadsOf.get(node)) {
      for (const [related, position] of [[quad[0], 's'], [quad[2], 'o'], [quad[3], 'g']]) {
        if (related === node || !isBlank(related)) continue;
        this.step();
        const value = await this.hashRelated(related, quad, issued, position);
        if (!relatedOf.has(value)) relatedOf.set(value, []);
        relatedOf.get(value).push(related);
      }
    }
    let data = '';
    for (const value of [...relatedOf.keys()].sort()) {
      const [path, within] = await this.leastPath(relatedOf.get(value), issued, depth);
      data += value + path;
      issued = within;
    }
    return [await this.hash(data), issued];
  }

  async leastPath(related, issued, depth) {
    let chosen = '', chosenIssued = issued;
    for (const order of distinctOrders(related)) {
      const found = await this.path(order, new Map(issued), chosen, depth);
      if (found !== null) [chosen, chosenIssued] = found;
    }
    return [chosen, chosenIssued];
  }

  async path(order, issued, chosen, depth) {
    let path = '';
    const unnumbered = [];
    const isLost = () => chosen && path.length >= chosen.length && path > chosen;
    for (const related of order) {
      this.step();
      if (this.issued.has(related)) {
        path += this.issued.get(related);
      } else {
        if (!issued.has(related)) {
          unnumbered.push(related);
          issued.set(related, `_:b${issued.size}`);
        }
        path += issued.get(related);
      }
      if (isLost()) return null;
    }
    for (const related of unnumbered) {
      const [value, within] = await this.hashNDegree(related, issued, depth + 1);
      path += `${issued.get(related)}<${value}>`;
      issued = within;
      if (isLost()) return null;
    }
    return !chosen || path < chosen ? [path, issued] : null;
  }

  step() { if (++this.steps > MOST_STEPS) throw new Open('limit'); }
}

// Every order of some nodes once, though some of them be the same; the next order by Narayana's rule.
function* distinctOrders(nodes) {
  const order = [...nodes].sort();
  for (;;) {
    yield [...order];
    let pivot = order.length - 2;
    while (pivot >= 0 && order[pivot] >= order[pivot + 1]) pivot--;
    if (pivot < 0) return;
    let partner = order.length - 1;
    while (order[partner] <= order[pivot]) partner--;
    [order[pivot], order[partner]] = [order[partner], order[pivot]];
    order.push(...order.splice(pivot + 1).reverse());
  }
}

async function canonicalNQuads(document, tables, {digest = 'SHA-256', revision = ''} = {}) {
  return new Canonicaliser(new Walk(new Contexts(tables, revision)).run(document), digest).run();
}
