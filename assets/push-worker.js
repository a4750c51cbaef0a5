// Shows what the service says of an urgent change, and opens the page of whoever allowed it. It fetches and keeps nothing.
"use strict";

self.addEventListener("push", (event) => {
  const said = event.data.json();
  // a newer hint takes the place of one that was not read
  const options = { body: said.body, lang: said.lang, tag: "escale", renotify: true };
  event.waitUntil(self.registration.showNotification(said.title, options));
});

const open = async () => {
  const page = self.registration.scope;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((one) => one.url.startsWith(page));
  if (!there) return self.clients.openWindow(page);
  await there.focus();
  return there.navigate(page).catch(() => undefined);
};

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open());
});
