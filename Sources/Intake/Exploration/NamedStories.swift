/// Stories about people with made-up names and numbers.
enum NamedStories {
    struct Story {
        var text: String
        /// What must come back nowhere.
        var secrets: Set<String>
    }

    private struct Person {
        var first: String
        var last: String
        var phone: String
        var mailbox: String
    }

    private static let people = [
        Person(first: "Fatou", last: "Diallo", phone: "06 39 98 12 34", mailbox: "fatou.diallo@example.org"),
        Person(first: "Karim", last: "Benali", phone: "0639981235", mailbox: "k.benali@example.com"),
        Person(first: "Mathilde", last: "Lefèvre", phone: "06.39.98.12.36", mailbox: "mathilde@example.net"),
        Person(first: "Duc", last: "Nguyen", phone: "+33 6 39 98 12 37", mailbox: "duc-nguyen@example.org"),
        Person(first: "Oksana", last: "Kovalenko", phone: "06-39-98-12-38", mailbox: "oksana.k@example.org"),
        Person(first: "Jean-Baptiste", last: "Le Goff", phone: "0033639981239", mailbox: "jb.legoff@example.fr"),
        Person(first: "Aïcha", last: "Ben Salah", phone: "07 00 55 12 40", mailbox: "aicha_bs@example.org"),
        Person(first: "aminata", last: "Traoré", phone: "06 3998 1241", mailbox: "aminata+cesure@example.org"),
    ]

    static let all: [Story] = people.flatMap(stories)

    private static func stories(of person: Person) -> [Story] {
        let (name, phone) = ("\(person.first) \(person.last)", person.phone)
        let first = person.first
        return [
            Story(
                text: "\(name), la couturière du 2e (\(phone)), m'a appris à coudre hier à la cantine, pour rien",
                secrets: [first, person.last, phone]),
            Story(
                text: "mardi \(first) m'a prêté sa perceuse, on peut l'appeler au \(phone)", secrets: [first, phone]),
            Story(
                text: "Hier au jardin j'ai rencontré \(name), on a mangé ensemble", secrets: [first, person.last]),
            Story(
                text: "grâce à \(name) j'ai trouvé un stage, écrivez-lui à \(person.mailbox)",
                secrets: [first, person.last, person.mailbox]),
            Story(text: "c'était avec \(first), au \(phone)", secrets: [first, phone]),
            Story(text: "\(name)", secrets: [first, person.last]),
            Story(text: "c'était pas \(first), c'était \(name)", secrets: [first, person.last]),
            Story(text: "ajoute que \(first) nous a aidés à repeindre la salle commune", secrets: [first]),
            Story(
                text: "en fait c'est \(name) qui a réparé mon vélo, tel \(phone)", secrets: [first, person.last, phone]),
            Story(text: "son numéro c'est le \(phone)", secrets: [phone]),
        ]
    }
}
