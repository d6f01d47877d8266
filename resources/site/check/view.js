// What a person is told of a check: a headline, and a line for each part. Texts of a badge are never markup.
// words: {head, line, outcome, reason}; {site} in a reason stands for whoever the site belongs to.
function showCheck(target, found, words, about = '') {
  const make = (name, text, kind) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };
  const list = document.createElement('ul');
  for (const {name, outcome, reason} of found.lines) {
    list.append(make('li', `${words.line[name]}: ${words.outcome[outcome]}. ${words.reason[reason]}`, outcome));
  }
  const parts = [make('p', words.head[found.outcome], 'headline')];
  if (about) parts.push(make('p', about));
  parts.push(list);
  if (found.suite) parts.push(make('p', `${words.suite} ${found.suite}`, 'suite'));
  target.replaceChildren(...parts);
  target.className = `result ${found.outcome}`;
  target.dataset.outcome = found.outcome;
}
