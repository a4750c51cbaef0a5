// Who else is here: an open page says so now and then, and is told who else does. Nothing is changed under the reader.
(() => {
  const EVERY = 15000;
  const place = () => document.getElementById('others');
  if (!place()?.dataset.presence) return;
  function show(said, revision) {
    const { newer, show: label, revision: seen } = place().dataset;
    const isNewer = newer && String(revision) !== seen;
    const text = [...said, ...(isNewer ? [newer] : [])].join(' ');
    if (place().dataset.said === text) return;
    place().dataset.said = text;
    place().textContent = text;
    if (!isNewer) return;
    const button = document.createElement('button');
    button.type = 'button'; button.className = 'btn btn--sm'; button.textContent = label;
    button.addEventListener('click', () => document.dispatchEvent(new Event('newer')));
    place().append(' ', button);
  }
  async function tell() {
    if (document.hidden) return;
    const { presence, item = '' } = place().dataset;
    const csrf = document.querySelector('[name=csrf]').value;
    try {
      const answer = await fetch(presence, { method: 'POST', body: new URLSearchParams({ csrf, item }) });
      if (!answer.ok) return;
      const { said, revision } = await answer.json();
      show(said, revision);
    } catch { /* nobody is told of others while the network is away; saving says so itself */ }
  }
  tell();
  setInterval(tell, EVERY);
})();
