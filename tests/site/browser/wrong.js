// What is wrong with a page at its width: too wide, broken, covered or cut; `large` where its text is.
large => {
  const wrong = [], wide = document.documentElement.scrollWidth, room = document.documentElement.clientWidth
  const over = [...document.body.querySelectorAll('*')].filter(it => it.getBoundingClientRect().right > room + 1).at(-1)
  if (wide > room) wrong.push(`the page is ${wide} wide, the screen ${room}: ${over?.outerHTML.slice(0, 90)}`)
  const shown = el => el.checkVisibility({checkOpacity: true, checkVisibilityCSS: true}) && !el.closest('.hide, .skip')
  const texts = []
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const months = 'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|'
    + 'January|February|March|April|May|June|July|August|September|October|November|December'
  const year = large ? '' : '(?:[\\s\u00a0]\\d{4})?'
  const whole = new RegExp(`\\b\\d{1,2}[\\s\u00a0](?:${months})${year}|\\b\\d{1,2}[.:]\\d{2}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b`, 'g')
  for (let node; node = walk.nextNode();) {
    const el = node.parentElement
    if (!node.data.trim() || el.closest('script, style, svg') || !shown(el)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const clip = el.closest('.scroll')
    for (const box of range.getClientRects())
      if (box.width > 1 && box.height > 1 && !clip) texts.push({el, box, said: node.data.trim().slice(0, 40)})
    if (el.closest('.scroll, q, .item, .facts')) continue
    for (const found of node.data.matchAll(whole)) {
      range.setStart(node, found.index); range.setEnd(node, found.index + found[0].length)
      const tops = new Set([...range.getClientRects()].filter(it => it.width > 0).map(it => Math.round(it.top)))
      if (tops.size > 1) wrong.push(`broken: ${found[0]} in ${node.data.trim().slice(0, 60)}`)
    }
  }
  texts.sort((a, b) => a.box.top - b.box.top)
  for (let i = 0; i < texts.length; i++)
    for (let j = i + 1; j < texts.length && texts[j].box.top < texts[i].box.bottom; j++) {
      const [a, b] = [texts[i], texts[j]]
      if (a.el === b.el) continue
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
      if (across > 2 && down > Math.min(a.box.height, b.box.height) * .35) wrong.push(`"${a.said}" lies over "${b.said}"`)
    }
  for (const el of document.querySelectorAll('button, .button, .ways a, .chip, input, .bar a, .turn a')) {
    if (!shown(el) || el.closest('.scroll')) continue
    const box = el.getBoundingClientRect()
    const cut = el.scrollWidth > el.clientWidth + 1 && el.tagName !== 'INPUT' && el.clientWidth
    if (cut || box.right > room + 1 || box.left < -1) wrong.push(`cut: ${el.textContent.trim().slice(0, 40) || el.id}`)
  }
  return [...new Set(wrong)].slice(0, 6)
}
