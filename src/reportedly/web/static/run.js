// How far a run is, told by the server as it happens.
export function follow(run) {
  const events = new EventSource(`/runs/${run.dataset.run}/events`);
  const line = run.querySelector(".sum");
  events.onmessage = (event) => {
    const told = JSON.parse(event.data);
    line.textContent = told.told;
    if (told.done) {
      events.close();
      location.reload();
    }
  };
  events.onerror = () => { // the room was closed, or forgot the run: its page says which
    events.close();
    setTimeout(() => location.reload(), 2000);
  };
}
