// Marks the page of an administrator: what only they can act on is hidden from everybody else.
const base = document.querySelector('base');
const engine = location.pathname.split('/app/')[1]?.split('/')[1] || 'default';

const look = async () => {
  const answer = await fetch(base.getAttribute('admin-api') + 'auth/user/' + engine, {
    credentials: 'same-origin',
    headers: {Accept: 'application/json'}
  });
  const user = answer.ok ? await answer.json() : {};
  document.body.classList.toggle(
    'leadrelay-administrator',
    (user.authorizedApps || []).includes('admin')
  );
};

// Again after each change of the page: somebody else may have logged in.
look();
window.addEventListener('hashchange', look);
