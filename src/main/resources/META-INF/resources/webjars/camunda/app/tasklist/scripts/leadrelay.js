// What Leadrelay adds to Tasklist: the sentence of a refusal beside the button that was pressed,
// and links that leave the form open. The form keeps what was typed.
import './administrators.js';
import './form-words.js';

const REFUSAL = 'leadrelay-refusal';

/** The bar with the button to submit: of the start form's dialog if it is open, else of the task. */
const buttons = () =>
  document.querySelector('.modal-dialog .modal-footer') ||
  document.querySelector('.task-form .form-actions, .form-actions');

const clear = () => document.querySelectorAll('.' + REFUSAL).forEach(old => old.remove());

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

/** Tasklist's own notification says the same and covers the button. */
const dropNotification = sentence =>
  document.querySelectorAll('.page-notifications .alert').forEach(shown => {
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

// Half-filled forms hold personal data and stay in the browser otherwise.
Object.keys(localStorage)
  .filter(key => key.startsWith('camForm:'))
  .forEach(key => localStorage.removeItem(key));
