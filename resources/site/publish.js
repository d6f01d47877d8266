// The page of an issuer's site on which a visitor drops a badge. Nothing that is dropped here is sent anywhere; the
// lists of withdrawn badges come from this very site.
(() => {
  'use strict';
  const given = BadgeCheck.parseJson(document.getElementById('check-data').textContent);
  const words = JSON.parse(document.getElementById('check-words').textContent);
  const MOST_LIST_TEXT_BYTES = 16 * 1024 * 1024;
  const result = document.getElementById('result');

  async function fetchList(place) {
    try {
      const answer = await fetch(place, {cache: 'no-store', redirect: 'error'});
      const text = answer.ok ? await answer.text() : null;
      return text !== null && text.length <= MOST_LIST_TEXT_BYTES ? text : null;
    } catch { return null; }
  }

  function aboutOf(badge) {
    const member = (value, name) => (value instanceof Map ? value.get(name) : undefined);
    const subject = member(badge, 'credentialSubject');
    const title = [member(member(subject, 'achievement'), 'name'), member(badge, 'name')].find(one => typeof one === 'string');
    const listed = member(subject, 'identifier');
    const named = (Array.isArray(listed) ? listed : [listed])
      .find(one => member(one, 'identityType') === 'name' && member(one, 'hashed') === false);
    const parts = [title ?? '', member(named, 'identityHash')].filter(one => typeof one === 'string' && one);
    return parts.map(one => one.slice(0, 200)).join(' · ');
  }

  async function take(file) {
    const page = {
      tables: given.get('tables'), classes: given.get('classes'), keys: given.get('keys'), issuers: given.get('issuers'),
      lists: given.get('lists'), now: Date.now(), fetchList,
    };
    let found;
    try {
      found = await BadgeCheck.check(await BadgeCheck.textOfFile(file), page);
    } catch (error) {
      const isBroken = error instanceof BadgeCheck.Broken;
      if (!isBroken && !(error instanceof BadgeCheck.Open)) throw error;
      const line = {name: 'structure', outcome: isBroken ? 'fail' : 'unknown', reason: error.message};
      found = {outcome: isBroken ? 'broken' : 'open', lines: [line], suite: ''};
    }
    BadgeCheck.showCheck(result, found, words, aboutOf(found.document));
    result.focus();
  }

  const field = document.getElementById('file');
  field.addEventListener('change', () => { if (field.files.length) take(field.files[0]); });
  document.addEventListener('dragover', event => event.preventDefault());
  document.addEventListener('drop', event => {
    event.preventDefault();
    if (event.dataTransfer.files.length) take(event.dataTransfer.files[0]);
  });
})();
