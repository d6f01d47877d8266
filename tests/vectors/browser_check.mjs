// Runs the check of a visitor's browser under Node.js. Reads {script, cases} as JSON, answers a list as JSON.
import {readFileSync} from 'node:fs';

const {script, tables: given, cases} = JSON.parse(readFileSync(0, 'utf8'));
const BadgeCheck = new Function(`${script}; return BadgeCheck;`)();
const {parseJson, Broken, Open} = BadgeCheck;
const read = value => parseJson(JSON.stringify(value));
const shared = read(given);

async function act({act, text, quads, digest, page, tables}) {
  const known = tables ? read(tables) : shared.get('tables');
  if (act === 'parse') { parseJson(text); return {read: true}; }
  if (act === 'jcs') return {text: BadgeCheck.canonicalJson(parseJson(text))};
  if (act === 'nquads') return {text: await BadgeCheck.canonicalNQuads(parseJson(text), known, {digest})};
  if (act === 'quads') return {text: await new BadgeCheck.Canonicaliser(quads, digest).run()};
  const said = await BadgeCheck.check(text, {
    tables: known, classes: shared.get('classes'), keys: read(page.keys ?? []), issuers: page.issuers,
    lists: new Map(Object.entries(page.lists ?? {})), now: page.now, fetchList: async place => page.served?.[place] ?? null,
  });
  return {...said, document: undefined};
}

const answers = [];
for (const one of cases) {
  try {
    answers.push(await act(one));
  } catch (error) {
    if (!(error instanceof Broken || error instanceof Open)) throw error;
    answers.push({fault: error instanceof Broken ? 'broken' : 'open', reason: error.message});
  }
}
process.stdout.write(JSON.stringify(answers));
