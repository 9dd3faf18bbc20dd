// Part of a document as rows of cells, with the cells in question marked. Text is set as text, never as markup.
const element = (name, properties = {}, children = []) => {
    const made = Object.assign(document.createElement(name), properties)
    made.append(...children)
    return made
}

const content = (cell) => {
    if (!cell.is_marked) return [cell.text]
    const start = cell.needle ? cell.text.indexOf(cell.needle) : -1
    if (start < 0) return [element("mark", { textContent: cell.text })]
    const end = start + cell.needle.length
    return [cell.text.slice(0, start), element("mark", { textContent: cell.needle }), cell.text.slice(end)]
}

// A cell that can be picked is a button, whose label says what became of it.
const body = (root, data, cell) => {
    if (!cell.place) return element("div", {}, content(cell))
    const label = data.labels[cell.state]
    const button = element("button", { type: "button", className: cell.state, title: label }, content(cell))
    button.setAttribute("aria-label", `${cell.text} ${label}`)
    button.dataset.place = cell.place
    button.addEventListener("click", () => root.pick(cell.place))
    return button
}

// A row of a whole form keeps the spans of its cells; what its table lacks to the widest stays empty.
const spanned = (root, data, line) => {
    const cells = line.cells.map((cell) => element("td", {
        className: cell.is_marked ? "marked" : "", colSpan: cell.column_span, rowSpan: cell.row_span,
    }, [body(root, data, cell)]))
    if (line.filler) cells.push(element("td", { className: "filler", colSpan: line.filler }))
    return element("tr", {}, [element("th", { scope: "row", textContent: line.place }), ...cells])
}

const row = (line, width) => {
    if (line.is_gap) return element("tr", { className: "gap" }, [element("td", { colSpan: width + 1, textContent: "⋮" })])
    const cells = line.cells.map((cell, index) => {
        const isLast = index === line.cells.length - 1
        return element("td", {
            className: cell.is_marked ? "marked" : "",
            colSpan: isLast ? width - index : 1,
        }, [element("div", {}, content(cell))])
    })
    return element("tr", {}, [element("th", { scope: "row", textContent: line.place }), ...cells])
}

export default function ({ parentElement, data, setTriggerValue }) {
    const root = parentElement.querySelector(".excerpt")
    root.pick = (place) => setTriggerValue("picked", place)
    const written = JSON.stringify(data)
    if (root.written === written) return
    root.written = written
    const focused = root.getRootNode().activeElement?.dataset?.place
    root.classList.toggle("whole", Boolean(data.labels))
    const width = Math.max(1, ...data.rows.map((line) => line.cells.length))
    root.replaceChildren(element("table", {}, [
        element("caption", { textContent: data.caption }),
        element("tbody", {}, data.rows.map((line) => data.labels ? spanned(root, data, line) : row(line, width))),
    ]))
    const marked = root.querySelector("mark")
    if (marked) {
        const [frame, box] = [root.getBoundingClientRect(), marked.getBoundingClientRect()]
        root.scrollLeft += box.left - frame.left - (frame.width - Math.min(box.width, frame.width)) / 2
        root.scrollTop += box.top - frame.top - frame.height / 3
    }
    if (focused) [...root.querySelectorAll("button")].find((button) => button.dataset.place === focused)?.focus({ preventScroll: true })
}
