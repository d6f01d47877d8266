// Whether a document is a badge as the standard describes one, by the table of classes that stands on this page.
// Spec: Open Badges 3.0, Verification, Conformance; Verifiable Credentials Data Model 2.0, Basic Concepts.
const VCDM = ['https://www.w3.org/2018/credentials/v1', 'https://www.w3.org/ns/credentials/v2'];
const OB_CONTEXT = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-3\.\d\.\d)*\.json$/;
const BADGE_TYPES = ['OpenBadgeCredential', 'AchievementCredential', 'EndorsementCredential'];
const OTHER_TYPES = ['ClrCredential', 'VerifiablePresentation', 'BitstringStatusListCredential', 'StatusList2021Credential'];
const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s"<>\\^`{|}\u0000-\u0020]*$/;
const DECIMAL = /^-?\d{1,15}(\.\d{1,15})?$/;

const SIMPLE = {
  TYPES: value => listOf(value).length > 0 && listOf(value).every(item => isText(item) && item),
  TEXT: isText,
  URI: value => isText(value) && ABSOLUTE.test(value),
  BOOLEAN: value => typeof value === 'boolean',
  NUMBER: value => typeof value === 'number',
  DATE_TIME: value => !Number.isNaN(parseTime(value)),
  DATE: value => isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value),
  ENUM: isText,
  PATTERN: (value, table) => isText(value) && new RegExp(`^(?:${table.get('language')})$`).test(value),
  TOKEN: value => isText(value) && /^[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]{2,}$/.test(value),
};

function isBadge(document) {
  const types = typesOf(document);
  return BADGE_TYPES.some(type => types.includes(type)) && !OTHER_TYPES.some(type => types.includes(type));
}

function checkStructure(document, table) {
  const types = typesOf(document);
  const require = (truth, reason = 'shape') => { if (!truth) throw new Broken(reason); };
  const contexts = listOf(document.get('@context'));
  require(VCDM.includes(contexts[0]) && contexts.some(one => isText(one) && OB_CONTEXT.test(one)), 'contexts');
  require(types.includes('VerifiableCredential'));
  const [from, until] = contexts[0] === VCDM[0] ? ['issuanceDate', 'expirationDate'] : ['validFrom', 'validUntil'];
  const start = parseTime(document.get(from));
  require(!Number.isNaN(start), 'dates');
  require(!document.has(until) || parseTime(document.get(until)) >= start, 'dates');
  const name = types.includes('EndorsementCredential') ? 'EndorsementCredential' : 'AchievementCredential';
  checkClass(document, name, table, require);
  const subject = document.get('credentialSubject');
  if (name === 'AchievementCredential' && isObject(subject)) checkResults(subject, require);
}

function checkClass(node, name, table, require) {
  const rule = table.get('classes').get(name);
  const accepted = rule.get('types');
  if (accepted) require(typesOf(node).some(type => accepted.includes(type)));
  for (const [member, value] of node) {
    const wanted = rule.get('members').get(member);
    if (wanted === undefined) {
      require(!rule.get('closed') || member === 'type');
      continue;
    }
    const [kind, of, isMany, orAddress] = wanted;
    for (const item of isMany && Array.isArray(value) ? value : [value]) {
      if (kind === 'OBJECT') {
        if (isObject(item)) checkClass(item, of, table, require);
        else require(isText(item) && (orAddress || of === 'Image') && ABSOLUTE.test(item));
      } else if (kind === 'LANGUAGE_TEXT') {
        require(isText(item) || isLanguageText(item));
      } else {
        require(SIMPLE[kind](item, table), kind.startsWith('DATE') ? 'dates' : 'shape');
      }
    }
  }
  for (const member of rule.get('required')) require(node.has(member), member === 'issuer' ? 'issuer' : 'shape');
}

function isLanguageText(value) {
  const texts = Array.isArray(value) ? value : [value];
  const isSound = item => isText(item) || isObject(item) && isText(item.get('@value')) &&
    [...item.keys()].every(name => ['@value', '@language', '@direction'].includes(name));
  return texts.length > 0 && texts.every(isSound);
}

// What no schema says: results refer to what the achievement describes, and keep its bounds.
function checkResults(subject, require) {
  const achievement = subject.get('achievement'), results = subject.get('result');
  if (!isObject(achievement) || !Array.isArray(results)) return;
  const described = listOf(achievement.get('resultDescription')).filter(isObject);
  for (const result of results.filter(item => isObject(item) && item.has('resultDescription'))) {
    const description = described.findLast(item => isText(item.get('id')) && item.get('id') === result.get('resultDescription'));
    require(description !== undefined, 'results');
    require(description.get('resultType') !== 'Status' || result.has('status'), 'results');
    const allowed = description.get('allowedValue');
    if (Array.isArray(allowed) && allowed.length && result.has('value')) require(allowed.includes(result.get('value')), 'results');
    if (result.has('value')) require(isInRange(result.get('value'), description), 'results');
    const levels = description.get('rubricCriterionLevel');
    if (result.has('achievedLevel') && Array.isArray(levels)) {
      require(levels.filter(isObject).some(level => level.get('id') === result.get('achievedLevel')), 'results');
    }
  }
}

function isInRange(value, description) {
  const bounds = ['valueMin', 'valueMax'].map(name => description.get(name) ?? null);
  if (bounds.every(bound => bound === null)) return true;
  const numbers = [value, ...bounds.filter(bound => bound !== null)];
  // A text that only some programs read as a number settles nothing, unless it holds no digit at all.
  if (numbers.some(one => !DECIMAL.test(String(one)))) throw new Open('number');
  return (bounds[0] === null || Number(bounds[0]) <= Number(value)) && (bounds[1] === null || Number(value) <= Number(bounds[1]));
}
