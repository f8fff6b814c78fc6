// What Leadrelay adds to Tasklist: the sentence of a refusal beside the button that was pressed,
// and links that leave the form open. The form keeps what was typed.
import './administrators.js';
import {language} from './language.js';
import './keyboard.js';
import './form-words.js';

const REFUSAL = 'leadrelay-refusal';

/** The bar with the button to submit: of the start form's dialog if it is open, else of the task. */
const buttons = () =>
  document.querySelector('.modal-dialog .modal-footer') ||
  document.querySelector('.task-form .form-actions, .form-actions');

/** Takes our sentence away, and keeps what Tasklist said to the same from coming forth again. */
const clear = () =>
  document.querySelectorAll('.' + REFUSAL).forEach(old => {
    document
      .querySelectorAll('.modal-dialog .alert')
      .forEach(told => told.classList.add('leadrelay-told'));
    old.remove();
  });

const say = sentence => {
  clear();
  const bar = buttons();
  if (bar) {
    const said = document.createElement('p');
    said.className = REFUSAL;
    said.setAttribute('role', 'alert');
    said.textContent = sentence;
    bar.prepend(said);
    bar.scrollIntoView({block: 'nearest'});
  }
};

/** Tasklist's own notification says the same and covers the button, or stands above the form. */
const dropNotification = sentence =>
  document.querySelectorAll('.page-notifications .alert, .modal-dialog .alert').forEach(shown => {
    if (shown.textContent.includes(sentence)) {
      shown.querySelector('[ng-click^="removeNotification"]')?.click();
    }
  });

const refusalIn = request => {
  if (request.status !== 409 && request.status !== 422) {
    return null;
  }
  try {
    const answer = JSON.parse(request.responseText);
    return answer.type === 'Refusal' ? answer.sentence : null;
  } catch (noJson) {
    return null;
  }
};

const send = XMLHttpRequest.prototype.send;
XMLHttpRequest.prototype.send = function (...body) {
  this.addEventListener('loadend', () => {
    const sentence = refusalIn(this);
    if (sentence) {
      say(sentence);
      // It comes once Tasklist has dealt with the answer.
      [0, 100, 500].forEach(wait => setTimeout(dropNotification, wait, sentence));
    }
  });
  return send.apply(this, body);
};

// Tasklist speaks of an error over the button. What is wrong stands beside the field already.
const INCOMPLETE = {
  en: 'Not everything is filled in yet: see what is marked red.',
  de: 'Noch ist nicht alles ausgefüllt: siehe die roten Hinweise.'
};
const answered = new WeakSet();

new MutationObserver(() => {
  const wrong = document.querySelector('.fjs-form .fjs-form-field-error');
  document
    .querySelectorAll('.page-notifications .alert-danger, .modal-dialog .alert-danger')
    .forEach(shown => {
      if (wrong && !answered.has(shown)) {
        answered.add(shown);
        setTimeout(() => {
          shown.querySelector('[ng-click^="removeNotification"]')?.click();
          say(INCOMPLETE[language]);
          wrong.scrollIntoView({block: 'center'});
        });
      }
    });
}).observe(document.body, {childList: true, subtree: true});

document.addEventListener('input', clear);
document.addEventListener('change', clear);

// A page of our own opens beside the form, which would lose what was typed. A form's own "target"
// does not survive the cleaning of its HTML.
document.addEventListener(
  'click',
  event => {
    const link = event.target.closest?.('.fjs-form a[href^="/"]');
    if (link) {
      link.target = '_blank';
      link.rel = 'noopener';
    }
  },
  true
);

// A mail's link names a task, or what a task is about: the reader's own is looked up then. Of one
// that is gone, or was never theirs, a sentence says so, and the list is there to go on.
const GONE = {
  en: 'This task is no longer there for you: it is done, or somebody else has it now.',
  de: 'Diese Aufgabe ist für Sie nicht mehr da: Sie ist erledigt, oder jemand anders hat sie jetzt.'
};
const base = document.querySelector('base');
const engineRest =
  base.getAttribute('engine-api') +
  'engine/' +
  (location.pathname.split('/app/')[1]?.split('/')[1] || 'default');

const asked = () => new URLSearchParams(location.hash.split('?')[1] || '');

const tell = sentence => {
  document.querySelectorAll('.leadrelay-gone').forEach(old => old.remove());
  const said = document.createElement('p');
  said.className = 'leadrelay-refusal leadrelay-gone';
  said.setAttribute('role', 'alert');
  said.textContent = sentence;
  document.body.prepend(said);
  setTimeout(() => said.remove(), 15000);
};

const tasks = query =>
  fetch(engineRest + '/task?' + query, {
    credentials: 'same-origin',
    headers: {Accept: 'application/json'}
  }).then(answer => (answer.ok ? answer.json() : null));

let looked = null;

const follow = async () => {
  const about = asked().get('about');
  const wanted = about || asked().get('task');
  if (!location.hash.startsWith('#/?') || !wanted) {
    looked = null;
    return;
  }
  // Tasklist writes more into the address, so only what is wanted tells whether it is another.
  if (wanted === looked) {
    return;
  }
  looked = wanted;
  const found = await tasks(
    (about ? 'processInstanceBusinessKey=' : 'taskId=') + encodeURIComponent(wanted)
  );
  if (found === null) {
    // Nobody is logged in yet: Tasklist comes back here after that.
    looked = null;
    return;
  }
  if (about) {
    location.hash = found.length > 0 ? '#/?task=' + found[0].id : '#/';
  }
  if (found.length === 0) {
    tell(GONE[language]);
  }
};

window.addEventListener('hashchange', follow);
follow();

// Half-filled forms hold personal data and stay in the browser otherwise.
Object.keys(localStorage)
  .filter(key => key.startsWith('camForm:'))
  .forEach(key => localStorage.removeItem(key));
