#include "server/main/customerreport.h"

#include "server/main/matchtext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <cstdio>

namespace otklik::server {

namespace {

struct Sentence final
{
    const char *code;
    const char *text; ///< %1: the detail
};

/// Why a record was refused.
constexpr std::array refusals{
    Sentence{"cut_off", "breaks off"},
    Sentence{"empty", "holds nothing"},
    Sentence{"erased", "was erased on the person's wish, and stays so"},
    Sentence{"no_cards", "holds no card"},
    Sentence{"no_end", "has no END"},
    Sentence{"not_a_person", "is a group or a thing, no person"},
    Sentence{"not_answered", "was asked for and did not come"},
    Sentence{"not_an_object", "is no JSON object"},
    Sentence{"not_here", "is said to be as it was, but is not here: it is read anew the next time"},
    Sentence{"not_json", "is no JSON"},
    Sentence{"outside_card", "stands outside of any card"},
    Sentence{"record_too_long", "is too long"},
    Sentence{"told_twice", "was told before: the first one counts"},
    Sentence{"too_few_columns", "has fewer columns than the first line"},
    Sentence{"too_many_columns", "has more columns than the first line"},
    Sentence{"unclosed_quote", "opens a quote that is never closed"},
};

/// What was not taken from records that were.
constexpr std::array leftovers{
    Sentence{"binary", "A picture or a file, not taken"},
    Sentence{"card_inside", "A card inside of the card, not taken"},
    Sentence{"digits_lost", "A number that a spreadsheet has rounded, kept as a further field"},
    Sentence{"no_id", "No number of the customer, told apart by what they hold"},
    Sentence{"not_a_property", "A line that is no property, not taken"},
    Sentence{"photo_too_large", "A picture that is too large, not taken"},
    Sentence{"photo_unknown", "A picture that is no JPEG or PNG, or broken, not taken"},
    Sentence{"text_too_long", "A text that is too long, cut or not taken"},
    Sentence{"too_many_details", "More further fields than are kept"},
    Sentence{"too_many_orders", "More orders than are kept"},
    Sentence{"too_many_values", "More values of one field than are kept"},
};

/// The sentence of a code, or the code.
template <size_t count>
QByteArray wordsOf(const std::array<Sentence, count> &table, const QString &code)
{
    for (const Sentence &sentence : table)
        if (code == QLatin1StringView(sentence.code))
            return sentence.text;
    return code.toUtf8();
}

QByteArray shortened(const QString &text)
{
    constexpr qsizetype most = 120;
    const QString line = text.simplified();
    return (line.size() > most ? line.left(most) + u'…' : line).toUtf8();
}

void printLikely(const CustomerOutcome &outcome)
{
    constexpr qsizetype most = 3; ///< accounts of one record
    for (const LikelyAccount &account : outcome.likely.first(std::min(outcome.likely.size(), most)))
        std::printf("          likely the same person: %s %s%s, %.1f %%: %s\n", qUtf8Printable(account.network),
                    shortened(account.name).constData(),
                    account.handle.isEmpty() ? "" : (" (" + shortened(account.handle) + ')').constData(),
                    static_cast<double>(account.probability) / 10, qUtf8Printable(reasonsText(account)));
    if (outcome.likely.size() > most)
        std::printf("          and %lld more accounts\n", static_cast<long long>(outcome.likely.size() - most));
}

void print(const CustomerOutcome &outcome)
{
    std::printf("%-9s %s  %s", qPrintable(QString(nameOf(outcome.verdict))), shortened(outcome.externalId).constData(),
                shortened(outcome.name).constData());
    if (outcome.verdict == CustomerVerdict::Refused)
        std::printf("  [%s] %s %s: %s", qUtf8Printable(outcome.code), shortened(outcome.place).constData(),
                    wordsOf(refusals, outcome.code).constData(), shortened(outcome.raw).constData());
    std::printf("\n");
    printLikely(outcome);
    if (outcome.verdict != CustomerVerdict::Changed)
        return;
    for (const CustomerChange &change : outcome.changes)
        std::printf("          %s: %s -> %s\n", shortened(change.field).constData(),
                    change.before.isEmpty() ? "(none)" : shortened(change.before).constData(),
                    change.after.isEmpty() ? "(none)" : shortened(change.after).constData());
}

void printLeftOut(const QString &code, qint64 records)
{
    const auto count = static_cast<long long>(records);
    if (code.startsWith(leftout::sensitiveField))
        std::printf("Never collected, left out of %lld records: \"%s\"\n", count,
                    qUtf8Printable(code.mid(leftout::sensitiveField.size())));
    else if (code == leftout::moreSensitiveFields)
        std::printf("Never collected, left out of %lld records: more fields\n", count);
    else if (code == leftout::sensitiveTag)
        std::printf("Never collected, left out of %lld records: tags of health, religion, politics and the like\n", count);
    else
        std::printf("%s: %lld records\n", wordsOf(leftovers, code).constData(), count);
}

constexpr std::array sentences{
    Sentence{"bad_title", "\"%1\" cannot be the name of a source: up to 100 characters, without a slash."},
    Sentence{"bad_map", "\"%1\" is no COLUMN=FIELD. Fields: id number name first_name last_name patronymic phone email "
                        "address city birth_date language time_zone url link tags note changed order_id order_number "
                        "order_title order_state order_amount order_currency order_placed detail ignore."},
    Sentence{"file_not_found", "There is no file %1."},
    Sentence{"file_unreadable", "The file cannot be read: %1"},
    Sentence{"encoding_unknown", "The file is written in %1, which this system cannot read. Save it as UTF-8."},
    Sentence{"no_rows", "%1 holds no rows."},
    Sentence{"column_not_found", "The file has no column %1."},
    Sentence{"no_customer_columns", "No column looks like one of customers. The columns are: %1. Say which is what with --map "
                                    "COLUMN=FIELD."},
    Sentence{"unsafe_address", "A password goes to an https address only (or to this computer)."},
    Sentence{"sign_in_refused", "The server refuses the user or the password (%1)."},
    Sentence{"source_not_there", "Nothing stands at this address (%1)."},
    Sentence{"source_busy", "The server asks to come later (%1). The same command goes on then."},
    Sentence{"source_fault", "The server has a fault of its own (%1). The same command goes on later."},
    Sentence{"source_refused", "The server does not do what was asked: %1"},
    Sentence{"answer_cut_off", "An answer of the server broke off. The same command goes on."},
    Sentence{"other_protocol", "What answers at this address is something else. Check the address. %1"},
    Sentence{"other_host", "The server sends us to another host (%1), which gets no password. Give that address if it is right."},
    Sentence{"several_address_books", "There are several address books. Give the address of one: %1"},
    Sentence{"no_address_book", "There is no address book at this address."},
    Sentence{"too_many_records", "The server has more records than can be taken. %1"},
    Sentence{"network_unreachable", "The server cannot be reached: %1. The same command goes on later."},
    Sentence{"network_no_answer", "The server does not answer in time: %1. The same command goes on later."},
    Sentence{"network_answer_too_large", "An answer of the server is too large: %1"},
    Sentence{"bad_url", "This is no address of a server."},
};

} // namespace

QString importSentence(const Error &error)
{
    for (const Sentence &sentence : sentences)
        if (error.code == QLatin1StringView(sentence.code))
            return QString::fromLatin1(sentence.text).replace(QLatin1StringView("%1"), error.detail).trimmed();
    return {};
}

void printReport(const CustomerImportReport &report, bool isDryRun)
{
    for (const CustomerOutcome &outcome : report.outcomes)
        print(outcome);
    const CustomerCounts &c = report.counts;
    const qint64 told = c.fresh + c.changed + c.refused + c.gone;
    if (told > report.outcomes.size())
        std::printf("... and %lld more; --report FILE has all of them.\n",
                    static_cast<long long>(told - report.outcomes.size()));
    std::printf("%s%lld records read = %lld new + %lld changed + %lld unchanged + %lld refused; %lld gone.\n",
                isDryRun ? "Nothing was stored. " : "", static_cast<long long>(c.read), static_cast<long long>(c.fresh),
                static_cast<long long>(c.changed), static_cast<long long>(c.unchanged), static_cast<long long>(c.refused),
                static_cast<long long>(c.gone));
    if (c.missing > 0)
        std::printf("%lld records of this source were not told of. Of a file that holds all customers, --whole marks them as "
                    "gone; a record that could not be read may be one of them.\n",
                    static_cast<long long>(c.missing));
    if (c.likely > 0)
        std::printf("%lld of the new records are likely people who are known already. Nobody is linked by the import: the server "
                    "proposes, and colleagues decide.\n",
                    static_cast<long long>(c.likely));
    for (auto it = report.leftOut.begin(); it != report.leftOut.end(); ++it)
        printLeftOut(it.key(), it.value());
    if (report.wasCancelled)
        std::printf("Stopped. What was stored stays; the same command goes on from there.\n");
    if (report.endedBy)
        std::printf("It broke off: %s\n", qUtf8Printable(importSentence(*report.endedBy)));
}

QByteArray reportLine(const CustomerOutcome &outcome)
{
    QJsonObject line{{QStringLiteral("verdict"), QString(nameOf(outcome.verdict))},
                     {QStringLiteral("id"), outcome.externalId},
                     {QStringLiteral("name"), outcome.name},
                     {QStringLiteral("place"), outcome.place}};
    if (!outcome.code.isEmpty()) {
        line.insert(QStringLiteral("code"), outcome.code);
        line.insert(QStringLiteral("raw"), outcome.raw);
    }
    QJsonArray changes;
    for (const CustomerChange &change : outcome.changes)
        changes.append(QJsonObject{{QStringLiteral("field"), change.field},
                                   {QStringLiteral("before"), change.before},
                                   {QStringLiteral("after"), change.after}});
    line.insert(QStringLiteral("changes"), changes);
    QJsonArray likely;
    for (const LikelyAccount &account : outcome.likely)
        likely.append(QJsonObject{{QStringLiteral("account_id"), account.id.value},
                                  {QStringLiteral("network"), account.network},
                                  {QStringLiteral("name"), account.name},
                                  {QStringLiteral("handle"), account.handle},
                                  {QStringLiteral("probability"), static_cast<double>(account.probability) / 1000},
                                  {QStringLiteral("reasons"), reasonsText(account)}});
    if (!likely.isEmpty())
        line.insert(QStringLiteral("likely"), likely);
    line.insert(QStringLiteral("left_out"), QJsonArray::fromStringList(outcome.leftOut));
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace otklik::server
