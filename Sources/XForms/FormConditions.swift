/// Every formula of a form as its dialog writes it, or why it does not.
struct FormConditions: Sendable {
    /// What a dialog's file says of one slot.
    struct Written: Sendable {
        var relevant: String?
        /// `true`, or a condition.
        var required: String?
        var constraint: String?
        var value: String?
        var count: String?
    }

    private(set) var written: [[String]: Written] = [:]
    private(set) var losses: [Loss] = []
    private(set) var slots: FormSlots
    /// What is left out with everything in it, and why.
    private(set) var dropped: [[String]: Loss] = [:]
    private let root: String?
    private var parsed: [String: Result<XPath, XPathFault>] = [:]
    private var maybeEmpty: Set<String> = []
    /// Of the formula that was read last.
    private var lastRemarks: [String] = []

    /// `root` is the form's own element in paths. What depends on something that is left out may have to be left out
    /// itself, so this goes over the form until nothing changes.
    init(_ form: ImportedForm, _ slots: FormSlots, root: String?) {
        self.slots = slots
        self.root = root
        var before: (Int, Set<String>)
        repeat {
            before = (dropped.count, maybeEmpty)
            losses = []
            write(form.items, path: [])
        } while (dropped.count, maybeEmpty) != before
        losses += dropped.values
    }

    private mutating func write(_ items: [FormItem], path: [String]) {
        for item in items {
            let own = path + [item.name]
            guard let slot = slots.index.slots[own], slot.kind.isCarried else { continue }
            write(item, slot)
            write(item.items, path: own)
        }
    }

    private mutating func write(_ item: FormItem, _ slot: Slot) {
        var written = Written()
        if let formula = item.relevant {
            switch expression(
                formula, slot, .holding, .relevance, item.kind == .note ? "it is always said" : "it is always asked")
            {
            case .constant(false):
                let reason = lastRemarks.isEmpty ? "" : ": " + lastRemarks.joined(separator: ", ")
                let loss = Loss(
                    formula.place, .never, "'\(item.name)', which is never asked\(reason)", "left out")
                return drop(item, slot.path, .never, loss)
            case .constant(true), nil: break
            case let condition?: written.relevant = condition.text
            }
        }
        if let formula = item.required, item.kind.isAsked {
            switch expression(formula, slot, .holding, .required, "it may be passed over") {
            case .constant(true): written.required = "true"
            case .constant(false), nil: break
            case let condition?: written.required = condition.text
            }
        }
        written.constraint = constraint(item, slot)
        if slot.kind == .calculation {
            guard let formula = item.calculation else {
                let loss = Loss(
                    item.place, .calculation, "'\(item.name)', which calculates nothing", "left out")
                return drop(item, slot.path, .absent(reason: "calculates nothing"), loss)
            }
            guard let (term, text) = term(formula, slot) else {
                let loss = losses.removeLast()
                return drop(item, slot.path, .absent(reason: "is not carried"), loss)
            }
            if term.mayBeEmpty { maybeEmpty.insert(slot.id) }
            written.value = text
        } else if let formula = item.calculation {
            let what = "the answer '\(formula.text.trimmed)' that is calculated beforehand"
            losses.append(Loss(formula.place, .defaultValue, what, "left out"))
        }
        if let formula = item.count {
            written.count = term(formula, slot, .count, "a further one is offered each time")?.text
        }
        self.written[slot.path] = written
    }

    /// That of the form, and the ends of a scale.
    private mutating func constraint(_ item: FormItem, _ slot: Slot) -> String? {
        var parts: [DialogExpression] = []
        if case .range(let from, let to, _) = item.kind, item.rating == nil {
            parts += [.atom(". >= \(Numeral.text(from))"), .atom(". <= \(Numeral.text(to))")]
        }
        if let formula = item.constraint, item.kind.isAsked,
            let condition = expression(formula, slot, .failing, .constraint, "every answer is taken")
        {
            if condition == .constant(false) {
                losses.append(
                    Loss(
                        formula.place, .constraint,
                        "the constraint '\(formula.text.trimmed)', which nothing meets", "left out"))
            } else {
                parts.append(condition)
            }
        }
        let all = DialogExpression.all(parts)
        return all == .constant(true) ? nil : all.text
    }

    /// Leaves an item out, with what it holds; conditions that speak of it are written anew.
    private mutating func drop(_ item: FormItem, _ path: [String], _ kind: Slot.Kind, _ loss: Loss) {
        dropped[path] = loss
        func leave(_ item: FormItem, _ path: [String], _ slots: inout FormSlots) {
            slots.change(path, to: kind)
            for inner in item.items { leave(inner, path + [inner.name], &slots) }
        }
        leave(item, path, &slots)
    }

    // MARK: One formula

    private mutating func expression(
        _ formula: Formula, _ slot: Slot, _ need: Faithful.Need, _ kind: Loss.Kind, _ done: String
    ) -> DialogExpression? {
        var resolver = resolver(slot, ownsAnswer: kind == .constraint)
        do {
            let condition = try resolver.condition(try parse(formula))
            let known = Knowledge(answered: kind == .constraint ? [resolver.reference(slot)] : [])
            let expression = try Faithful.expression(of: condition, need, knowing: known)
            remark(resolver.remarks, formula)
            return expression
        } catch {
            lose(formula, kind, error.reason, done)
            return nil
        }
    }

    private mutating func term(
        _ formula: Formula, _ slot: Slot, _ kind: Loss.Kind = .calculation,
        _ done: String = "left out"
    ) -> (term: Term, text: String)? {
        var resolver = resolver(slot, ownsAnswer: false)
        do {
            let term = try resolver.term(try parse(formula)).simplified(Knowledge())
            let text = try TermText.calculation(term)
            remark(resolver.remarks, formula)
            return (term, text)
        } catch {
            lose(formula, kind, error.reason, done)
            return nil
        }
    }

    private func resolver(_ slot: Slot, ownsAnswer: Bool) -> Resolver {
        Resolver(
            index: slots.index, root: root, origin: slot.path, repeats: slot.repeats,
            own: ownsAnswer ? slot : nil,
            maybeEmpty: maybeEmpty)
    }

    private mutating func parse(_ formula: Formula) throws(Untranslatable) -> XPath {
        if parsed[formula.text] == nil {
            do throws(XPathFault) {
                parsed[formula.text] = .success(try XPath(parsing: formula.text))
            } catch {
                parsed[formula.text] = .failure(error)
            }
        }
        switch parsed[formula.text]! {
        case .success(let expression): return expression
        case .failure(let fault): throw Untranslatable(fault.message)
        }
    }

    private mutating func remark(_ remarks: [String], _ formula: Formula) {
        lastRemarks = remarks
        for remark in remarks {
            losses.append(
                Loss(
                    formula.place, .approximation, "'\(formula.text.trimmed)': \(remark)",
                    "carried as it stands"))
        }
    }

    private mutating func lose(
        _ formula: Formula, _ kind: Loss.Kind, _ reason: String, _ done: String
    ) {
        losses.append(Loss(formula.place, kind, "'\(formula.text.trimmed)': \(reason)", done))
    }
}

extension FormItem {
    /// The highest number of a scale from 1 by ones, such as a rating has.
    var rating: Int? {
        guard case .range(from: 1, let to, step: 1) = kind, let most = Int(exactly: to),
            (2...10).contains(most)
        else {
            return nil
        }
        return most
    }
}
