#include "guidance/privacy/addresses.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace otklik {

namespace {

const auto caseless = QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;

/// «ул.», «проспект», also behind the name: «Лесную улицу», «Невский проспект».
const QString russianStreet =
    QStringLiteral("\\b(?:(?-i:\\p{Lu})\\w{2,20}(?:ая|ую|ой|ий|ый|ое|ом|ого)\\s)?"
                   "(?:ул(?:\\.|иц[аеыу]\\b|\\b)|пр(?:\\.|-т|-кт|-д|осп(?:\\.|ект\\w{0,2}))|пер(?:\\.|еул\\w{1,4})|"
                   "б-р|бул(?:\\.|ьвар\\w{0,2})|ш(?:\\.|оссе)|наб(?:\\.|ережн\\w{2})|мкр\\.?|микрорайон\\w{0,2}|"
                   "проезд\\w{0,2}|пл(?:\\.|ощад\\w)|туп(?:\\.|ик))");
const QString russianFlat = QStringLiteral("\\bкв(?:\\.|артир[аеуы]|\\b)\\s{0,3}(?:№\\s?)?\\d{1,4}");
const QString englishStreet = QStringLiteral(
    "\\d{1,5}[a-z]? (?:[a-z][a-z.']{1,20} ){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|"
    "boulevard|blvd|way|place|pl|terrace|close)\\b");

/// Whether one of the words stands in the text, whatever its case.
template <size_t n>
bool hasAny(const QString &text, const std::array<QStringView, n> &words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](QStringView word) { return text.contains(word, Qt::CaseInsensitive); });
}

void append(const QRegularExpression &pattern, const QString &text, QList<TextSpan> &found)
{
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        found.append({match.capturedStart(QStringLiteral("home")), match.capturedLength(QStringLiteral("home"))});
    }
}

void findWithFlat(const QString &text, QList<TextSpan> &found)
{
    if (text.contains(u"кв", Qt::CaseInsensitive)) {
        static const QRegularExpression russian(
            QStringLiteral("(?<home>") + russianStreet + QStringLiteral("[^\\n]{2,60}?") + russianFlat
                + QStringLiteral("|\\bд(?:ом)?\\.?\\s?\\d{1,4}[^\\n]{0,25}?") + russianFlat + QStringLiteral(")"),
            caseless);
        append(russian, text, found);
    }
    static constexpr std::array<QStringView, 5> words{u"apt", u"apartment", u"flat", u"unit", u"suite"};
    if (!hasAny(text, words))
        return;
    static const QRegularExpression english(
        QStringLiteral("(?<home>\\b") + englishStreet
            + QStringLiteral("\\.?,? ?(?:apt|apartment|flat|unit|suite|#)\\.? ?#?\\w{1,5}\\b"
                             "|\\b(?:flat|apt|apartment|unit)\\.? \\w{1,4},? ")
            + englishStreet + QStringLiteral(")"),
        caseless);
    append(english, text, found);
}

/// Houses without a flat, which need words about a home before them on the line.
void findAfterWords(const QString &text, QList<TextSpan> &found)
{
    static constexpr std::array<QStringView, 5> russianWords{u"жив", u"прожив", u"прописан", u"адрес",
                                                             u"зарегистрирован"};
    static const QString house =
        QStringLiteral("\\s?[^\\n\\d,]{2,40},?\\s?(?:д(?:ом)?\\.?\\s?)?\\d{1,4}(?:[а-я]\\b)?(?:\\s?[-/]\\s?\\d{1,4})?"
                       "(?:,?\\s?(?:корп(?:ус)?|к|стр(?:оение)?)\\.?\\s?\\d{1,3})?");
    if (hasAny(text, russianWords)) {
        static const QRegularExpression russian(
            QStringLiteral("\\b(?:жив(?:у|[её]м|[её]т|ут)|прожива\\w{1,4}|прописан\\w?|зарегистрирован\\w?|"
                           "(?:мой|моего|моему|ваш|вашего|вашему|домашн\\w{2,3}) (?:домашний )?адрес\\w{0,2}|"
                           "адрес\\w{0,2} "
                           "(?:доставки|проживания|прописки|регистрации|клиента|получателя))\\b[^\\n]{0,40}?(?<home>")
                + russianStreet + house + QStringLiteral(")"),
            caseless);
        append(russian, text, found);
        static const QRegularExpression before(QStringLiteral("(?<home>") + russianStreet + house
                                                   + QStringLiteral("),?\\s(?:прожива|жив[её]т|живу)"),
                                               caseless);
        append(before, text, found);
    }
    static constexpr std::array<QStringView, 2> englishWords{u"live", u"address"};
    if (!hasAny(text, englishWords))
        return;
    static const QRegularExpression english(
        QStringLiteral(
            "\\b(?:liv(?:e|es|ing) at|(?:my|your|his|her|home|delivery|shipping) (?:new |home )?address(?: is|:)?|"
            "delivered? to)\\b:? [^\\n\\d]{0,20}?(?<home>")
            + englishStreet + QStringLiteral(")"),
        caseless);
    append(english, text, found);
}

} // namespace

QList<TextSpan> findHomeAddresses(const QString &text)
{
    QList<TextSpan> found;
    findWithFlat(text, found);
    findAfterWords(text, found);
    return found;
}

} // namespace otklik
