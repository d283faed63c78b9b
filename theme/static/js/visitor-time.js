// Adds the visitor's own time to that of the place, where the two differ.
for (const line of document.querySelectorAll("[data-visitor-time]")) {
  const start = new Date(line.dataset.start);
  const end = new Date(line.dataset.end);
  const offset = (moment) => -moment.getTimezoneOffset();
  const [, sign, hours, minutes] = line.dataset.start.match(/([+-])(\d\d):(\d\d)$/) ?? [];
  const there = sign && Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  if (sign === undefined || there === offset(start)) continue;
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  line.querySelector("time").textContent = `${format.formatRange(start, end)} (${zone})`;
  line.prepend(`${line.dataset.visitorTime} `);
  line.hidden = false;
}
