#include "guidance/team/documentcheck.h"

#include "guidance/bonus/bonusplan.h"
#include "guidance/calendar/businesscalendar.h"
#include "guidance/interests/interests.h"
#include "guidance/learning/modeldocument.h"
#include "guidance/matrix/matrixcheck.h"
#include "guidance/team/cardfields.h"
#include "guidance/team/numberpatternlist.h"
#include "guidance/team/retention.h"
#include "guidance/team/rules.h"
#include "guidance/team/snippets.h"

#include <QXmlStreamReader>

namespace otklik {

namespace {

tl::unexpected<Error> bad(const QString &what)
{
    return failure(Error::Kind::CorrectInput, QStringLiteral("bad_document"), what);
}

template <class Parsed>
Result<void> verdictOn(const Result<Parsed> &parsed)
{
    if (parsed)
        return {};
    return bad(parsed.error().detail);
}

Result<void> checkMatrixBody(const QString &body)
{
    const auto matrix = parseMatrix(body.toUtf8());
    if (!matrix)
        return bad(matrix.error().detail);
    const auto faults = checkMatrix(*matrix);
    if (faults.isEmpty())
        return {};
    switch (faults.constFirst().kind) {
    case MatrixFault::Kind::Gap:
        return bad(QStringLiteral("gap"));
    case MatrixFault::Kind::Overlap:
        return bad(QStringLiteral("overlap"));
    case MatrixFault::Kind::Unreachable:
        return bad(QStringLiteral("unreachable"));
    case MatrixFault::Kind::TooLarge:
        break;
    }
    return bad(QStringLiteral("too large to be checked"));
}

Result<void> checkXml(const QString &body)
{
    QXmlStreamReader xml(body);
    while (!xml.atEnd())
        xml.readNext();
    if (!xml.hasError())
        return {};
    return bad(QStringLiteral("line %1: %2").arg(xml.lineNumber()).arg(xml.errorString()));
}

/// Words, one a line.
Result<void> checkDictionary(const QString &body)
{
    constexpr qsizetype longestWord = 100;
    int number = 0;
    const auto lines = QStringView(body).split(u'\n');
    for (const QStringView line : lines) {
        ++number;
        const QStringView word = line.trimmed();
        if (word.size() > longestWord || word.contains(u' '))
            return bad(QStringLiteral("line %1: not one word").arg(number));
    }
    return {};
}

Result<void> checkModel(const QString &body)
{
    const auto model = readModelDocument(body);
    return model ? Result<void>() : bad(model.error().code);
}

bool mayBeEmpty(TeamDocumentKind kind)
{
    using enum TeamDocumentKind;
    return kind == Dictionary || kind == NumberPatterns || kind == ModelAbout || kind == ModelCharacter || kind == ModelWho
        || kind == CardFields || kind == Retention;
}

} // namespace

Result<void> checkDocument(TeamDocumentKind kind, const QString &body)
{
    using enum TeamDocumentKind;
    if (body.trimmed().isEmpty() && !mayBeEmpty(kind))
        return bad(QStringLiteral("empty"));
    switch (kind) {
    case Matrix:
        return checkMatrixBody(body);
    case DirectingRules:
    case DiscussionRules:
        return verdictOn(parseTeamRules(body));
    case Snippets:
        return verdictOn(parseSnippets(body));
    case WordingRu:
    case WordingEn:
        return checkXml(body);
    case NumberPatterns:
        return verdictOn(parseNumberPatterns(body));
    case Dictionary:
        return checkDictionary(body);
    case Interests:
        return verdictOn(otklik::Interests::parse(body));
    case Bonus:
        return verdictOn(parseBonusPlan(body));
    case Calendar:
        return verdictOn(BusinessCalendar::read(body.toUtf8()));
    case PlainRu:
    case PlainEn:
        break;
    case ModelAbout:
    case ModelCharacter:
    case ModelWho:
        return checkModel(body);
    case CardFields:
        return verdictOn(parseCardFields(body));
    case Retention:
        return verdictOn(parseRetention(body));
    }
    return {};
}

} // namespace otklik
