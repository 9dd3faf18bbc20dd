// A table as on paper. Figures are buttons that open what stands behind them; text is set as text, never as markup.
const SHORT = 24

const element = (name, properties = {}, children = []) => {
    const made = Object.assign(document.createElement(name), properties)
    made.append(...children)
    return made
}

const opener = (root, key, text, label, className) => {
    const button = element("button", { type: "button", className, textContent: text, title: label })
    button.setAttribute("aria-label", label)
    button.dataset.opens = key
    button.addEventListener("click", () => {
        root.open(key)
        comeBack(root, button)
    })
    return button
}

// A dialog gives the focus back to the page, but cannot see into this table: the button takes it once the dialog has gone.
const comeBack = (root, button) => {
    root.waiting?.disconnect()
    let wasOpen = false
    root.waiting = new MutationObserver(() => {
        const isOpen = document.querySelector("[role=dialog]") !== null
        if (wasOpen && !isOpen) {
            root.waiting.disconnect()
            setTimeout(() => button.focus(), 50)
        }
        wasOpen = isOpen
    })
    root.waiting.observe(document.body, { childList: true, subtree: true })
}

const content = (root, data, column, cell) => {
    const parts = []
    const label = `${column.label} ${cell.text} ${data.open_label}`
    if (cell.opens && (column.opener !== "origin" || cell.text.length <= SHORT)) {
        parts.push(opener(root, cell.opens, cell.text, label, column.opener === "link" ? "link" : "figure"))
    } else if (cell.text) {
        parts.push(element("span", { textContent: cell.text }))
        if (cell.opens) parts.push(" ", opener(root, cell.opens, data.origin_label, `${column.label} ${data.open_label}`, "origin"))
    }
    if (cell.mark) parts.push(element("span", { className: "mark", textContent: cell.mark }))
    if (cell.note) parts.push(element("span", { className: "note", textContent: cell.note }))
    return parts
}

const row = (root, data, line) => {
    const made = element("tr", { className: `${line.kind} ${line.is_quiet ? "quiet" : ""}` })
    let place = 0
    line.cells.forEach((cell, index) => {
        const column = data.columns[place]
        const isHeading = index === 0
        const made_cell = element(isHeading ? "th" : "td", { className: `${column.kind} ${cell.tone}`, colSpan: cell.span })
        if (isHeading) made_cell.scope = line.kind === "group" ? "rowgroup" : "row"
        if (cell.opens && cell.opens === data.marked) made_cell.classList.add("marked")
        if (!cell.text && !cell.note) made_cell.classList.add("empty")
        made_cell.dataset.label = column.label
        made_cell.append(element("div", { className: "content" }, content(root, data, column, cell)))
        made.append(made_cell)
        place += cell.span
    })
    return made
}

const table = (root, data) =>
    element("table", { className: data.form }, [
        element("caption", { textContent: data.caption }),
        element("thead", {}, [
            element("tr", {}, data.columns.map((column) =>
                element("th", { scope: "col", className: column.kind, textContent: column.label }))),
        ]),
        element("tbody", {}, data.rows.map((line) => row(root, data, line))),
    ])

export default function ({ parentElement, data, setTriggerValue }) {
    const root = parentElement.querySelector(".sheet")
    root.open = (key) => setTriggerValue("opened", key)
    // Drawn again only when it changed, so that whoever closes a dialog finds the focus where it was.
    const written = JSON.stringify(data)
    if (root.written === written) return
    root.written = written
    const focused = root.getRootNode().activeElement?.dataset?.opens
    root.replaceChildren(table(root, data))
    if (focused) [...root.querySelectorAll("button")].find((button) => button.dataset.opens === focused)?.focus()
    if (data.marked) root.querySelector(".marked")?.scrollIntoView({ block: "nearest" })
}
