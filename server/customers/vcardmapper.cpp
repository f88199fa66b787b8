#include "server/customers/vcardmapper.h"

#include "guidance/interests/sensitive.h"
#include "server/customers/columnsample.h"
#include "server/customers/fieldtext.h"

#include <algorithm>
#include <array>

namespace otklik {

namespace {

struct KnownProperty final
{
    const char *name;
    CustomerField field;
    const char *label = ""; ///< of a detail; empty: the property's name
};

constexpr std::array known{
    KnownProperty{"UID", CustomerField::Id},
    KnownProperty{"FN", CustomerField::Name},
    KnownProperty{"TEL", CustomerField::Phone},
    KnownProperty{"EMAIL", CustomerField::Email},
    KnownProperty{"LABEL", CustomerField::Address},
    KnownProperty{"BDAY", CustomerField::BirthDate, "Birthday"},
    KnownProperty{"LANG", CustomerField::Language, "Language"},
    KnownProperty{"TZ", CustomerField::TimeZone, "Time zone"},
    KnownProperty{"SOURCE", CustomerField::Url, "Source"},
    KnownProperty{"URL", CustomerField::Link},
    KnownProperty{"IMPP", CustomerField::Link},
    KnownProperty{"SOCIALPROFILE", CustomerField::Link},
    KnownProperty{"X-SOCIALPROFILE", CustomerField::Link},
    KnownProperty{"CATEGORIES", CustomerField::Tags},
    KnownProperty{"NOTE", CustomerField::Note},
    KnownProperty{"REV", CustomerField::Changed},
    KnownProperty{"NICKNAME", CustomerField::Detail, "Nickname"},
    KnownProperty{"ORG", CustomerField::Detail, "Company"},
    KnownProperty{"TITLE", CustomerField::Detail, "Job title"},
    KnownProperty{"ROLE", CustomerField::Detail, "Role"},
    KnownProperty{"GENDER", CustomerField::Detail, "Gender"},
    KnownProperty{"ANNIVERSARY", CustomerField::Detail, "Anniversary"},
    // about the card, not the customer
    KnownProperty{"VERSION", CustomerField::Ignore},
    KnownProperty{"PRODID", CustomerField::Ignore},
    KnownProperty{"PROFILE", CustomerField::Ignore},
    KnownProperty{"MAILER", CustomerField::Ignore},
    KnownProperty{"CLASS", CustomerField::Ignore},
    KnownProperty{"KIND", CustomerField::Ignore},
    KnownProperty{"XML", CustomerField::Ignore},
    KnownProperty{"AGENT", CustomerField::Ignore},
    KnownProperty{"SORT-STRING", CustomerField::Ignore},
    KnownProperty{"CLIENTPIDMAP", CustomerField::Ignore},
    KnownProperty{"X-ABLABEL", CustomerField::Ignore},
};

const KnownProperty *knownProperty(const QByteArray &name)
{
    const auto it = std::find_if(known.begin(), known.end(), [&](const KnownProperty &p) { return name == p.name; });
    return it == known.end() ? nullptr : &*it;
}

CustomerField usualFieldOf(const QByteArray &name)
{
    if (name == "N")
        return CustomerField::Name;
    if (name == "ADR")
        return CustomerField::Address;
    if (name == "PHOTO" || name == "LOGO" || name == "SOUND" || name == "KEY")
        return CustomerField::Ignore; // pictures are taken, or not, without being asked about
    const KnownProperty *property = knownProperty(name);
    return property ? property->field : CustomerField::Detail;
}

/// "tel:+7…", "mailto:…", "x-apple:alice": the scheme says what the property says already.
QString withoutScheme(const QString &text)
{
    for (const QLatin1StringView scheme : {QLatin1StringView("tel:"), QLatin1StringView("mailto:"),
                                           QLatin1StringView("x-apple:")})
        if (text.startsWith(scheme, Qt::CaseInsensitive))
            return text.mid(scheme.size());
    return text;
}

} // namespace

/// One card on its way into a draft.
class VCardMapper::OneCard final
{
public:
    OneCard(const RawCard &card, const VCardMapper &mapper) : m_map(mapper.m_map), m_form{false, mapper.m_encoding}
    {
        for (const ContentLine &line : card.lines) {
            if (line.name == "VERSION")
                m_form.isOld = line.value.trimmed() == "2.1";
            m_hasName = m_hasName || (line.name == "FN" && !line.value.trimmed().isEmpty());
        }
        for (const ContentLine &line : card.lines)
            if (line.name == "X-ABLABEL")
                m_labels.insert(line.group, textOf(line, m_form).remove(QLatin1StringView("_$!<"))
                                                .remove(QLatin1StringView(">!$_")));
        if (card.hasCardInside)
            m_draft.leaveOut(QStringLiteral("card_inside"));
        for (const ContentLine &line : card.lines)
            take(line);
    }

