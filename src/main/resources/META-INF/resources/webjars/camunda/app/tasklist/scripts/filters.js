// What is due next stands on top until somebody orders otherwise; each filter tells how many tasks it
// holds; and who logs in lands on the first that holds any.

const EVERY = 20000;
const NEXT_FIRST = [
  {sortBy: 'dueDate', sortOrder: 'asc'},
  {sortBy: 'priority', sortOrder: 'desc'}
];

const NEWEST_FIRST = JSON.stringify([{sortBy: 'created', sortOrder: 'desc'}]);

const base = document.querySelector('base');
const engine = location.pathname.split('/app/')[1]?.split('/')[1] || 'default';

const address = () => {
  const [path, query = ''] = location.hash.replace(/^#/, '').split('?');
  return {path, asked: new URLSearchParams(query)};
};

const {path, asked} = address();
let landing = !asked.has('filter') && !asked.has('task');

// Before Tasklist looks at the address: it would write its own order there, the newest first.
if (!asked.has('sorting') && (path === '' || path === '/')) {
  asked.set('sorting', JSON.stringify(NEXT_FIRST));
  history.replaceState(null, '', '#/?' + asked);
}

/** Somebody has logged in again in the same page: Tasklist begins anew, with its own order. */
const again = () => {
  const {asked} = address();
  landing = !asked.has('task');
  if (!asked.has('sorting') || asked.get('sorting') === NEWEST_FIRST) {
    asked.set('sorting', JSON.stringify(NEXT_FIRST));
    location.hash = '#/?' + asked;
  }
};

const links = () => [...document.querySelectorAll('.task-filter h4.name a')];
const nameOf = link => link.firstChild?.textContent.trim();
const isActive = link => Boolean(link.closest('.task-filter.active'));

const land = counts => {
  const current = links().find(isActive);
  if (landing && current) {
    landing = false;
    if (!counts.get(nameOf(current))) {
      links().find(link => counts.get(nameOf(link)))?.click();
    }
  }
};

const count = async () => {
  if (document.hidden || links().length === 0) {
    return;
  }
  const answer = await fetch(
    base.getAttribute('engine-api') +
      'engine/' +
      engine +
      '/filter?resourceType=Task&itemCount=true&maxResults=100',
    {credentials: 'same-origin', headers: {Accept: 'application/json'}}
  );
  if (answer.ok) {
    const counts = new Map((await answer.json()).map(each => [each.name, each.itemCount]));
    links().forEach(link => {
      link.dataset.count = counts.get(nameOf(link)) ?? '';
    });
    land(counts);
  }
};

setInterval(count, EVERY);

// The column comes after each login, and anew with every change of it.
let known = '';
let logins = 0;
new MutationObserver(() => {
  const names = links().map(nameOf).join();
  if (names !== known) {
    if (known === '' && logins++ > 0) {
      again();
    }
    known = names;
    count();
  }
}).observe(document.body, {childList: true, subtree: true});
