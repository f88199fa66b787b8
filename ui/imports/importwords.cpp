#include "ui/imports/importwords.h"

#include "ui/common/errortext.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/links/reasontext.h"

#include <QLocale>

#include <algorithm>

namespace otklik {

namespace {

struct Words final
{
    const char *code;
    const char *text; ///< %1: the detail
};

constexpr Words fieldNames[] = {
    {"name", QT_TRANSLATE_NOOP("ImportWords", "Full name")},
    {"first_name", QT_TRANSLATE_NOOP("ImportWords", "First name")},
    {"last_name", QT_TRANSLATE_NOOP("ImportWords", "Last name")},
    {"patronymic", QT_TRANSLATE_NOOP("ImportWords", "Patronymic")},
    {"id", QT_TRANSLATE_NOOP("ImportWords", "Number that never changes")},
    {"number", QT_TRANSLATE_NOOP("ImportWords", "Customer number")},
    {"phone", QT_TRANSLATE_NOOP("ImportWords", "Phone")},
    {"email", QT_TRANSLATE_NOOP("ImportWords", "E-mail")},
    {"address", QT_TRANSLATE_NOOP("ImportWords", "Address")},
    {"city", QT_TRANSLATE_NOOP("ImportWords", "City")},
    {"birth_date", QT_TRANSLATE_NOOP("ImportWords", "Date of birth")},
    {"language", QT_TRANSLATE_NOOP("ImportWords", "Language")},
    {"time_zone", QT_TRANSLATE_NOOP("ImportWords", "Time zone")},
    {"url", QT_TRANSLATE_NOOP("ImportWords", "Link to the record")},
    {"link", QT_TRANSLATE_NOOP("ImportWords", "Profile in a network")},
    {"tags", QT_TRANSLATE_NOOP("ImportWords", "Tags")},
    {"note", QT_TRANSLATE_NOOP("ImportWords", "Note")},
    {"changed", QT_TRANSLATE_NOOP("ImportWords", "When it was changed")},
    {"order_id", QT_TRANSLATE_NOOP("ImportWords", "Order: number that never changes")},
    {"order_number", QT_TRANSLATE_NOOP("ImportWords", "Order: number")},
    {"order_title", QT_TRANSLATE_NOOP("ImportWords", "Order: what was ordered")},
    {"order_state", QT_TRANSLATE_NOOP("ImportWords", "Order: state")},
    {"order_amount", QT_TRANSLATE_NOOP("ImportWords", "Order: amount")},
    {"order_currency", QT_TRANSLATE_NOOP("ImportWords", "Order: currency")},
    {"order_placed", QT_TRANSLATE_NOOP("ImportWords", "Order: date")},
    {"detail", QT_TRANSLATE_NOOP("ImportWords", "Kept under its own name")},
    {"ignore", QT_TRANSLATE_NOOP("ImportWords", "Not read")},
};

/// %1: the place
constexpr Words refusals[] = {
    {"cut_off", QT_TRANSLATE_NOOP("ImportWords", "%1: it breaks off")},
    {"empty", QT_TRANSLATE_NOOP("ImportWords", "%1: it holds nothing")},
    {"erased", QT_TRANSLATE_NOOP("ImportWords", "%1: this person was erased on their wish, and stays so")},
    {"no_end", QT_TRANSLATE_NOOP("ImportWords", "%1: the card has no END")},
    {"not_a_person", QT_TRANSLATE_NOOP("ImportWords", "%1: a group or a thing, no person")},
    {"not_answered", QT_TRANSLATE_NOOP("ImportWords", "%1: the server was asked for it and did not send it")},
    {"not_an_object", QT_TRANSLATE_NOOP("ImportWords", "%1: it is no JSON object")},
    {"not_here", QT_TRANSLATE_NOOP("ImportWords", "%1: said to be as it was, but it is not here; it is read anew the next time")},
    {"not_json", QT_TRANSLATE_NOOP("ImportWords", "%1: it is no JSON")},
    {"not_utf8", QT_TRANSLATE_NOOP("ImportWords", "%1: its letters cannot be read")},
    {"outside_card", QT_TRANSLATE_NOOP("ImportWords", "%1: it stands outside of any card")},
    {"record_too_long", QT_TRANSLATE_NOOP("ImportWords", "%1: it is too long")},
    {"told_twice", QT_TRANSLATE_NOOP("ImportWords", "%1: the same customer stands there before; the first one counts")},
    {"too_few_columns", QT_TRANSLATE_NOOP("ImportWords", "%1: it has fewer columns than the first line")},
    {"too_many_columns", QT_TRANSLATE_NOOP("ImportWords", "%1: it has more columns than the first line")},
    {"unclosed_quote", QT_TRANSLATE_NOOP("ImportWords", "%1: a quote is opened there and never closed")},
};

constexpr Words leftovers[] = {
    {"binary", QT_TRANSLATE_NOOP("ImportWords", "A picture or a file, not taken")},
    {"card_inside", QT_TRANSLATE_NOOP("ImportWords", "A card inside of the card, not taken")},
    {"digits_lost", QT_TRANSLATE_NOOP("ImportWords", "A number that a spreadsheet has rounded, kept as a further field")},
    {"no_id", QT_TRANSLATE_NOOP("ImportWords", "No number that never changes: told apart by what they hold")},
    {"not_a_property", QT_TRANSLATE_NOOP("ImportWords", "A line that is no property, not taken")},
    {"photo_too_large", QT_TRANSLATE_NOOP("ImportWords", "A picture that is too large, not taken")},
    {"photo_unknown", QT_TRANSLATE_NOOP("ImportWords", "A picture that is no JPEG or PNG, or broken, not taken")},
    {"sensitive_fields", QT_TRANSLATE_NOOP("ImportWords", "Never collected, left out: further fields")},
    {"sensitive_tag", QT_TRANSLATE_NOOP("ImportWords", "Never collected, left out: tags of health, religion, politics and the like")},
    {"text_too_long", QT_TRANSLATE_NOOP("ImportWords", "A text that is too long, cut or not taken")},
    {"too_many_details", QT_TRANSLATE_NOOP("ImportWords", "More further fields than are kept")},
    {"too_many_orders", QT_TRANSLATE_NOOP("ImportWords", "More orders than are kept")},
    {"too_many_values", QT_TRANSLATE_NOOP("ImportWords", "More values of one field than are kept")},
};

/// %1: the detail
constexpr Words troubles[] = {
    {"bad_title", QT_TRANSLATE_NOOP("ImportWords", "This cannot be a name: up to 100 characters, without a slash and without double spaces.")},
    {"bad_map", QT_TRANSLATE_NOOP("ImportWords", "The server does not know what a column was said to be. Update Otklik on both sides.")},
    {"file_not_found", QT_TRANSLATE_NOOP("ImportWords", "The file is no longer there. Choose it again.")},
    {"file_unreadable", QT_TRANSLATE_NOOP("ImportWords", "The file cannot be read. See whether another program has it open, and choose it again.")},
    {"file_empty", QT_TRANSLATE_NOOP("ImportWords", "The file is empty. Export the customers once more and choose it again.")},
    {"file_too_large", QT_TRANSLATE_NOOP("ImportWords", "The file is larger than 64 MB. Split it, and import the parts one after the other under the same name.")},
    {"file_incomplete", QT_TRANSLATE_NOOP("ImportWords", "The server no longer has the file: it is kept for a day, and until it was imported or somebody was erased. Choose it again.")},
    {"encoding_unknown", QT_TRANSLATE_NOOP("ImportWords", "The file is written in %1, which the server cannot read. Save it as UTF-8.")},
    {"no_rows", QT_TRANSLATE_NOOP("ImportWords", "The file holds no rows. Export the customers once more and choose it again.")},
    {"column_not_found", QT_TRANSLATE_NOOP("ImportWords", "The file has no column “%1” any more. Go back and look at the columns again.")},
    {"no_customer_columns", QT_TRANSLATE_NOOP("ImportWords", "No column is said to be one of customers, such as a name or a phone. Go back and say which is which.")},
    {"unsafe_address", QT_TRANSLATE_NOOP("ImportWords", "A password goes to an https address only, and none stands in the address itself. Correct the address.")},
    {"password_missing", QT_TRANSLATE_NOOP("ImportWords", "No password is kept for this address and user. Type it.")},
    {"no_such_customer_source", QT_TRANSLATE_NOOP("ImportWords", "Type the address.")},
    {"sign_in_refused", QT_TRANSLATE_NOOP("ImportWords", "The server there refuses the user or the password (%1). Type both again.")},
    {"source_not_there", QT_TRANSLATE_NOOP("ImportWords", "Nothing stands at this address (%1). Check the address.")},
    {"source_busy", QT_TRANSLATE_NOOP("ImportWords", "The server there asks to come later (%1). Import again later: it goes on then.")},
    {"source_fault", QT_TRANSLATE_NOOP("ImportWords", "The server there has a fault of its own (%1). Import again later: it goes on then.")},
    {"source_refused", QT_TRANSLATE_NOOP("ImportWords", "The server there does not do what was asked: %1")},
    {"answer_cut_off", QT_TRANSLATE_NOOP("ImportWords", "An answer of the server there broke off. Import again: it goes on then.")},
    {"other_protocol", QT_TRANSLATE_NOOP("ImportWords", "What answers at this address is something else. Check the address. %1")},
    {"other_host", QT_TRANSLATE_NOOP("ImportWords", "The server there sends us on to another one (%1), which gets no password. Type that address if it is right.")},
    {"several_address_books", QT_TRANSLATE_NOOP("ImportWords", "There are several address books. Type the address of one: %1")},
    {"no_address_book", QT_TRANSLATE_NOOP("ImportWords", "There is no address book at this address. Check the address.")},
    {"too_many_records", QT_TRANSLATE_NOOP("ImportWords", "The server there has more records than can be taken. %1")},
    {"network_unreachable", QT_TRANSLATE_NOOP("ImportWords", "The server there cannot be reached from the Otklik server. Check the address, or import again later.")},
    {"network_no_answer", QT_TRANSLATE_NOOP("ImportWords", "The server there does not answer in time. Import again later: it goes on then.")},
    {"network_answer_too_large", QT_TRANSLATE_NOOP("ImportWords", "An answer of the server there is too large to be right. Check the address.")},
    {"bad_url", QT_TRANSLATE_NOOP("ImportWords", "This is no address of a server. It begins with https.")},
    {"cancelled", QT_TRANSLATE_NOOP("ImportWords", "Stopped. What was stored by then stays; the same import goes on from there.")},
    {"interrupted", QT_TRANSLATE_NOOP("ImportWords", "The server was stopped meanwhile. What was stored by then stays; import again, and it goes on from there.")},
    {"import_busy", QT_TRANSLATE_NOOP("ImportWords", "Your import before is still under way. Wait for it, or stop it.")},
    {"not_found", QT_TRANSLATE_NOOP("ImportWords", "The import was not finished within a day and is forgotten. Begin it again.")},
    {"disk_full", QT_TRANSLATE_NOOP("ImportWords", "The server has no room for the file. Tell your administrator.")},
};

template <size_t size>
const char *wordsOf(const Words (&table)[size], const QString &code)
{
    const auto found = std::ranges::find_if(table, [&](const Words &one) { return code == QLatin1StringView(one.code); });
    return found == std::end(table) ? nullptr : found->text;
}

QString number(qint64 count)
{
    return QLocale().toString(count);
}

} // namespace

QString ImportWords::kind(CustomerBaseKind kind)
{
    switch (kind) {
    case CustomerBaseKind::File:
        return tr("File");
    case CustomerBaseKind::CardDav:
        return tr("Address book (CardDAV)");
    case CustomerBaseKind::Tryton:
        return tr("Tryton");
    }
    return {};
}

QString ImportWords::verdict(CustomerVerdict verdict)
{
    switch (verdict) {
    case CustomerVerdict::New:
        return tr("New customer");
    case CustomerVerdict::Changed:
        return tr("Change");
    case CustomerVerdict::Unchanged:
        return tr("No change");
    case CustomerVerdict::Gone:
        return tr("Gone customer");
    case CustomerVerdict::Refused:
        return tr("Refused row");
    }
    return {};
}

QString ImportWords::field(const QString &name)
{
    const char *words = wordsOf(fieldNames, name);
    return words ? tr(words) : plaintext::oneLine(name);
}

QStringList ImportWords::fields()
{
    QStringList names;
    for (const Words &one : fieldNames)
        names.append(QString::fromLatin1(one.code));
    return names;
}

QString ImportWords::trouble(const QString &code, const QString &detail)
{
    const char *words = wordsOf(troubles, code);
    constexpr qsizetype longest = 300;
    return words ? QString(tr(words)).replace(QStringLiteral("%1"), plaintext::excerpt(detail, longest)).trimmed()
                 : ErrorText::sentence(code);
}

QString ImportWords::refusal(const ImportOutcome &outcome)
{
    const char *words = wordsOf(refusals, outcome.code);
    const QString place = plaintext::oneLine(outcome.place.startsWith(QStringLiteral("line "))
                                                 ? tr("Line %1").arg(outcome.place.mid(5))
                                                 : outcome.place);
    return words ? QString(tr(words)).replace(QStringLiteral("%1"), place) : place + QStringLiteral(": ") + outcome.code;
}

QString ImportWords::leftOut(const QString &code, qint64 records)
{
    const QLatin1StringView named("sensitive_field: ");
    const char *words = wordsOf(leftovers, code);
    const QString what = code.startsWith(named)
        ? tr("Never collected, left out: “%1”").arg(plaintext::oneLine(code.mid(named.size())))
        : words ? tr(words)
                : plaintext::oneLine(code);
    return records == 0 ? what : tr("%1 (%Ln records)", nullptr, static_cast<int>(records)).arg(what);
}

QString ImportWords::change(const ImportChange &change)
{
    const auto value = [](const QString &text) { return text.isEmpty() ? tr("nothing") : plaintext::oneLine(text); };
    const bool isOrder = change.field.startsWith(QStringLiteral("order "));
    const QString what = isOrder ? tr("Order %1").arg(plaintext::oneLine(change.field.mid(6))) : field(change.field);
    return QStringLiteral("%1: %2 → %3").arg(what, value(change.before), value(change.after));
}

QString ImportWords::likely(const ImportLikely &likely)
{
    constexpr qsizetype most = 3;
    QStringList reasons;
    for (const ProposalReason &reason : likely.reasons)
        if (reason.weight > 0 && reasons.size() < most)
            reasons.append(ReasonText::sentence(reason));
    const QString handle = likely.handle.isEmpty() ? QString() : QStringLiteral(" @") + plaintext::oneLine(likely.handle);
    const QString who = networkLook(likely.network).title + QStringLiteral(": ") + plaintext::oneLine(likely.name) + handle;
    const QString percent = QLocale().toString(static_cast<double>(likely.probability) / 10, 'f', 1);
    const QString sentence = tr("Likely the same person as %1 (%2 %)").arg(who, percent);
    return reasons.isEmpty() ? sentence : sentence + QStringLiteral(": ") + reasons.join(QStringLiteral("; "));
}

QString ImportWords::counts(const QJsonObject &counts)
{
    const auto of = [&counts](const char *name) { return counts.value(QLatin1StringView(name)).toInteger(); };
    QStringList parts{tr("%1 new").arg(number(of("new"))), tr("%1 changed").arg(number(of("changed"))),
                      tr("%1 unchanged").arg(number(of("unchanged"))), tr("%1 refused").arg(number(of("refused")))};
    if (of("gone") > 0)
        parts.append(tr("%1 gone there").arg(number(of("gone"))));
    return tr("%Ln records", nullptr, static_cast<int>(of("read"))) + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
}

QStringList ImportWords::remarks(const QJsonObject &counts)
{
    QStringList lines;
    if (const qint64 likely = counts.value(QStringLiteral("likely")).toInteger(); likely > 0)
        lines.append(tr("%Ln of the new ones are likely people who are known already. Nobody is linked by the import: it is "
                        "proposed under “Same person?”, and colleagues decide.", nullptr, static_cast<int>(likely)));
    if (const qint64 missing = counts.value(QStringLiteral("missing")).toInteger(); missing > 0)
        lines.append(tr("%Ln customers of this base were not told of this time. They stay as they are; if the file holds all "
                        "customers, say so, and they are marked as gone there.", nullptr, static_cast<int>(missing)));
    const QJsonObject codes = counts.value(QStringLiteral("left_out")).toObject();
    for (auto it = codes.constBegin(); it != codes.constEnd(); ++it)
        lines.append(leftOut(it.key(), it->toInteger()));
    return lines;
}

QString ImportWords::end(const ImportRun &run)
{
    if (!run.endedAt)
        return tr("not ended");
    return run.code.isEmpty() ? tr("done") : run.code == QLatin1StringView("cancelled") ? tr("stopped") : trouble(run.code, {});
}

QString ImportWords::progress(const CustomerJob &job)
{
    const qint64 read = job.counts.value(QStringLiteral("read")).toInteger();
    if (job.state == ImportState::Stopping)
        return tr("Stopping…");
    if (job.state == ImportState::Waiting)
        return tr("Waiting for the server…");
    switch (job.step) {
    case ImportStep::None:
        break;
    case ImportStep::Look:
        return tr("Looking at what is there…");
    case ImportStep::Try:
        return tr("Trying out: %Ln records read so far. Nothing is stored.", nullptr, static_cast<int>(read));
    case ImportStep::Import:
        return tr("Importing: %Ln records so far.", nullptr, static_cast<int>(read));
    }
    return {};
}

} // namespace otklik