    void finish(CustomerRow &row) { m_draft.finish(row); }

    void tellColumn(const ContentLine &line, QList<ImportColumn> &columns) const
    {
        const CustomerField usual = usualFieldOf(line.name);
        const QString name = QString::fromLatin1(line.name);
        if (name.isEmpty() || usual == CustomerField::Ignore)
            return;
        auto column = std::ranges::find(columns, name, &ImportColumn::name);
        if (column == columns.end()) {
            if (columns.size() >= importlimit::columns)
                return;
            const qsizetype given = m_map.fieldGivenTo(name);
            const CustomerField field = given < 0 ? usual : static_cast<CustomerField>(given);
            columns.append(ImportColumn{name, nameOf(field), nameOf(usual), isSensitive(name), {}});
            column = columns.end() - 1;
        }
        const bool isText = !line.isBase64() && !isSensitive(labelOf(line, ""));
        const QString text = partsOf(encodedTextOf(line, m_form), u';', m_form).join(u' ');
        addSample(*column, isText ? text : QString());
    }

private:
    void take(const ContentLine &line)
    {
        if (line.isCut)
            m_draft.leaveOut(line.name == "PHOTO" ? leftout::photoTooLarge : QStringLiteral("text_too_long"));
        if (const qsizetype given = m_map.fieldGivenTo(QString::fromLatin1(line.name)); given >= 0)
            return m_draft.add(static_cast<CustomerField>(given), textOf(line, m_form), labelOf(line, ""));
        if (line.name.isEmpty())
            return m_draft.leaveOut(QStringLiteral("not_a_property"));
        if (line.name == "PHOTO")
            return takePhoto(line);
        if (line.name == "ADR")
            return takeAddress(line);
        if (line.name == "N")
            return takeName(line);
        const bool isBinary = line.isBase64() && !knownProperty(line.name);
        if (isBinary || line.name == "LOGO" || line.name == "SOUND" || line.name == "KEY")
            return m_draft.leaveOut(QStringLiteral("binary"));
        takeText(line);
    }

    /// The user's own label, what the property is called, or its name. Of a label of something sensitive only those
    /// words: the rest of it may be about the person, and the draft tells it in the log.
    [[nodiscard]] QString labelOf(const ContentLine &line, const char *usual) const
    {
        const QString name = QString::fromLatin1(line.name.startsWith("X-") ? line.name.mid(2) : line.name);
        const QString own = line.group.isEmpty() ? QString() : m_labels.value(line.group);
        const QString sensitive = sensitiveWordsOf(own);
        const bool isReached = line.name == "TEL" || line.name == "EMAIL"; // a clinic's phone is a phone
        if (!sensitive.isEmpty() && !isReached)
            return sensitive;
        if (!own.isEmpty() && sensitive.isEmpty() && !isSensitive(name))
            return own;
        return *usual ? QString::fromLatin1(usual) : name;
    }

