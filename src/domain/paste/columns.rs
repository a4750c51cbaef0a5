//! What the columns of a pasted sheet mean, by their headings in four languages.

use crate::domain::closed::closed;
use crate::domain::text::slug;

closed! {
    /// What the cells of a column say.
    Column {
        /// Nothing that is wanted.
        Ignore = "ignore",
        /// The whole name, in one cell.
        Name = "name",
        FamilyName = "family-name", GivenName = "given-name", Email = "email", Phone = "phone",
        /// The function they hold.
        Title = "title",
        Organisation = "organisation", Role = "role", Delegation = "delegation", Groups = "groups",
        /// The language they read.
        Language = "language",
        Diet = "diet", Access = "access",
    }
}

/// Headings as [`slug`] spells them: English, French, Norwegian, Vietnamese.
#[rustfmt::skip]
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Name, &["name", "full-name", "participant", "person", "guest", "nom-complet", "nom-et-prenom", "nom-prenom",
        "prenom-et-nom", "prenom-nom", "invite", "navn", "fullt-navn", "deltaker", "gjest", "ho-va-ten", "ho-ten", "ten-day-du",
        "khach-moi", "thanh-vien"]),
    (Column::FamilyName, &["family-name", "last-name", "lastname", "surname", "nom", "nom-de-famille", "etternavn",
        "familienavn", "slektsnavn", "ho", "ho-dem", "ho-va-ten-dem"]),
    (Column::GivenName, &["given-name", "given-names", "first-name", "firstname", "forename", "prenom", "prenoms", "fornavn",
        "ten", "ten-goi"]),
    (Column::Email, &["e-mail", "email", "mail", "e-mail-address", "email-address", "courriel", "mel", "adresse-e-mail",
        "adresse-email", "adresse-electronique", "adresse-mail", "e-post", "epost", "e-postadresse", "epostadresse",
        "thu-dien-tu", "dia-chi-email", "hop-thu"]),
    (Column::Phone, &["phone", "telephone", "tel", "mobile", "cell", "phone-number", "portable", "tel-portable", "telefon",
        "mobil", "mobilnummer", "tlf", "telefonnummer", "dien-thoai", "so-dien-thoai", "sdt", "di-dong"]),
    (Column::Title, &["function", "title", "position", "job-title", "office", "post", "fonction", "titre", "poste", "qualite",
        "charge", "stilling", "tittel", "funksjon", "verv", "chuc-vu", "chuc-danh", "cuong-vi"]),
    (Column::Organisation, &["organisation", "organization", "company", "institution", "employer", "organisme", "entreprise",
        "societe", "structure", "etablissement", "organisasjon", "bedrift", "virksomhet", "institusjon", "firma", "co-quan",
        "don-vi", "to-chuc", "cong-ty"]),
    (Column::Role, &["role", "role-in-the-visit", "participation", "rolle", "vai-tro"]),
    (Column::Delegation, &["delegation", "delegasjon", "doan", "phai-doan"]),
    (Column::Groups, &["group", "groups", "groupe", "groupes", "gruppe", "grupper", "nhom", "cac-nhom"]),
    (Column::Language, &["language", "languages", "langue", "langues", "sprak", "ngon-ngu", "tieng"]),
    (Column::Diet, &["diet", "dietary", "dietary-needs", "food", "meals", "regime", "regime-alimentaire", "alimentation",
        "kosthold", "diett", "mat", "matbehov", "che-do-an", "an-kieng", "an-uong"]),
    (Column::Access, &["access", "access-needs", "accessibility", "mobility", "acces", "accessibilite", "besoins-d-acces",
        "tilgjengelighet", "tilrettelegging", "tiep-can", "nhu-cau-tiep-can", "ho-tro-di-lai"]),
];

/// What a column with this heading most likely says.
#[must_use]
pub fn recognised(heading: &str) -> Column {
    let heading = slug(heading);
    let found = HEADINGS
        .iter()
        .find(|(_, words)| words.contains(&heading.as_str()));
    found.map_or(Column::Ignore, |(column, _)| *column)
}

/// What the columns of a sheet say, if its first row has headings; a second column of one meaning is left out. Where a
/// column of given names stands beside one headed `Name`, that has family names.
#[must_use]
pub fn of_headings(first: &[String]) -> Option<Vec<Column>> {
    let mut columns: Vec<Column> = Vec::new();
    let has_given = first
        .iter()
        .any(|cell| recognised(cell) == Column::GivenName);
    for heading in first {
        let column = match recognised(heading) {
            Column::Name if has_given => Column::FamilyName,
            column => column,
        };
        let is_new = !columns.contains(&column);
        columns.push(if is_new { column } else { Column::Ignore });
    }
    // `Nom` alone is the whole name
    let names = columns
        .iter_mut()
        .find(|column| **column == Column::FamilyName);
    if let Some(column) = names.filter(|_| !has_given) {
        *column = Column::Name;
    }
    let is_heading = columns.iter().any(|column| *column != Column::Ignore);
    is_heading.then_some(columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Closed as _;

    fn check(headings: &str, expect: Option<&str>) {
        let headings: Vec<String> = headings.split('|').map(str::to_owned).collect();
        let columns = of_headings(&headings);
        let words = columns.map(|columns| {
            let words: Vec<&str> = columns.iter().map(|column| column.word()).collect();
            words.join("|")
        });
        assert_eq!(words.as_deref(), expect, "{headings:?}");
    }

    #[test]
    fn headings_in_four_languages() {
        check(
            "Last name|First name|E-mail|Role",
            Some("family-name|given-name|email|role"),
        );
        check(
            "Nom|Prénom|Courriel|Fonction|Organisme",
            Some("family-name|given-name|email|title|organisation"),
        );
        check(
            "Navn|E-post|Språk|Kosthold",
            Some("name|email|language|diet"),
        );
        check(
            "Họ và tên|Chức vụ|Đơn vị|Điện thoại",
            Some("name|title|organisation|phone"),
        );
        check("Họ|Tên|Nhóm", Some("family-name|given-name|groups"));
    }

    #[test]
    fn headings_that_leave_a_choice() {
        check("Nom|Téléphone", Some("name|phone"));
        check("Name|Given name", Some("family-name|given-name"));
        check(
            "N°|Name|Room|E-mail|E-mail",
            Some("ignore|name|ignore|email|ignore"),
        );
        check("NAME |  e-mail:", Some("name|email"));
    }

    #[test]
    fn a_row_of_people_has_no_headings() {
        check("Anne Berg|anne@example.org", None);
    }
}
