// Marks the cards of hot leads and of what is overdue. Tasklist's own mark for overdue keeps to the
// time at which the page was opened.

/** The process gives the tasks of hot leads 80, all others 50. */
const HOT = 75;

/** The engine writes a time zone without its colon, which not every browser reads. */
const time = text => new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));

const mark = (card, task) => {
  card.classList.toggle('leadrelay-hot', task.priority >= HOT);
  card.classList.toggle('leadrelay-overdue', Boolean(task.due) && time(task.due) < new Date());
};

export default {
  id: 'leadrelay-card',
  pluginPoint: 'tasklist.card',
  render: (node, api, scope) => {
    // It stands in the page a moment later.
    setTimeout(() => {
      const card = node.closest('li.task');
      if (card && scope.task) {
        mark(card, scope.task);
      }
    });
  }
};