    void takeText(const ContentLine &line)
    {
        const KnownProperty *property = knownProperty(line.name);
        const QString label = labelOf(line, property ? property->label : "");
        const bool isProfile = !property && line.name.startsWith("X-") && !networkOf(label).isEmpty();
        const CustomerField field = property ? property->field : isProfile ? CustomerField::Link : CustomerField::Detail;
        const QString encoded = encodedTextOf(line, m_form);
        if (field == CustomerField::Tags || line.name == "NICKNAME") {
            for (const QString &part : partsOf(encoded, u',', m_form))
                m_draft.add(field, part, label);
        } else if (line.name == "ORG") {
            m_draft.add(field, joined(partsOf(encoded, u';', m_form)), label);
        } else {
            const QString text = withoutScheme(textOf(line, m_form).trimmed());
            const bool isCategory = line.name == "INTEREST" || line.name == "HOBBY" || line.name == "EXPERTISE";
            if (isCategory && isSensitive(text))
                return m_draft.leaveOut(leftout::sensitiveTag);
            const QString network = QString::fromLatin1(line.parameter("SERVICE-TYPE") + line.parameter("X-SERVICE-TYPE"));
            const QString type = QString::fromLatin1(line.parameter("TYPE")).section(u',', 0, 0);
            const bool isSocial = line.name.endsWith("SOCIALPROFILE") || line.name == "IMPP";
            m_draft.add(field, isSocial ? profileOf(network.isEmpty() ? type : network, text) : text, label);
        }
    }

    static QString joined(QStringList parts)
    {
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }

    void takeName(const ContentLine &line)
    {
        if (m_hasName)
            return;
        const QStringList parts = partsOf(encodedTextOf(line, m_form), u';', m_form);
        m_draft.add(CustomerField::LastName, parts.value(0), QStringLiteral("N"));
        m_draft.add(CustomerField::FirstName, parts.value(1), QStringLiteral("N"));
        m_draft.add(CustomerField::Patronymic, parts.value(2), QStringLiteral("N"));
    }

    /// Post box, flat, street, city, region, code, country: read from the door outwards.
    void takeAddress(const ContentLine &line)
    {
        const QStringList parts = partsOf(encodedTextOf(line, m_form), u';', m_form);
        const QString address = joined({parts.value(2), parts.value(1), parts.value(0), parts.value(3), parts.value(4),
                                        parts.value(5), parts.value(6)});
        m_draft.add(CustomerField::Address, address, QStringLiteral("Address"));
        m_draft.addCity(parts.value(3));
    }

    void takePhoto(const ContentLine &line)
    {
        if (line.isCut)
            return;
        if (line.isBase64())
            return m_draft.addPhoto(bytesOf(line));
        const QByteArray uri = line.value.trimmed();
        const qsizetype comma = uri.indexOf(";base64,");
        if (uri.left(5).toLower() == "data:" && comma > 0)
            m_draft.addPhoto(QByteArray::fromBase64(uri.mid(comma + 8)));
        else
            m_draft.add(CustomerField::Detail, textOf(line, m_form), QStringLiteral("Photo")); // never fetched
    }

    const ColumnMap &m_map;
    VCardForm m_form;
    QHash<QByteArray, QString> m_labels; ///< by group
    CustomerDraft m_draft;
    bool m_hasName = false;
};

void VCardMapper::tellColumns(const RawCard &card, QList<ImportColumn> &columns) const
{
    if (!card.problem.isEmpty())
        return;
    const OneCard one(card, *this);
    for (const ContentLine &line : card.lines)
        one.tellColumn(line, columns);
}

void VCardMapper::map(const RawCard &card, CustomerRow &row) const
{
    row.problem = card.problem;
    const bool isGroup = std::any_of(card.lines.begin(), card.lines.end(), [](const ContentLine &line) {
        return (line.name == "KIND" || line.name == "X-ADDRESSBOOKSERVER-KIND") && line.value.trimmed().toLower() == "group";
    });
    if (row.problem.isEmpty() && isGroup)
        row.problem = QStringLiteral("not_a_person");
    if (row.problem.isEmpty())
        OneCard(card, *this).finish(row);
    if (!row.problem.isEmpty())
        row.raw = plainText(encodedTextOf({{}, {}, {}, card.raw}, {false, m_encoding}), longestRaw, true);
}

} // namespace otklik
