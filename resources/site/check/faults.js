// Why a badge is not called sound. "Broken" says that it does not hold, "Open" that this page cannot tell.
class Broken extends Error {}
class Open extends Error {}

const MOST_TEXT_BYTES = 2 * 1024 * 1024;
const MOST_DEPTH = 64;
const MOST_PROOFS = 10;
const MOST_CONTEXTS = 20;
const MOST_LAYERS = 5000;
const MOST_STATEMENTS = 20000;
const MOST_CALLS = 1000;
const MOST_STEPS = 50000;
const MOST_NESTED_CALLS = 150;
const CLOCK_TOLERANCE_MS = 5 * 60 * 1000;

const isText = value => typeof value === 'string';
const isObject = value => value instanceof Map;
const listOf = value => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);
const typesOf = node => listOf(node.get('type')).filter(isText);
const without = (object, ...names) => new Map([...object].filter(([name]) => !names.includes(name)));
