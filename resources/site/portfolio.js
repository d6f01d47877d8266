// The portfolio's own behaviour: the search on the index, and the check on the page of a badge.
(() => {
  'use strict';
  const field = document.getElementById('search');
  if (field) {
    const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const cards = [...document.querySelectorAll('[data-words]')].map(card => [card, fold(card.dataset.words)]);
    const count = document.getElementById('count');
    const filter = () => {
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [card, text] of cards) {
        card.hidden = !words.every(word => text.includes(word));
        if (!card.hidden) shown++;
      }
      count.textContent = shown + ' ' + count.dataset.label;
    };
    field.addEventListener('input', filter);
    document.getElementById('search-form').addEventListener('submit', event => event.preventDefault());
    document.getElementById('search-form').hidden = false;
    filter();
  }
  const button = document.getElementById('check');
  if (button) {
    const words = JSON.parse(document.getElementById('check-words').textContent);
    const result = document.getElementById('check-result');
    button.hidden = false;
    button.addEventListener('click', async () => {
      const given = BadgeCheck.parseJson(document.getElementById('check-data').textContent);
      const text = JSON.parse(document.getElementById('badge-text').textContent);
      const page = {tables: given.get('tables'), classes: given.get('classes'), keys: [], lists: new Map(), now: Date.now()};
      BadgeCheck.showCheck(result, await BadgeCheck.check(text, page), words);
    });
  }
})();
