// A form by the keyboard: the first field has the focus as soon as the form stands, and Ctrl+Enter
// sends it from any field.

/** A form takes a field in 0.3 s after its last key, and would send what was there before. */
const UNTIL_TAKEN_IN = 400;

const FIELDS =
  '.fjs-form input:not([type=hidden]):not([disabled]), .fjs-form textarea:not([disabled])';

const begun = new WeakSet();

const focusFirst = () => {
  const form = document.querySelector('.fjs-form');
  const field = document.querySelector(FIELDS);
  if (form && field && !begun.has(form)) {
    begun.add(form);
    field.focus({preventScroll: true});
  }
};

new MutationObserver(focusFirst).observe(document.documentElement, {
  childList: true,
  subtree: true
});

const button = () =>
  document.querySelector('.modal-dialog .modal-footer .btn-primary') ||
  document.querySelector("button[ng-click='complete()']");

document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && event.ctrlKey && event.target.closest?.('.fjs-form')) {
    event.preventDefault();
    setTimeout(() => button()?.click(), UNTIL_TAKEN_IN);
  }
});
