// The language of who is logged in, which the server keeps: the web apps start in it, and a link in
// their header changes it. Before the login it is that of who was here last.
const REMEMBERED = 'leadrelay-language';
const NAMES = {en: 'English', de: 'Deutsch'};

const base = document.querySelector('base');
const address = base.getAttribute('app-root').replace(/\/camunda$/, '') + '/language';

const ask = async () => {
  try {
    const answer = await fetch(address, {
      credentials: 'same-origin',
      headers: {Accept: 'application/json'}
    });
    return answer.ok ? await answer.json() : {};
  } catch (unreachable) {
    return {};
  }
};

const first = await ask();
let loggedIn = first.loggedIn;

/** The language of this page, en or de. */
export const language =
  (loggedIn ? first.language : localStorage.getItem(REMEMBERED) || first.language) || 'en';

if (loggedIn) {
  localStorage.setItem(REMEMBERED, language);
}
document.documentElement.lang = language;

const choose = async other => {
  if (!(await ask()).loggedIn) {
    localStorage.setItem(REMEMBERED, other);
    location.reload();
    return;
  }
  const answer = await fetch(address, {
    method: 'PUT',
    credentials: 'same-origin',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({language: other})
  });
  if (answer.ok) {
    localStorage.setItem(REMEMBERED, other);
    location.reload();
  }
};

/** The other language, by its own name, before the name of the user. */
const offer = () => {
  const account = document.querySelector('[cam-widget-header] .account');
  if (!account || account.parentElement.querySelector('.leadrelay-language')) {
    return;
  }
  const other = language === 'de' ? 'en' : 'de';
  const entry = document.createElement('li');
  entry.className = 'leadrelay-language';
  const link = document.createElement('a');
  link.href = '';
  link.lang = other;
  link.textContent = NAMES[other];
  link.addEventListener('click', event => {
    event.preventDefault();
    event.stopPropagation();
    choose(other);
  });
  entry.append(link);
  account.before(entry);
};

new MutationObserver(offer).observe(document.body, {childList: true, subtree: true});

// Somebody has logged in whose language is another one.
window.addEventListener('hashchange', async () => {
  if (location.hash.startsWith('#/login')) {
    loggedIn = false;
  } else if (!loggedIn) {
    const now = await ask();
    loggedIn = now.loggedIn;
    if (loggedIn) {
      localStorage.setItem(REMEMBERED, now.language);
      if (now.language !== language) {
        location.reload();
      }
    }
  }
});
